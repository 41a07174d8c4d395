package salvo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.SuppressForbidden;
import salvo.event.RunEvent;
import salvo.event.SimulationLog;
import salvo.stats.MillisHistogram;

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
    Process server = java("-cp", classPath(), FixedDelayServer.class.getName(), "1");
    try {
      int port = Integer.parseInt(firstLine(server).substring("listening ".length()).trim());
      Path results = Files.createDirectory(folder.resolve(label + round));
      inject(port, warmUp, results);
      try (Stream<Path> runs = Files.list(results).filter(Files::isDirectory)) {
        report(label, runs.findFirst().orElseThrow().resolve("simulation.log"));
      }
    } finally {
      server.destroy();
    }
  }

  private static void inject(int port, String warmUp, Path results) throws Exception {
    Path config = results.resolve("bench.conf");
    Files.writeString(
        config,
        String.format(
            Locale.ROOT,
            """
            salvo {
              baseUrl = "http://127.0.0.1:%d"
              workload.profiles.bench { users = 10, rps = %d, duration = %d s }
              workload.profile = bench
              warmUp { duration = %s, onTarget = true }
              monitor.enabled = false
              systems.endpoints.list = [{ name = hello, path = "/" }]
            }
            """,
            port,
            RATE,
            SECONDS,
            warmUp));
    List<String> command = new ArrayList<>();
    command.add("-Xmx1G");
    String flags = System.getenv().getOrDefault("BENCH_JVM_FLAGS", "").trim();
    command.addAll(flags.isEmpty() ? List.of() : List.of(flags.split("\\s+")));
    command.addAll(
        List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Dsalvo.config=" + config,
            "-cp",
            classPath(),
            "io.gatling.app.Gatling",
            "-s",
            "simulations.http.EndpointsSimulation",
            "-rf",
            results.toString()));
    Process injector = java(command.toArray(String[]::new));
    injector.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    if (!injector.waitFor(120, TimeUnit.SECONDS)) {
      injector.destroyForcibly();
      throw new IllegalStateException("The injector did not end");
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

  private static Process java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private static String classPath() {
    return ManagementFactory.getRuntimeMXBean().getClassPath();
  }

  @SuppressForbidden("a benchmark tells its figures on standard output")
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
