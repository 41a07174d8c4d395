package salvo.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.event.ClockShift;
import salvo.report.csv.RequestsCsvMerge;
import salvo.report.json.ErrorSamplesReader;
import salvo.run.InjectorFolder;
import salvo.suite.SuiteMember;

/** A run in whose folder something stands in a file's place that is none, and that has no end. */
class NoFilesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final List<String> FILES =
      List.of(
          "run.json",
          "config.json",
          "resources.csv",
          "summary.json",
          "requests.csv.gz",
          "error-samples.json");

  @TempDir private Path folder;
  private Path run;
  private Path ours;

  @BeforeEach
  void makeRun() throws IOException {
    run = folder.resolve("a");
    new InjectorFolder(run, InjectorFolder.START).withRequests(60, 1).write();
    ours = RunFiles.folder(run);
  }

  /** What is removed with the folder is no link to elsewhere. */
  @AfterEach
  void removeLinks() throws IOException {
    for (String name : FILES) {
      if (Files.isSymbolicLink(ours.resolve(name))) {
        Files.delete(ours.resolve(name));
      }
    }
  }

  static Stream<Arguments> cases() {
    return FILES.stream()
        .flatMap(
            file -> Stream.of("pipe", "device", "folder").map(kind -> Arguments.of(file, kind)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldSaySoAndNotWaitWhenItIsNoFile(String name, String kind) throws Exception {
    Path file = ours.resolve(name);
    put(kind, file);

    String said = assertTimeoutPreemptively(PATIENCE, () -> failure(name, file));

    assertThat(said)
        .contains(name, "it is a folder, a pipe or a device, not a file")
        .matches("[^\\n]+\\.");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldReportWithoutWhatIsNoFileWhenItIsRemoved(String name, String kind) throws Exception {
    put(kind, ours.resolve(name));
    Files.delete(ours.resolve(name));

    assertThat(open().report(event -> {}).stats().total().requests()).isEqualTo(60);
  }

  @Test
  void shouldSaySoAndNotWaitWhenTheLogIsAPipe() throws Exception {
    put("pipe", RunFiles.log(run));

    assertThat(assertTimeoutPreemptively(PATIENCE, () -> failure("run.json", run)))
        .endsWith(
            "simulation.log is a pipe or a device; expected the simulation.log file of a run.");
  }

  private String failure(String name, Path file) {
    try {
      switch (name) {
        case "requests.csv.gz" ->
            RequestsCsvMerge.write(
                List.of(new RequestsCsvMerge.Part(file, ClockShift.NONE)),
                folder.resolve("merged"));
        case "summary.json" -> SuiteMember.read(ours);
        case "error-samples.json" -> ErrorSamplesReader.read(ours);
        default -> open().report(event -> {});
      }
      return "nothing";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private SavedRun open() throws IOException {
    return SavedRun.open(run, InjectorFolder.SETTINGS.ofSavedRuns());
  }

  private static void put(String kind, Path place) throws Exception {
    Files.deleteIfExists(place);
    switch (kind) {
      case "pipe" ->
          assumeTrue(
              new ProcessBuilder("mkfifo", place.toString()).start().waitFor() == 0,
              "No pipe can be made here");
      case "device" -> Files.createSymbolicLink(place, Path.of("/dev/zero"));
      default -> Files.createDirectory(place);
    }
  }
}
