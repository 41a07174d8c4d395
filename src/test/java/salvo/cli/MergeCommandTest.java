package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import salvo.event.RunEvent;
import salvo.event.RunHeader;
import salvo.event.SimulationLog;
import salvo.event.SimulationLogWriter;

class MergeCommandTest {

  private static final long START = 1_700_000_000_000L;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Path> reported = new ArrayList<>();
  private Path output;

  @BeforeEach
  void writeLogs() throws IOException {
    output = folder.resolve("merged");
    write("a", "simulations.A");
    write("b", "simulations.A");
  }

  @Test
  void shouldMergeAndReportWhenGivenRunFoldersAndLogs() throws IOException {
    int exit = merge(path("a"), path("b/simulation.log"), "-o", output.toString());

    assertThat(exit).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .isEqualTo(
            "2 logs with 2 events merged into "
                + output.resolve("simulation.log")
                + System.lineSeparator());
    assertThat(instants()).containsExactly(START, START);
    assertThat(reported).containsExactly(output);
  }

  @Test
  void shouldMoveTheClocksWhenOffsetsAreGiven() throws IOException {
    int exit =
        merge(
            path("a"),
            path("b"),
            "-o",
            output.toString(),
            "--offset",
            path("a/simulation.log") + "=-250ms",
            "--offset=" + path("b/") + "=+2s");

    assertThat(exit).isZero();
    assertThat(instants()).containsExactly(START - 250, START + 2000);
  }

  @Test
  void shouldWarnWhenALogIsCutOff() throws IOException {
    Path log = folder.resolve("b/simulation.log");
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(whole, whole.length - 1));

    assertThat(merge(path("a"), path("b"), "-o", output.toString())).isZero();

    assertThat(err.toString())
        .startsWith("Warning: " + log + " is not whole: the last record, at byte ")
        .contains("Its first 0 events were merged.");
    assertThat(out.toString()).startsWith("2 logs with 1 events merged");
  }

  @Test
  void shouldMergeDifferentSimulationsOnlyWhenAllowed() throws IOException {
    write("c", "simulations.C");

    assertThat(merge(path("a"), path("c"), "-o", output.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            "different simulations: "
                + path("a/simulation.log")
                + " (simulations.A), "
                + path("c/simulation.log")
                + " (simulations.C). Merge logs of one simulation, or allow different ones"
                + " (--different-simulations).");
    assertThat(output).doesNotExist();
    assertThat(merge(path("a"), path("c"), "-o", output.toString(), "--different-simulations"))
        .isZero();
    assertThat(err.toString()).contains("Warning: The logs are of different simulations");
  }

  @Test
  void shouldRefuseWhenAFolderHasNoLogOrDoesNotExist() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertRefused("The folder " + path("empty") + " has no simulation.log", path("empty"));
    assertRefused(path("none") + " does not exist; expected a run's folder", path("none"));
    assertRefused(" is given twice", path("a/simulation.log"));
    assertThat(reported).isEmpty();
  }

  @Test
  void shouldRefuseWhenTheOutputIsAnInput() {
    assertThat(merge(path("a"), path("b"), "-o", path("b"))).isEqualTo(1);
    assertThat(err.toString())
        .startsWith(path("b/simulation.log") + " is one of the logs to merge; write the merged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=5ms", "a", "a=5", "a=ms", "a=5min", "a=1.5s", "a=1234567890123s"})
  void shouldRefuseTheOffsetWhenItIsNoTime(String offset) {
    assertThat(merge(path("a"), "-o", output.toString(), "--offset=" + offset)).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("--offset " + offset + ": expected a log and a time, as in run-a=250ms")
        .contains("Usage: merge");
  }

  @Test
  void shouldRefuseTheOffsetWhenItIsOfNoLogToMerge() {
    String known = path("a/simulation.log");
    assertRefused(
        "--offset " + path("b") + "=1ms: this log is not one of those to merge: " + known,
        "--offset=" + path("b") + "=1ms");
    assertRefused(
        "--offset " + path("a") + "=2s: this log has one already",
        "--offset=" + path("a") + "=1s",
        "--offset=" + path("a") + "=2s");
    assertRefused(path("x") + " does not exist", "--offset=" + path("x") + "=1s");
  }

  @Test
  void shouldShowTheUsageWhenArgumentsAreMissingOrUnknown() {
    assertThat(merge("-o", output.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Missing required parameter: 'RUN'").contains("Usage:");
    assertThat(merge(path("a"))).isEqualTo(1);
    assertThat(err.toString()).contains("Missing required option: '--output=FOLDER'");
    assertThat(merge(path("a"), "-o", output.toString(), "--force")).isEqualTo(1);
    assertThat(err.toString()).contains("Unknown option: '--force'");
  }

  @Test
  void shouldExplainItselfWhenAskedForHelp() {
    assertThat(merge("--help")).isZero();
    assertThat(out.toString())
        .contains("--offset=RUN=TIME", "added to every instant", "Exit codes:", "bad input")
        .doesNotContain("null");
  }

  private void assertRefused(String message, String... more) {
    List<String> arguments = new ArrayList<>(List.of(path("a"), "-o", output.toString()));
    arguments.addAll(List.of(more));
    err.getBuffer().setLength(0);
    assertThat(merge(arguments.toArray(String[]::new))).isEqualTo(1);
    assertThat(err.toString()).contains(message);
    assertThat(output).doesNotExist();
  }

  private int merge(String... arguments) {
    return new CommandLine(new MergeCommand((run, console) -> reported.add(run)))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private List<Long> instants() throws IOException {
    List<Long> instants = new ArrayList<>();
    SimulationLog.read(output.resolve("simulation.log"), event -> instants.add(event.atMillis()));
    return instants;
  }

  private void write(String name, String simulation) throws IOException {
    Path run = Files.createDirectory(folder.resolve(name));
    RunHeader header =
        new RunHeader("3.15.1", simulation, START, "", List.of("regular"), List.of());
    try (SimulationLogWriter writer =
        new SimulationLogWriter(run.resolve("simulation.log"), header)) {
      writer.write(new RunEvent.User("regular", true, START));
    }
  }
}
