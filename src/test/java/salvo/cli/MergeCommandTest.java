package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import salvo.event.RunEvent;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLog;
import salvo.event.log.SimulationLogWriter;

class MergeCommandTest {

  private static final long START = 1_700_000_000_000L;

  @TempDir Path folder;
  private Path output;

  @BeforeEach
  void writeLogs() throws IOException {
    output = folder.resolve("merged");
    write("a", "simulations.A");
    write("b", "simulations.A");
  }

  @Test
  void shouldMergeAndReportWhenGivenRunFoldersAndLogs() throws IOException {
    CommandRun merge = merge(path("a"), path("b/simulation.log"));

    assertThat(merge.err()).isEmpty();
    assertThat(merge.status()).isZero();
    assertThat(merge.out())
        .startsWith("Merged 2 logs with 6 events into " + output.resolve("simulation.log"))
        .contains("PASS");
    assertThat(output.resolve("salvo/summary.json")).content().contains("\"requests\": 2");
    assertThat(instants())
        .containsExactly(START, START, START + 9, START + 9, START + 9, START + 9);
  }

  @Test
  void shouldWriteEachRequestUnlessToldNotTo() {
    Path requests = output.resolve("salvo/requests.csv.gz");
    merge(path("a"), path("b"), "--no-requests");
    assertThat(requests).doesNotExist();

    output = folder.resolve("again");
    merge(path("a"), path("b"));
    assertThat(folder.resolve("again/salvo/requests.csv.gz")).exists();
  }

  @Test
  void shouldMoveTheClockWhenAnOffsetNamesTheRunByItsId() throws IOException {
    System.setProperty("salvo.report.directory", folder.toString());
    try {
      CommandRun merge = merge("a", "b", "--offset", "b=2s");

      assertThat(merge.status()).as(merge.err()).isZero();
      assertThat(instants()).contains(START, START + 2000);
    } finally {
      System.clearProperty("salvo.report.directory");
    }
  }

  @Test
  void shouldMoveTheClocksWhenOffsetsAreGiven() throws IOException {
    CommandRun merge =
        merge(
            path("a"),
            path("b"),
            "--offset",
            path("a/simulation.log") + "=-250ms",
            "--offset=" + path("b/") + "=+2s");

    assertThat(merge.status()).as(merge.err()).isZero();
    assertThat(instants())
        .containsExactly(
            START - 250, START - 241, START - 241, START + 2000, START + 2009, START + 2009);
  }

  @Test
  void shouldWarnWhenALogIsCutOff() throws IOException {
    Path log = folder.resolve("b/simulation.log");
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(whole, whole.length - 1));

    CommandRun merge = merge(path("a"), path("b"));

    assertThat(merge.status()).isZero();
    assertThat(merge.err())
        .startsWith("Warning: " + log + " is not whole: the last record, at byte ")
        .contains("Its first 2 events were merged.");
    assertThat(merge.out()).startsWith("Merged 2 logs with 5 events").contains("INCONCLUSIVE");
  }

  @Test
  void shouldMergeDifferentSimulationsOnlyWhenAllowed() throws IOException {
    write("c", "simulations.C");

    assertRefused(
        "different simulations: "
            + path("a/simulation.log")
            + " (simulations.A), "
            + path("c/simulation.log")
            + " (simulations.C). Merge logs of one simulation, or allow different ones"
            + " (--different-simulations).",
        path("c"));
    CommandRun merge = merge(path("a"), path("c"), "--different-simulations");
    assertThat(merge.status()).isZero();
    assertThat(merge.err()).startsWith("Warning: The logs are of different simulations");
  }

  @Test
  void shouldRefuseWhenAFolderHasNoLogOrDoesNotExist() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertRefused("The folder " + path("empty") + " has no simulation.log", path("empty"));
    assertRefused(path("none") + " does not exist; expected a run's folder", path("none"));
    assertRefused(" is given twice", path("a/simulation.log"));
  }

  @Test
  void shouldLeaveTheInputAloneWhenItIsTheOutput() {
    CommandRun merge = CommandRun.of("merge", path("a"), path("b"), "-o", path("b"));

    assertThat(merge.status()).isEqualTo(1);
    assertThat(merge.err())
        .startsWith(path("b/simulation.log") + " is one of the logs to merge; write the merged");
    assertThat(folder.resolve("b")).isDirectoryNotContaining(file -> !isLog(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=5ms", "a", "a=5", "a=ms", "a=5min", "a=1.5s", "a=1234567890123s"})
  void shouldRefuseTheOffsetWhenItIsNoTime(String offset) {
    assertRefused(
        "--offset " + offset + ": expected a log and a time, as in run-a=250ms",
        "--offset=" + offset);
  }

  @Test
  void shouldRefuseTheOffsetWhenItIsOfNoLogToMerge() {
    assertRefused(
        "--offset "
            + path("b")
            + "=1ms: this log is not one of those to merge: "
            + path("a/simulation.log"),
        "--offset=" + path("b") + "=1ms");
    assertRefused(
        "--offset " + path("a") + "=2s: this log has one already",
        "--offset=" + path("a") + "=1s",
        "--offset=" + path("a") + "=2s");
    assertRefused(path("x") + " does not exist", "--offset=" + path("x") + "=1s");
  }

  @Test
  void shouldSayHowToAskWhenArgumentsAreMissingOrUnknown() {
    assertRefused("Unknown option: '--force'", "--force");
    assertThat(CommandRun.of("merge", "-o", output.toString()).err())
        .contains("Missing required parameter: 'RUN'")
        .contains("See: salvo merge --help");
    assertThat(CommandRun.of("merge", path("a")).err())
        .contains("Missing required option: '--output=FOLDER'");
  }

  @Test
  void shouldExplainItselfWhenItIsAsked() {
    CommandRun help = CommandRun.of("merge", "--help");

    assertThat(help.status()).isZero();
    assertThat(help.out())
        .startsWith("Usage: salvo merge")
        .contains("--offset=RUN=TIME", "it is added to every time", "Exit status:")
        .doesNotContain("null");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
  }

  private void assertRefused(String message, String... more) {
    List<String> arguments = new ArrayList<>(List.of(path("a")));
    arguments.addAll(List.of(more));
    CommandRun merge = merge(arguments.toArray(String[]::new));
    assertThat(merge.status()).isEqualTo(1);
    assertThat(merge.err()).contains(message);
    assertThat(output).doesNotExist();
  }

  private CommandRun merge(String... arguments) {
    List<String> all = new ArrayList<>(List.of("merge", "-o", output.toString()));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static boolean isLog(Path file) {
    return file.endsWith("simulation.log");
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
      writer.write(
          new RunEvent.Request("", List.of("regular"), "home", START, START + 9, true, 0, ""));
      writer.write(new RunEvent.User("regular", false, START + 9));
    }
  }
}
