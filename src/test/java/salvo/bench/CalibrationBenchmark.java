package salvo.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.SuppressForbidden;
import salvo.text.PlainJson;

/**
 * How exactly streams of known times are measured, by each kind of HTTP, without a warm-up.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=CalibrationBenchmark}; runs of
 * each in the environment variable BENCH_RUNS.
 */
@Tag("benchmark")
class CalibrationBenchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1, false",
    "https://127.0.0.1:1, false",
    "https://127.0.0.1:1, true"
  })
  void shouldShowHowExactlyStreamsAreMeasured(String target, boolean isHttp2) throws Exception {
    int runs = Integer.parseInt(System.getenv().getOrDefault("BENCH_RUNS", "5"));
    for (int run = 0; run < runs; run++) {
      measure(target, isHttp2);
    }
  }

  private void measure(String target, boolean isHttp2) throws Exception {
    Path results = Files.createTempDirectory(folder, "run");
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    try (JavaProcess injector =
        JavaProcess.start(
            List.of(
                "-Xmx1G",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-D" + CalibratedSimulation.TARGET + "=" + target,
                "-D" + CalibratedSimulation.HTTP_2 + "=" + isHttp2),
            "io.gatling.app.Gatling",
            "-s",
            CalibratedSimulation.class.getName(),
            "-rf",
            results.toString())) {
      injector.awaitEnd(PATIENCE);
      print(calibration(results), load);
    }
  }

  private static JsonNode calibration(Path results) throws Exception {
    try (Stream<Path> runs = Files.list(results).filter(Files::isDirectory)) {
      Path run = runs.findFirst().orElseThrow();
      return PlainJson.MAPPER
          .readTree(run.resolve("salvo/summary.json").toFile())
          .at("/streamClock/calibration");
    }
  }

  @SuppressForbidden("a benchmark tells its figures on standard output")
  private static void print(JsonNode json, double load) {
    System.out.printf(
        Locale.ROOT,
        "%s: ttft off by p50 %.3f p99 %.3f max %.3f ms, gap by p50 %.3f p99 %.3f ms, %d of %d"
            + " counted wrongly, machine's load %.1f%n",
        json.path("over").asText(),
        json.at("/ttft/p50").asDouble(),
        json.at("/ttft/p99").asDouble(),
        json.at("/ttft/max").asDouble(),
        json.at("/gap/p50").asDouble(),
        json.at("/gap/p99").asDouble(),
        json.path("wrongCounts").asLong(),
        json.path("streams").asLong(),
        load);
  }
}
