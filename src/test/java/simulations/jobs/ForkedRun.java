package simulations.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A simulation that ran in a JVM of its own, as Maven's plug-in would run it, and what it left
 * behind. Neither application.conf nor the environment of the machine has a say.
 */
record ForkedRun(int exitCode, String console, JsonNode summary) {

  private static final long PATIENCE_SECONDS = 150;

  /** A quick sandbox, no warm-up, and objectives that a busy machine meets too. */
  private static final String DEFAULTS =
      """
      salvo {
        warmUp.duration = 0 s
        sandbox.scale = 0.02
        slo { minRpsShare = 0.1, global { mean = 60 s, p95 = 60 s, p99 = 60 s } }
        systems.jobs.slo { "submit job" = null, "job completion" = null, "get job" = null }
      }
      """;

  /**
   * Runs it to its end.
   *
   * @param settings in HOCON, over this class's own
   */
  static ForkedRun of(Class<?> simulation, Path folder, String settings, String... jvmOptions) {
    try {
      Path application = Files.writeString(folder.resolve("test.conf"), DEFAULTS + settings);
      Path console = folder.resolve("console.txt");
      Path results = folder.resolve("results");
      Process process =
          process(command(simulation, application, results, jvmOptions), folder, console);
      try {
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(ended).as("ended in time; it said: %s", Files.readString(console)).isTrue();
        return new ForkedRun(process.exitValue(), Files.readString(console), summary(results));
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
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

  private static Process process(List<String> command, Path folder, Path console)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SALVO_"));
    return builder.start();
  }

  private static List<String> command(
      Class<?> simulation, Path application, Path results, String... jvmOptions) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(jvmOptions));
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("-Dsalvo.config=" + application);
    command.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath()));
    command.addAll(List.of("io.gatling.app.Gatling", "-s", simulation.getName()));
    command.addAll(List.of("-rf", results.toString()));
    return command;
  }

  private static JsonNode summary(Path results) throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      Path summary =
          files.filter(it -> it.endsWith("salvo/summary.json")).findFirst().orElseThrow();
      return JsonMapper.builder().build().readTree(Files.readString(summary));
    }
  }
}
