package salvo.demonstrations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;

/**
 * A simulation that ran in a JVM of its own, as Maven's plug-in would run it, and what it left
 * behind. Neither application.conf nor the environment of the machine has a say.
 */
record JobsRun(int exitCode, String console, JsonNode summary) {

  private static final Duration PATIENCE = Duration.ofSeconds(150);

  /** Objectives that a busy machine meets too. */
  private static final String DEFAULTS =
      """
      salvo {
        slo { minRpsShare = 0.1, global { mean = 60 s, p95 = 60 s, p99 = 60 s } }
        systems.jobs.slo {
          "submit job" = null, "get job" = null
          "job completion" { mean = null, p95 = null, p99 = null }
        }
      }
      """;

  /**
   * Runs it to its end.
   *
   * @param settings in HOCON, over this class's own
   */
  static JobsRun of(Class<?> simulation, Path folder, String settings, String... jvmOptions)
      throws IOException {
    FinishedRun run =
        GatlingLaunch.of(simulation, folder)
            .withSettings(DEFAULTS + settings)
            .withJvmOptions(jvmOptions)
            .start()
            .await(PATIENCE);
    return new JobsRun(run.exitCode(), run.console(), summary(run.results()));
  }

  String status() {
    return summary.at("/verdict/status").asText();
  }

  /** Requests and failures by request name. */
  Map<String, String> endpoints() {
    Map<String, String> endpoints = new TreeMap<>();
    summary
        .path("endpoints")
        .forEach(
            it ->
                endpoints.put(
                    it.path("name").asText(),
                    it.path("requests").asLong() + " requests, " + it.path("ko").asLong() + " KO"));
    return endpoints;
  }

  /** Failures by cause, with an example of each. */
  Map<String, Long> errors() {
    Map<String, Long> errors = new TreeMap<>();
    summary
        .path("errors")
        .forEach(it -> errors.put(it.path("example").asText(), it.path("count").asLong()));
    return errors;
  }

  /** Figures of the jobs, with a blank between. */
  String jobs(String... names) {
    return Stream.of(names)
        .map(name -> summary.path("jobs").path(name).asText())
        .collect(Collectors.joining(" "));
  }

  private static JsonNode summary(Path results) throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      Path summary =
          files.filter(it -> it.endsWith("salvo/summary.json")).findFirst().orElseThrow();
      return JsonMapper.builder().build().readTree(Files.readString(summary));
    }
  }
}
