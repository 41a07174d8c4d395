package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.SeededSimulation;

/** Several injectors that are one run do what one would do, and tell it as one. */
class CommonRunTest {

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(32);

  @TempDir static Path folder;

  /** What a target was asked for, without who asked. */
  private record Asked(Map<String, Long> requests, FinishedRun run) {

    long count() {
      return requests.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  @AfterAll
  static void stop() {
    THREADS.shutdown();
  }

  @Test
  void shouldSendWhatOneInjectorSendsWhenTheLoadIsOpen() throws IOException {
    Map<String, Object> load =
        Map.of("model", "open", "rps", 30, "duration", "4 s", "salvo.workload.arrivals", "poisson");
    Map<String, Long> alone = asked(load, 0).requests();

    for (int injectors = 2; injectors <= 4; injectors++) {
      Asked together = asked(load, injectors);
      assertThat(together.requests()).as("%d injectors", injectors).isEqualTo(alone);
      assertIsOneRun(together, injectors);
    }
  }

  @Test
  void shouldSendWhatOneInjectorSendsWhenTheWorkIsFixed() throws IOException {
    Map<String, Object> load = Map.of("profile", "users-requests-light", "users", 7, "requests", 5);
    Asked together = asked(load, 3);

    assertThat(together.requests()).isEqualTo(asked(load, 0).requests());
    assertIsOneRun(together, 3);
  }

  @Test
  void shouldHaveAllUsersAtWorkWhenTheLoadIsClosed() throws IOException {
    Asked together = asked(Map.of("model", "closed", "users", 7, "duration", "4 s"), 3);

    assertIsOneRun(together, 3);
    assertThat(together.run().summary().json().at("/timeSeries").findValuesAsText("activeUsers"))
        .contains("7");
  }

  @Test
  void shouldMeetWhenTheNameOfTheMachineIsNotKnown() throws IOException {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
    Map<String, Object> load =
        Map.of("model", "open", "rps", 10, "duration", "2 s", "jdk.net.hosts.file", hosts);

    assertIsOneRun(asked(load, 2), 2);
  }

  private static void assertIsOneRun(Asked together, int injectors) {
    Summary summary = together.run().summary();
    assertThat(summary.json().at("/total/requests").asLong()).isEqualTo(together.count());
    assertThat(summary.json().at("/offered/startedTasks"))
        .isEqualTo(
            summary.json().at("/offered/tasks").isNull()
                ? summary.json().at("/offered/startedTasks")
                : summary.json().at("/offered/tasks"));
    assertThat(summary.json().at("/injectors")).hasSize(injectors);
    assertThat(
            summary.json().at("/injectors").findValues("requests").stream()
                .mapToLong(it -> it.asLong())
                .sum())
        .isEqualTo(together.count());
  }

  /**
   * What comes of a load.
   *
   * @param injectors 0 for a run that knows nothing of injectors
   */
  private static Asked asked(Map<String, Object> load, int injectors) throws IOException {
    Queue<String> requests = new ConcurrentLinkedQueue<>();
    HttpServer target =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    target.setExecutor(THREADS);
    target.createContext("/", exchange -> answer(exchange, requests));
    target.start();
    try {
      GatlingLaunch launch =
          GatlingLaunch.of(SeededSimulation.class, folder)
              .with("baseUrl", "http://127.0.0.1:" + target.getAddress().getPort())
              .with("salvo.workload.seed", 7)
              .byInjectors(injectors);
      load.forEach(launch::with);
      FinishedRun run = launch.start().await();
      assertThat(run.exitCode()).as(run.console()).isZero();
      return new Asked(counted(requests), run);
    } finally {
      target.stop(0);
    }
  }

  private static Map<String, Long> counted(Queue<String> requests) {
    return requests.stream()
        .map(it -> it.replaceAll("&as=.*", ""))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static void answer(HttpExchange exchange, Queue<String> requests) throws IOException {
    requests.add(exchange.getRequestURI().toString());
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
