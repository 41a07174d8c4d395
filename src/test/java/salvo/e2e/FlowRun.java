package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatling.app.Gatling;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A simulation that has run in a process of its own, and what it has left. */
record FlowRun(int exitCode, String console, JsonNode summary) {

  private static final long PATIENCE_SECONDS = 120;

  /** No warm-up, a quick sandbox, and objectives that a busy machine meets too. */
  private static final String DEFAULTS =
      """
      salvo {
        warmUp.duration = 0 s
        sandbox.scale = 0.02
        monitor.enabled = false
        workload { profile = ramp-hold, rampUp = 0 s, users = 5, duration = 3 s }
        slo { minRpsShare = 0, global { mean = 20 s, p95 = 20 s, p99 = 20 s, minRps = null } }
      }
      """;

  /**
   * Runs a simulation to its end.
   *
   * @param settings HOCON over the defaults of these tests
   */
  static FlowRun of(Class<? extends Simulation> simulation, Path folder, String settings)
      throws IOException {
    Path own = Files.createTempDirectory(folder, "run");
    Path application = Files.writeString(own.resolve("test.conf"), DEFAULTS + settings);
    Path console = own.resolve("console.txt");
    Path results = own.resolve("results");
    ProcessBuilder builder =
        new ProcessBuilder(command(simulation, application, results))
            .directory(own.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SALVO_"));
    Process process = builder.start();
    int exitCode = await(process, console);
    return new FlowRun(exitCode, Files.readString(console), summary(results));
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

  private static List<String> command(Class<?> simulation, Path application, Path results) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("-Dsalvo.config=" + application);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Gatling.class.getName()));
    command.addAll(List.of("-s", simulation.getName(), "-rf", results.toString()));
    return command;
  }

  private static int await(Process process, Path console) throws IOException {
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(ended).as("it said: %s", Files.readString(console)).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
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
