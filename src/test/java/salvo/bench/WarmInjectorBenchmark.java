package salvo.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.SuppressForbidden;
import salvo.e2e.GatlingLaunch;
import salvo.event.RunEvent;
import salvo.event.log.SimulationLog;
import salvo.stats.times.MillisHistogram;

/**
 * What the warm-up is worth: 2,000 arrivals a second against a target of a fixed 1 ms, cold and
 * warmed up in turn. Prints p99 of the first five measured seconds and of the rest, and how far the
 * started users of any second were from the offered 2,000.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=WarmInjectorBenchmark}; more JVM
 * flags for the injector in the environment variable BENCH_JVM_FLAGS.
 */
@Tag("benchmark")
class WarmInjectorBenchmark {

  private static final int RATE = 2_000;
  private static final int SECONDS = 20;
  private static final int EARLY = 5;
  private static final int PAIRS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void shouldShowWhatTheWarmUpIsWorth() throws Exception {
    print(
        "%-6s %9s %9s %9s %9s   %s",
        "", "p99 0-5s", "p99 rest", "max 0-5s", "max rest", "started per second");
    for (int i = 0; i < PAIRS; i++) {
      measure("cold", "0 s", i);
      measure("warm", "8 s", i);
    }
  }

  private void measure(String label, String warmUp, int round) throws Exception {
    try (JavaProcess server = JavaProcess.start(List.of(), FixedDelayServer.class.getName(), "1")) {
      Path results = Files.createDirectory(folder.resolve(label + round));
      inject(server.listening(), warmUp, results);
      try (Stream<Path> runs = Files.list(results).filter(Files::isDirectory)) {
        report(label, runs.findFirst().orElseThrow().resolve("simulation.log"));
      }
    }
  }

  private static void inject(URI target, String warmUp, Path results) throws Exception {
    Path config = results.resolve("bench.conf");
    Files.writeString(
        config,
        String.format(
            Locale.ROOT,
            """
            salvo {
              baseUrl = "%s"
              workload.profiles.bench { users = 10, tasksPerSecond = %d, duration = %d s }
              workload.profile = bench
              warmUp { duration = %s, onTarget = true }
              monitor.enabled = false
              systems.endpoints.list = [{ name = hello, path = "/" }]
            }
            """,
            target,
            RATE,
            SECONDS,
            warmUp));
    String flags = System.getenv().getOrDefault("BENCH_JVM_FLAGS", "").trim();
    try (JavaProcess injector =
        JavaProcess.injector(
            GatlingLaunch.ENDPOINTS,
            config,
            results,
            flags.isEmpty() ? List.of() : List.of(flags.split("\\s+")))) {
      injector.awaitEnd(PATIENCE);
    }
  }

  private static void report(String label, Path log) throws IOException {
    List<RunEvent.Request> requests = new ArrayList<>();
    int[] started = new int[SECONDS];
    long[] first = {Long.MAX_VALUE};
    SimulationLog.read(
        log,
        event -> {
          if (event instanceof RunEvent.Request request) {
            requests.add(request);
            first[0] = Math.min(first[0], request.startMillis());
          }
        });
    MillisHistogram early = new MillisHistogram();
    MillisHistogram late = new MillisHistogram();
    for (RunEvent.Request request : requests) {
      int second = (int) ((request.startMillis() - first[0]) / 1000);
      (second < EARLY ? early : late).record(request.responseTimeMillis());
      if (second < SECONDS) {
        started[second]++;
      }
    }
    StringBuilder perSecond = new StringBuilder();
    for (int count : started) {
      perSecond.append(count).append(' ');
    }
    print(
        "%-6s %6d ms %6d ms %6d ms %6d ms   %s",
        label, early.percentile(99), late.percentile(99), early.max(), late.max(), perSecond);
  }

  @SuppressForbidden("a benchmark tells its figures on standard output")
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
