package salvo.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.SuppressForbidden;
import salvo.text.PlainJson;

/**
 * How many streams of 50 pieces a second an injector on two cores measures well, with the target on
 * one of them: its lag, its verdict by a limit of 500 ms, by how much its times to first token are
 * wrong, and what a piece and an open stream cost; and the same of a bare client of Netty.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=StreamsBenchmark}; numbers of
 * streams in the environment variable BENCH_STREAMS.
 */
@Tag("benchmark")
class StreamsBenchmark {

  private static final String STREAMS = "1 100 500 1000";
  private static final String TOKENS = "250";
  private static final String STEP_MILLIS = "20";
  private static final int SECONDS = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void shouldShowHowManyStreamsAnInjectorMeasures() throws Exception {
    for (String streams : System.getenv().getOrDefault("BENCH_STREAMS", STREAMS).split(" ")) {
      measure(Integer.parseInt(streams));
    }
  }

  /** The same streams on the core that the target leaves, by a client that only counts. */
  @Test
  void shouldShowHowManyStreamsABareClientTakes() throws Exception {
    for (String streams : System.getenv().getOrDefault("BENCH_STREAMS", STREAMS).split(" ")) {
      try (JavaProcess target = target();
          JavaProcess client =
              JavaProcess.onCore(
                  0,
                  List.of("-Xmx256m"),
                  BareStreams.class.getName(),
                  Integer.toString(target.listening().getPort()),
                  streams,
                  Integer.toString(SECONDS))) {
        print(
            "%s streams, bare: %s, machine's load %.1f",
            streams,
            client.said().strip(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      }
    }
  }

  private static JavaProcess target() throws IOException {
    return JavaProcess.onCore(
        1, List.of("-Xmx256m"), PacedStreams.class.getName(), TOKENS, STEP_MILLIS);
  }

  private void measure(int streams) throws Exception {
    Path results = Files.createTempDirectory(folder, "run");
    try (JavaProcess target = target()) {
      Path config = Files.writeString(results.resolve("bench.conf"), settings(target, streams));
      try (JavaProcess injector =
          JavaProcess.start(
              List.of(
                  "-Xmx1G",
                  "--add-opens=java.base/java.lang=ALL-UNNAMED",
                  "-Dsalvo.config=" + config),
              "io.gatling.app.Gatling",
              "-s",
              PacedSimulation.class.getName(),
              "-rf",
              results.toString())) {
        long live = liveWhileLoaded(injector);
        injector.awaitEnd(PATIENCE);
        report(streams, live, results);
      }
    }
  }

  private static String settings(JavaProcess target, int streams) {
    URI address = target.listening();
    return String.format(
        Locale.ROOT,
        """
        salvo {
          baseUrl = "%s"
          workload.profiles.bench { users = %d, duration = %d s, rampUp = 5 s }
          workload.profile = bench
          warmUp { duration = 8 s, limit = 8 s, onTarget = true }
          report { requests = false, injectorLimits { cpu = 1, closedCpu = 1 } }
          slo.global { mean = null, p95 = null, p99 = null, minRps = null }
          systems.paced.slo { "chat ttft" { p95 = 500 ms } }
        }
        """,
        address,
        streams,
        SECONDS);
  }

  /** After start, warm-up and half of the load, or so. */
  private static long liveWhileLoaded(JavaProcess injector) throws Exception {
    if (!Boolean.getBoolean("paced.heap")) {
      return 0;
    }
    TimeUnit.SECONDS.sleep(SECONDS);
    return injector.liveHeapKilobytes();
  }

  private static void report(int streams, long liveKilobytes, Path results) throws Exception {
    try (Stream<Path> runs = Files.list(results).filter(Files::isDirectory)) {
      Path run = runs.findFirst().orElseThrow();
      JsonNode json = PlainJson.MAPPER.readTree(run.resolve("salvo/summary.json").toFile());
      JsonNode stream = json.path("streams").path(0);
      double cores = json.at("/resources/injector/mean").asDouble();
      double seconds = json.at("/run/durationSeconds").asDouble();
      double pieces = stream.at("/gaps/count").asDouble();
      print(
          "%d streams: %s, lag p50 %.3f p99 %.3f max %.3f ms, %.0f pieces/s, injector %.2f cores,"
              + " %.1f us a piece, live heap %d KB, resident %.0f MB, machine's load %.1f",
          streams,
          json.at("/verdict/status").asText(),
          json.at("/streamClock/lag/p50").asDouble(),
          json.at("/streamClock/lag/p99").asDouble(),
          json.at("/streamClock/lag/max").asDouble(),
          pieces / seconds,
          cores,
          cores * seconds / pieces * 1e6,
          liveKilobytes,
          json.at("/resources/injector/residentBytes/max").asDouble() / 1e6,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      print("  calibrated: %s", json.at("/streamClock/calibration"));
      json.path("warnings").forEach(it -> print("  %s", it.asText()));
      json.at("/verdict/reasons").forEach(it -> print("  %s", it.asText()));
    }
  }

  @SuppressForbidden("a benchmark tells its figures on standard output")
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
