package salvo.monitor.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import salvo.config.Settings;
import salvo.monitor.FakeTicker;

/** Against a real server, on a clock that the test moves; each scrape runs on the test's thread. */
class ExporterTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration SHORT = Duration.ofMillis(500);

  private final FakeTicker ticker = new FakeTicker();
  private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private volatile Answer answer = exchange -> reply(exchange, 200, "");

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private Duration timeout = Duration.ofSeconds(30);

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/metrics", exchange -> answer.to(exchange));
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void shouldKeepTheChosenSeriesAndAddUpThoseThatMatch() {
    answers(
        """
        # TYPE node_load1 gauge
        node_load1 1.5
        node_load15 9
        node_cpu_seconds_total{cpu="0",mode="idle"} 100
        node_cpu_seconds_total{cpu="1",mode="idle"} 200
        node_cpu_seconds_total{cpu="1",mode="user"} 999
        """);
    Exporter exporter = start("node_load1", "node_cpu_seconds_total{mode=\"idle\"}");

    ticker.advance(SECOND);

    assertThat(exporter.read()).containsExactly(1.5, 300);
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldTakeTheRateOfACounterFromTheSecondAnswer() {
    answers("bytes_total 1000");
    Exporter exporter = start("rate(bytes_total)");
    ticker.advance(Duration.ofMillis(500));
    assertThat(exporter.read()).containsExactly(Double.NaN);

    answers("bytes_total 3500");
    ticker.advance(Duration.ofMillis(500));

    assertThat(exporter.read()).containsExactly(2500);
  }

  @Test
  void shouldLeaveAGapWhenTheLatestAnswerIsOlderThanTwoIntervals() {
    answers("up 1");
    Exporter exporter = start("up");
    ticker.advance(Duration.ZERO);
    answer = exchange -> reply(exchange, 503, "");

    ticker.advance(SECOND.multipliedBy(2));
    assertThat(exporter.read()).containsExactly(1);
    ticker.advance(SECOND);
    assertThat(exporter.read()).containsExactly(Double.NaN);

    answers("up 1");
    ticker.advance(SECOND);
    assertThat(exporter.read()).containsExactly(1);
    assertThat(warnings)
        .singleElement()
        .isEqualTo(
            "Resource monitor: cannot read the exporter node at "
                + url()
                + " (it answers with status 503); its columns stay empty until that succeeds.");
  }

  @Test
  void shouldWarnOnceWhenNobodyListens() {
    URI url = url();
    server.stop(0);

    assertGapsAndOneWarning(start(url, "up"), url.toString());
  }

  @Test
  void shouldWarnOnceWhenTheAnswerDoesNotCome() {
    answer = exchange -> await(ended);

    timeout = SHORT;
    assertGapsAndOneWarning(start("up"), "it has not answered within 500 ms");
  }

  @Test
  void shouldWarnOnceWhenTheAnswerNeverEnds() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('u');
          exchange.getResponseBody().flush();
          await(ended);
        };

    timeout = SHORT;
    assertGapsAndOneWarning(start("up"), "it has not answered within 500 ms");
  }

  @Test
  void shouldKnowNoSumWhenOneOfTheSeriesIsNotANumber() {
    answers("up{a=\"1\"} NaN\nup{a=\"2\"} 5\nup{a=\"3\"} 6\n");

    assertGapsAndOneWarning(start("up"), "its answer has no series up, or no number for it");
  }

  @Test
  void shouldWarnOnceWhenTheAnswerIsGarbage() {
    answers("<html>\u0000 up {{{ \n up{job=\" \n up");

    assertGapsAndOneWarning(start("up"), "its answer has no series up");
  }

  @Test
  void shouldWarnOnceWhenTheAnswerIsHuge() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] lines = "up 1\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
          try (OutputStream body = exchange.getResponseBody()) {
            for (int sent = 0; sent <= ExporterClient.MOST_BYTES; sent += lines.length) {
              body.write(lines);
            }
          } catch (IOException e) {
            exchange.close();
          }
        };

    assertGapsAndOneWarning(start("up"), "longer than 8000000 bytes");
  }

  @Test
  void shouldFollowNoRedirectWhenItIsSentElsewhere() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://192.0.2.1/metrics");
          reply(exchange, 302, "");
        };

    assertGapsAndOneWarning(start("up"), "status 302");
  }

  @Test
  void shouldAskNoMoreWhenClosed() {
    answers("up 1");
    Exporter exporter = start("up");

    exporter.close();

    assertThat(ticker.isScheduled()).isFalse();
  }

  private void assertGapsAndOneWarning(Exporter exporter, String reason) {
    ticker.advance(SECOND);
    ticker.advance(SECOND);

    assertThat(exporter.read()).containsExactly(Double.NaN);
    assertThat(ticker.isScheduled()).isTrue();
    assertThat(warnings).singleElement().asString().contains(reason);
  }

  private Exporter start(String... series) {
    return start(url(), series);
  }

  private Exporter start(URI url, String... series) {
    return Exporter.start(
        new Settings.Exporter("node", url, List.of(series)),
        SECOND,
        new ExporterClient(url, timeout)::get,
        ticker,
        warnings::add);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
  }

  private void answers(String text) {
    answer = exchange -> reply(exchange, 200, text);
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
