package salvo.live.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.live.EventReader;
import salvo.live.FakeSource;
import salvo.live.LiveFrame;
import salvo.live.LivePhase;
import salvo.live.LiveSource;
import salvo.live.WatchedRun;
import salvo.slo.Cause;
import salvo.slo.Verdict;
import salvo.stats.RunStats.ErrorCount;

class LiveViewTest {

  private static final Verdict PASS =
      new Verdict(Verdict.Status.PASS, List.of(new Cause.AllMet(2)));

  private static final Duration SHORT_PERIOD = Duration.ofMillis(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<LiveFrame> frames = new LinkedBlockingQueue<>();
  private LiveView view;

  @AfterEach
  void close() {
    if (view != null) {
      view.close();
    }
  }

  @Test
  void shouldShowAFrameEachSecond() throws InterruptedException {
    FakeSource source = new FakeSource();
    source.loadMillis = 1_000;
    view = LiveView.start(options(OptionalInt.empty(), source, frames::add));
    view.enter(LivePhase.LOAD);
    view.accept(request());
    view.accept(new RunEvent.User("regular", true, 1));

    assertThat(frame().number()).isEqualTo(1);
    LiveFrame second = frame();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.state().figures().requests()).isEqualTo(1);
    assertThat(view.address()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldWarnAndGoOnWhenThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      view = view(OptionalInt.of(taken.getLocalPort()), new FakeSource(), frames::add);

      assertThat(view.address()).isEmpty();
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0))
          .startsWith("salvo.live.port = " + taken.getLocalPort() + ": the run has no live page")
          .contains("in use")
          .endsWith("Free the port, or set 0 for any free one.");
      assertThat(frame().number()).isEqualTo(1);
    }
  }

  @Test
  void shouldBlameTheMachineAndNotThePortWhenNothingAnswersInTime() {
    IOException late = new IOException("no answer within 20 s", new TimeoutException());

    assertThat(LiveView.noPage(0, late))
        .isEqualTo(
            "salvo.live.port = 0: the run has no live page, because nothing can listen there (no"
                + " answer within 20 s). The machine is too busy to start it.");
  }

  @Test
  void shouldWarnOnceAndFailAloneWhenItCannotShow() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch called = new CountDownLatch(1);
    view =
        view(
            OptionalInt.empty(),
            new FakeSource(),
            frame -> {
              calls.incrementAndGet();
              called.countDown();
              throw new IllegalStateException("no more paper");
            });

    assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
    view.accept(request());
    view.finish(PASS);
    view.end(Optional.empty());

    assertThat(calls).hasValue(1);
    assertThat(warnings)
        .containsExactly(
            "The live view ended early, and the run went on without it:"
                + " java.lang.IllegalStateException: no more paper.");
  }

  @Test
  void shouldStopTheLoadOnceWhenThePageAsksTwice() throws Exception {
    AtomicInteger stops = new AtomicInteger();
    view = view(OptionalInt.of(0), new FakeSource(), frames::add);
    String token = token();

    assertThat(stop(token)).as("nothing has begun").isEqualTo(409);
    view.stopBy(stops::incrementAndGet);
    view.enter(LivePhase.LOAD);
    assertThat(view.isStoppedByHand()).isFalse();
    assertThat(stop(token)).isEqualTo(202);
    assertThat(stop(token)).isEqualTo(202);
    view.enter(LivePhase.REPORTS);
    assertThat(stop(token)).as("it is over").isEqualTo(409);

    assertThat(view.isStoppedByHand()).isTrue();
    frames.clear();
    assertThat(frame().state().progress().stopping()).isTrue();
    assertThat(stops).hasValue(1);
  }

  @Test
  void shouldShowTheVerdictToOpenPagesWhenTheRunIsFinished() throws Exception {
    FakeSource source = new FakeSource();
    source.errors.add(new ErrorCount("create job", "found 503", 503, 2, 1, 2));
    view = view(OptionalInt.of(0), source, frames::add);
    try (EventReader page = EventReader.open(client, view.address().orElseThrow())) {
      page.next();
      view.runIs("contentsimulation-1");
      view.finish(PASS);
      view.end(Optional.empty());

      EventReader.Event last = page.next();
      while (!last.data().has("verdict")) {
        last = page.next();
      }
      assertThat(last.data().path("phase").asText()).isEqualTo("finished");
      assertThat(last.data().path("run").asText()).isEqualTo("contentsimulation-1");
      assertThat(last.data().path("verdict").toString())
          .isEqualTo("{\"status\":\"PASS\",\"reasons\":[\"All 2 objectives were met.\"]}");
      assertThat(last.data().path("errors").get(0).path("cause").asText()).isEqualTo("http 503");
    }
    assertThat(warnings).isEmpty();
  }

  private LiveView view(OptionalInt port, LiveSource source, Consumer<LiveFrame> screen) {
    return LiveView.start(options(port, source, screen), SHORT_PERIOD);
  }

  private LiveView.Options options(
      OptionalInt port, LiveSource source, Consumer<LiveFrame> screen) {
    return new LiveView.Options(
        WatchedRun.RUN, WatchedRun.SLOS, source, port, screen, warnings::add);
  }

  private LiveFrame frame() throws InterruptedException {
    LiveFrame frame = frames.poll(30, TimeUnit.SECONDS);
    assertThat(frame).isNotNull();
    return frame;
  }

  private int stop(String token) throws Exception {
    URI address = view.address().orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/stop"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .headers("Origin", address.toString(), "X-Salvo-Token", token)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String token() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(view.address().orElseThrow()).build();
    String page = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return page.replaceFirst("(?s).*name=\"salvo-token\" content=\"([0-9a-f]+)\".*", "$1");
  }

  private static RunEvent.Request request() {
    return new RunEvent.Request("regular", List.of(), "create job", 1, 21, true, 200, "");
  }
}
