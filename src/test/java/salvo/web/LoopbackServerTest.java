package salvo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A server whose thread is kept from its work, as on a machine that is far too busy. */
class LoopbackServerTest {

  private static final Duration LATE = Duration.ofMillis(2_500);

  private final CountDownLatch busy = new CountDownLatch(1);

  @Test
  void shouldServeWhenItsThreadBeginsSecondsLate() throws Exception {
    Vertx vertx = occupied();
    Executor late = CompletableFuture.delayedExecutor(LATE.toMillis(), TimeUnit.MILLISECONDS);
    late.execute(busy::countDown);
    long begun = System.nanoTime();

    try (LoopbackServer server = start(vertx, Duration.ofSeconds(20))) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(LATE.minusMillis(100));
      HttpRequest page = HttpRequest.newBuilder(server.address()).build();
      assertThat(HttpClient.newHttpClient().send(page, BodyHandlers.ofString()).body())
          .isEqualTo("here");
    }
  }

  @Test
  void shouldSayThatNothingAnsweredWhenItsThreadNeverBegins() {
    Vertx vertx = occupied();

    assertThatIOException()
        .isThrownBy(() -> start(vertx, Duration.ofMillis(200)))
        .withMessage("no answer within 200 ms")
        .withCauseInstanceOf(TimeoutException.class);
    busy.countDown();
  }

  private static LoopbackServer start(Vertx vertx, Duration patience) throws IOException {
    return LoopbackServer.start(
        vertx, 0, Duration.ZERO, request -> request.response().end("here"), patience);
  }

  /** The one thread waits for the test. */
  private Vertx occupied() {
    Vertx vertx = Vertx.vertx(LoopbackServer.oneThread().setBlockedThreadCheckInterval(60_000));
    vertx.runOnContext(
        nothing -> {
          try {
            busy.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return vertx;
  }
}
