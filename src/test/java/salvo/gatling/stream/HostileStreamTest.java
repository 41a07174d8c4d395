package salvo.gatling.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import salvo.gatling.stream.StreamListener.Ended;
import salvo.gatling.stream.record.StreamFailure;
import salvo.gatling.stream.record.StreamLimits;

/** Servers that send what no stream has: each ends with a clear cause, and little of it is kept. */
class HostileStreamTest {

  private static final int MEGABYTE = 1024 * 1024;
  private static final long GIGABYTE = 1024L * MEGABYTE;
  private static final StreamLimits SMALL =
      new StreamLimits(Optional.empty(), Optional.empty(), 10 * MEGABYTE, false);

  /** Which of them depends on how fast the machine reads. */
  private static final Set<StreamFailure> BY_SIZE =
      Set.of(StreamFailure.TOO_LONG, StreamFailure.CLIENT_TOO_SLOW);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final StreamClient client = new StreamClient(false);
  private final CountDownLatch closed = new CountDownLatch(1);
  private HttpServer server;

  /** Writes the body of an answer. */
  @FunctionalInterface
  private interface Body {
    void write(OutputStream out) throws IOException;
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void shouldEndAGigabyteOfEventsAtTheLimit() throws InterruptedException {
    byte[] event = text("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n");
    Ended ended = stream("", SMALL, out -> repeat(event, GIGABYTE, out));

    assertThat(ended.record().failure()).isPresent().get().isIn(BY_SIZE);
    assertThat(ended.record().bytes()).isLessThan(12L * MEGABYTE);
    assertThat(ended.record().tokens().out()).isEmpty();
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldEndAnEventThatDoesNot() throws InterruptedException {
    Ended ended =
        stream(
            "",
            StreamLimits.NONE,
            out -> {
              out.write(text("data: "));
              repeat(new byte[MEGABYTE], 5 * MEGABYTE, out);
              slowly(new byte[1], out);
            });

    assertThat(ended.record().failure()).contains(StreamFailure.TOO_LONG);
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldEndAGigabyteThatComesAsAMegabyte() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
      zip.write(text("data: "));
      repeat(new byte[MEGABYTE], GIGABYTE, zip);
    }
    long before = used();
    Ended ended = stream("gzip", SMALL, out -> out.write(bomb.toByteArray()));

    assertThat(bomb.size()).isLessThan(2 * MEGABYTE);
    assertThat(ended.record().failure()).isPresent().get().isIn(BY_SIZE);
    assertThat(ended.record().bytes()).isLessThan(100L * MEGABYTE);
    assertThat(used() - before).isLessThan(200L * MEGABYTE);
  }

  @Test
  void shouldEndWithTheRequestsPatienceWhenThereAreOnlyComments() {
    client.requestTimeout(Duration.ofMillis(500));
    Ended ended = stream("", StreamLimits.NONE, out -> slowly(text(": wait\n\n"), out));

    assertThat(ended.failure()).hasMessageContaining("timeout");
    assertThat(ended.record().ttft()).isEmpty();
  }

  @Test
  void shouldNotStallWhenItsEndWasToldAndTheBodyGoesOn() {
    StreamLimits impatient =
        new StreamLimits(Optional.empty(), Optional.of(Duration.ofMillis(200)), GIGABYTE, false);
    Ended ended =
        stream(
            "",
            impatient,
            out -> {
              out.write(text("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n"));
              out.write(text("data: [DONE]\n\n"));
              out.flush();
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(800));
            });

    assertThat(ended.record().failure()).isEmpty();
    assertThat(ended.record().endToEnd().orElseThrow()).isGreaterThan(700);
  }

  @Test
  void shouldSayThatItIsNoStreamWhenItIsNone() {
    assertThat(stream("", StreamLimits.NONE, out -> out.write(new byte[100_000])))
        .satisfies(it -> assertThat(it.record().failure()).contains(StreamFailure.NO_EVENTS));
  }

  @Test
  void shouldFailWhenItSaysThatItIsCompressedAndIsNot() {
    Ended ended = stream("gzip", StreamLimits.NONE, out -> out.write(text("data: [DONE]\n\n")));

    assertThat(ended.failure()).isNotNull();
  }

  private Ended stream(String encoding, StreamLimits limits, Body body) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, encoding, body));
    server.start();
    String url = "http://localhost:" + server.getAddress().getPort() + "/";
    return client.limits(limits).post(url, "{}", Streams.openAiChat(), Map.of());
  }

  private void answer(HttpExchange exchange, String encoding, Body body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    if (!encoding.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Encoding", encoding);
    }
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      body.write(out);
    } catch (IOException clientLeft) {
      closed.countDown();
    }
  }

  private static void repeat(byte[] part, long bytes, OutputStream out) throws IOException {
    for (long sent = 0; sent < bytes; sent += part.length) {
      out.write(part);
    }
  }

  /** Until the client leaves. */
  private static void slowly(byte[] part, OutputStream out) throws IOException {
    while (!Thread.currentThread().isInterrupted()) {
      out.write(part);
      out.flush();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
