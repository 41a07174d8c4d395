package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.SeededSimulation;

/**
 * Two runs of one seed make the same requests in the same order per user, whatever answers take.
 */
@Tag("thorough")
class SeededRunTest {

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(32);

  @TempDir static Path folder;

  @AfterAll
  static void stop() {
    THREADS.shutdown();
  }

  @Test
  void shouldRepeatWhatEachUserSendsWhenTheLoadIsOpen() throws IOException {
    Map<Long, List<String>> first = sent(open(), 7);

    assertThat(first).hasSize(85).containsKeys(1_000_000_001L, 2_000_000_001L);
    assertThat(sent(open(), 7)).isEqualTo(first);
    assertThat(sent(open(), 8)).isNotEqualTo(first);
  }

  @Test
  void shouldRepeatWhatEachUserSendsWhenTheLoadIsClosed() throws IOException {
    Map<Long, List<String>> first = sent(work(), 7);

    assertThat(first).hasSize(8);
    assertThat(first.values()).allSatisfy(it -> assertThat(it).hasSizeBetween(6, 12));
    assertThat(sent(work(), 7)).isEqualTo(first);
    assertThat(sent(work(), 8)).isNotEqualTo(first);
  }

  @Test
  void shouldRepeatWhatEachUserSendsAsFarAsItGetsWhenTheLoadLastsSoLong() throws IOException {
    Map<Long, List<String>> first = sent(crew(), 7);
    Map<Long, List<String>> second = sent(crew(), 7);

    assertThat(first).hasSize(8);
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach(
        (user, requests) -> {
          int both = Math.min(requests.size(), second.get(user).size());
          assertThat(both).isGreaterThan(5);
          assertThat(second.get(user).subList(0, both)).isEqualTo(requests.subList(0, both));
        });
  }

  private static Map<String, Object> open() {
    return Map.of(
        "model", "open", "rps", 50, "duration", "2 s", "salvo.workload.arrivals", "poisson");
  }

  private static Map<String, Object> work() {
    return Map.of("profile", "users-requests-light", "users", 8, "requests", 6);
  }

  private static Map<String, Object> crew() {
    return Map.of("model", "closed", "users", 8, "duration", "3 s");
  }

  /** What each user has sent in a run, in order. */
  private static Map<Long, List<String>> sent(Map<String, Object> load, long seed)
      throws IOException {
    Map<Long, Queue<String>> requests = new ConcurrentHashMap<>();
    HttpServer target =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    target.setExecutor(THREADS);
    target.createContext("/", exchange -> answer(exchange, requests));
    target.start();
    try {
      GatlingLaunch launch =
          GatlingLaunch.of(SeededSimulation.class, folder)
              .with("baseUrl", "http://127.0.0.1:" + target.getAddress().getPort())
              .with("salvo.workload.seed", seed);
      load.forEach(launch::with);
      FinishedRun run = launch.start().await();
      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(run.console()).contains("-Dsalvo.workload.seed=" + seed).contains("seed " + seed);
      assertThat(run.summary().json().at("/offered/seed").asLong()).isEqualTo(seed);
      assertThat(FinishedRun.text(run.file("run.json"))).contains("\"seed\" : " + seed);
    } finally {
      target.stop(0);
    }
    return requests.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> List.copyOf(it.getValue())));
  }

  private static void answer(HttpExchange exchange, Map<Long, Queue<String>> requests)
      throws IOException {
    requests
        .computeIfAbsent(
            Long.valueOf(exchange.getRequestHeaders().getFirst("X-User")),
            user -> new ConcurrentLinkedQueue<>())
        .add(exchange.getRequestURI().toString());
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(40)));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
