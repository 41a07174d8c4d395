package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.SeededSimulation;

/** An injector that waits for its last user long after the other has ended. */
@Tag("thorough")
class LastUserTest {

  private static final int HELD = 5;
  private static final Duration LONG = Duration.ofSeconds(150);

  private final AtomicLong requests = new AtomicLong();

  @TempDir private Path folder;

  @Test
  void shouldHaveTheRequestsOfAllWhenTheLastOneTakesMinutes() throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    HttpServer target =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    target.setExecutor(threads);
    target.createContext("/", this::answer);
    target.start();
    try {
      FinishedRun run =
          GatlingLaunch.of(SeededSimulation.class, folder)
              .with("baseUrl", "http://127.0.0.1:" + target.getAddress().getPort())
              .with("model", "open")
              .with("rps", 10)
              .with("duration", "2 s")
              .with("salvo.http.requestTimeout", "5 min")
              .byInjectors(2)
              .start()
              .await(Duration.ofMinutes(8));

      assertThat(run.summary().json().at("/injectors")).as(run.console()).hasSize(2);
      assertThat(run.summary().json().at("/total/requests").asLong()).isEqualTo(requests.get());
      assertThat(run.summary().json().at("/total/responseTime/max").asLong())
          .isGreaterThanOrEqualTo(LONG.toMillis());
    } finally {
      target.stop(0);
      threads.shutdownNow();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (requests.incrementAndGet() == HELD) {
      long begun = System.nanoTime();
      for (long left = LONG.toNanos();
          left > 0;
          left = begun + LONG.toNanos() - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
