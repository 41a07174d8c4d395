package salvo.gatling.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import salvo.JavaChild;
import salvo.config.AskedSystem;
import salvo.gatling.engine.InnerRun;
import salvo.suite.InjectorCommand;
import salvo.text.PlainJson;

/** The making of one simulation, by the same steps as those of a run, in a process of its own. */
final class DryRun {

  private static final long PATIENCE_SECONDS = 120;
  private static final String PROPERTY = "-D";
  private static final String SYSTEM_VARIABLE = "SALVO_SYSTEM";

  /** What says nothing of the simulation: a heading, and what a JVM says of itself. */
  private static final String BESIDE =
      "The configuration has \\d+ problems?:|(Picked up |WARNING: |OpenJDK |SLF4J).*";

  private DryRun() {}

  /**
   * Makes it, and tells what came of that.
   *
   * @param more options of Java beside those of this process
   */
  static MadeSimulation of(String simulation, Path results, List<String> more) {
    try {
      Path out = Files.createTempFile("salvo-dry-run", ".out");
      Path err = Files.createTempFile("salvo-dry-run", ".err");
      try {
        return made(
            simulation, status(simulation, results, more, out, err), lines(out), lines(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      return MadeSimulation.refused(simulation, List.of("It could not be created: " + e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MadeSimulation.refused(simulation, List.of("Its creation was interrupted."));
    }
  }

  private static int status(String simulation, Path results, List<String> more, Path out, Path err)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                JavaChild.command(
                    options(more),
                    DryRunMain.class.getName(),
                    List.of(simulation, results.toString())))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove(SYSTEM_VARIABLE);
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("it took longer than " + PATIENCE_SECONDS + " s");
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Those of this process, but for the system that it was asked for. */
  private static List<String> options(List<String> more) {
    List<String> options = new ArrayList<>();
    Set<String> own = Set.copyOf(AskedSystem.NAMES);
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      String name = option.replaceFirst("^-D", "").split("=", 2)[0];
      if (!option.startsWith(PROPERTY) || !own.contains(name)) {
        options.add(option);
      }
    }
    options.addAll(more);
    // The quick compiler alone: it is over before the thorough one has paid for itself.
    options.add("-XX:TieredStopAtLevel=1");
    options.add(PROPERTY + InjectorCommand.PARENT_WATCH + "=" + ProcessHandle.current().pid());
    return options;
  }

  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private static MadeSimulation made(
      String simulation, int status, List<String> out, List<String> err) {
    Optional<String> load = after(InnerRun.DRY_LOAD, out).stream().findFirst();
    if (status == 0 && load.isPresent()) {
      return new MadeSimulation(
          simulation, load, List.of(), after(InnerRun.DRY_NOTE, out), contents(out));
    }
    List<String> told = problems(err);
    return MadeSimulation.refused(
        simulation,
        told.isEmpty() ? List.of("Its creation ended with status " + status + ".") : told);
  }

  /** Empty where a line of it is not as it was written. */
  private static Optional<JsonNode> contents(List<String> out) {
    return after(InnerRun.DRY_CONTENTS, out).stream().findFirst().flatMap(DryRun::json);
  }

  private static Optional<JsonNode> json(String line) {
    try {
      return Optional.of(PlainJson.MAPPER.readTree(line));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A problem of the settings has two lines more, for its rule and its fix. */
  private static List<String> problems(List<String> err) {
    List<String> problems = new ArrayList<>();
    for (String line : err) {
      String text = line.strip();
      int last = problems.size() - 1;
      if (last >= 0 && (text.startsWith("rule: ") || text.startsWith("fix: "))) {
        problems.set(last, problems.get(last) + "; " + text.replaceFirst(": +", ": "));
      } else if (!text.isEmpty() && !text.matches(BESIDE)) {
        problems.add(text);
      }
    }
    return problems;
  }

  private static List<String> after(String head, List<String> lines) {
    return lines.stream()
        .filter(it -> it.startsWith(head))
        .map(it -> it.substring(head.length()))
        .toList();
  }
}
