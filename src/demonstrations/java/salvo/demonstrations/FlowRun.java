package salvo.demonstrations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;

/** A simulation that has run in a process of its own, and what it has left. */
record FlowRun(int exitCode, String console, JsonNode summary) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Few users for a few seconds. */
  private static final String DEFAULTS =
      """
      salvo {
        monitor.enabled = false
        workload { profile = ramp-hold, rampUp = 0 s, users = 5, duration = 3 s }
        slo { minRpsShare = 0, global { minRps = null } }
      }
      """;

  /**
   * Runs a simulation to its end.
   *
   * @param settings HOCON over the defaults of these tests
   */
  static FlowRun of(Class<? extends Simulation> simulation, Path folder, String settings)
      throws IOException {
    FinishedRun run =
        GatlingLaunch.of(simulation, folder)
            .withSettings(DEFAULTS + settings)
            .start()
            .await(PATIENCE);
    return new FlowRun(run.exitCode(), run.console(), summary(run.results()));
  }

  /** The names of the measured requests. */
  Set<String> requests() {
    Set<String> names = new TreeSet<>();
    summary.path("endpoints").forEach(endpoint -> names.add(endpoint.path("name").asText()));
    return names;
  }

  Set<String> userTypes() {
    Set<String> names = new TreeSet<>();
    summary.path("userTypes").forEach(type -> names.add(type.path("name").asText()));
    return names;
  }

  long total(String field) {
    return summary.path("total").path(field).asLong();
  }

  String verdict() {
    return summary.path("verdict").path("status").asText();
  }

  /** A missing node when the run did not get as far as its reports. */
  private static JsonNode summary(Path results) throws IOException {
    JsonMapper json = new JsonMapper();
    Path latest = results.resolve("latest");
    return Files.exists(latest)
        ? json.readTree(
            results
                .resolve(Files.readString(latest).strip())
                .resolve("salvo/summary.json")
                .toFile())
        : json.missingNode();
  }
}
