package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.event.RunEvent;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogWriter;

/** Logs of a Gatling project that knows nothing of Salvo, reported as a user does. */
class ReportCommandTest {

  private static final String REQUESTS = "requests.csv.gz";
  private static final long START = 1_700_000_000_000L;

  @TempDir Path folder;

  @Test
  void shouldReportARunWhenThereIsOnlyGatlingsLog() throws IOException {
    Path run = run("3.15.1", 100, 40);

    CommandRun report = CommandRun.of("report", run.toString());

    assertThat(report.status()).as(report.err()).isZero();
    assertThat(report.out()).startsWith("PASS  All 4 objectives were met.").contains("get home");
    JsonNode json = json(run.resolve("salvo/summary.json"));
    assertThat(json.at("/run/id").asText()).isEqualTo("basicsimulation-1");
    assertThat(json.at("/run/simulation").asText()).isEqualTo("BasicSimulation");
    assertThat(json.at("/total/requests").asInt()).isEqualTo(100);
    assertThat(json.at("/total/responseTime/p95").asInt()).isEqualTo(40);
    assertThat(json.at("/offered").isNull()).isTrue();
    assertThat(json.at("/usersByScenario/visitors/0").asInt()).isEqualTo(1);
  }

  @Test
  void shouldEndWithTheVerdictsStatusWhenAnObjectiveIsMissed() throws IOException {
    CommandRun report = CommandRun.of("report", run("3.15.1", 50, 1_500).toString());

    assertThat(report.status()).isEqualTo(2);
    assertThat(report.out()).startsWith("FAIL  ").contains("p95 was 1.5 s, more than");
  }

  @Test
  void shouldWriteElsewhereWhenAFolderIsGiven() throws IOException {
    Path run = run("3.15.1", 10, 40);
    Path other = folder.resolve("a/b");

    CommandRun report =
        CommandRun.of("report", run.resolve("simulation.log").toString(), "-o", other.toString());

    assertThat(report.status()).isZero();
    assertThat(other.resolve("summary.json")).isNotEmptyFile();
    assertThat(run.resolve("salvo")).doesNotExist();
  }

  @Test
  void shouldWriteEachRequestUnlessToldNotTo() throws IOException {
    Path log = run("3.15.1", 10, 40).resolve("simulation.log");
    Path with = folder.resolve("with");
    Path without = folder.resolve("without");

    CommandRun.of("report", log.toString(), "-o", with.toString());
    CommandRun.of("report", log.toString(), "--no-requests", "-o", without.toString());

    try (InputStream rows = new GZIPInputStream(Files.newInputStream(with.resolve(REQUESTS)))) {
      assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(1 + 10);
    }
    assertThat(without.resolve(REQUESTS)).doesNotExist();
    assertThat(without.resolve("summary.md")).isNotEmptyFile();
  }

  @Test
  void shouldNameARunWhenTheFolderHoldsSeveral() throws IOException {
    Path run = run("3.15.1", 10, 40);

    CommandRun report = CommandRun.of("report", run.getParent().toString());

    assertThat(report.status()).isEqualTo(1);
    assertThat(report.err())
        .contains(" is not a run, but holds 1: name one of them, such as " + run + ".");
  }

  @Test
  void shouldPrintOneReportWhenTheOutputIsADash() throws IOException {
    CommandRun report = CommandRun.of("report", run("3.15.1", 10, 40).toString(), "-o", "-");

    assertThat(JsonMapper.builder().build().readTree(report.out()).at("/total/requests").asInt())
        .isEqualTo(10);
    assertThat(report.err()).isEmpty();
  }

  @Test
  void shouldSayWhatIsMissingWhenTheLogIsCutOff() throws IOException {
    Path log = run("3.15.1", 100, 40).resolve("simulation.log");
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(whole, whole.length / 2));

    CommandRun report = CommandRun.of("report", log.toString());

    assertThat(report.status()).isEqualTo(3);
    assertThat(report.out())
        .startsWith("INCONCLUSIVE")
        .contains("Log incomplete: the last record, at byte ")
        .contains("1 users had not ended when the log ended.");
  }

  @Test
  void shouldRefuseByNameWhenTheLogIsOfAnotherVersion() throws IOException {
    CommandRun report = CommandRun.of("report", run("3.14.9", 1, 40).toString());

    assertThat(report.status()).isEqualTo(1);
    assertThat(report.err()).contains("was written by Gatling 3.14.9; only logs of Gatling 3.15.x");
    assertThat(report.out()).isEmpty();
  }

  @Test
  void shouldSayWhatIsWrongWhenItCannotRead() throws IOException {
    Path damaged = run("3.15.1", 1, 40);
    Files.createDirectories(damaged.resolve("salvo"));
    Files.writeString(damaged.resolve("salvo/run.json"), "{\"version\": 1}");

    assertRefused("does not exist", "report", folder.resolve("nothing").toString());
    assertRefused("run.json is damaged: ", "report", damaged.toString());
    Files.writeString(damaged.resolve("salvo/run.json"), "{\"version\": 3}");
    assertRefused(
        "run.json has version 3; this Salvo reads versions 1 to 2", "report", damaged.toString());
    assertRefused(
        "--format is junit.html", "report", damaged.toString(), "-o", "-", "-f", "junit.html");
    assertRefused("Unknown option: '--outptu'", "report", "--outptu", "x");
    assertRefused("Did you mean: salvo report or", "reprot");
    CommandRun none = CommandRun.of();
    assertThat(none.status()).isZero();
    assertThat(none.out()).contains("run", "report", "compare", "baseline", "monitor");
  }

  @Test
  void shouldExplainItselfWhenItIsAsked() {
    for (List<String> question : List.of(List.of("--help"), List.of("report", "--help"))) {
      CommandRun help = CommandRun.of(question.toArray(String[]::new));
      assertThat(help.status()).isZero();
      assertThat(help.out()).startsWith("Usage: salvo");
      assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    }
  }

  @Test
  void shouldShowWhatAnotherMachineDidWhenItsSamplesAreGiven() throws IOException {
    String run = run("3.15.1", 100, 40).toString();
    String csv = samples("db.csv", START + 500).toString();

    CommandRun report = CommandRun.of("report", run, "--resources", csv);

    assertThat(report.status()).as(report.err()).isZero();
    JsonNode json = json(Path.of(run, "salvo/summary.json"));
    assertThat(json.at("/resourceSeries")).hasSize(2);
    assertThat(json.at("/resourceSeries/0/key").asText()).isEqualTo("db: cpu");
    assertThat(json.at("/resourceSeries/1/label").asText()).isEqualTo("db: Open files");
    assertThat(json.at("/resourceSeries/1/values/0").asDouble()).isEqualTo(700);
    assertThat(json.at("/resources/metrics/0/max").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/resources/cpu").isNull()).isTrue();
  }

  @Test
  void shouldSetTheClockOfAnotherMachineWhenAnOffsetIsGiven() throws IOException {
    String run = run("3.15.1", 100, 40).toString();
    String csv = samples("db.csv", START - 3_600_000).toString();

    CommandRun apart = CommandRun.of("report", run, "--resources", csv);
    assertThat(apart.out()).contains("The samples of db end before the run or begin after it");
    assertThat(json(Path.of(run, "salvo/summary.json")).at("/resourceSeries")).isEmpty();

    CommandRun report =
        CommandRun.of("report", run, "--resources", csv, "--resources-offset", "db=3600s");

    assertThat(report.out()).doesNotContain("The samples of db");
    assertThat(json(Path.of(run, "salvo/summary.json")).at("/resourceSeries")).hasSize(2);
  }

  @Test
  void shouldSayWhatIsWrongWithSamplesOfAnotherMachine() throws IOException {
    String run = run("3.15.1", 10, 40).toString();
    String csv = samples("db.csv", START).toString();
    Path empty = Files.writeString(folder.resolve("empty.csv"), "epoch_ms,run_ms\n");

    assertRefused("There is no file ", "report", run, "--resources", csv + "x");
    assertRefused("empty.csv has no samples", "report", run, "--resources", empty.toString());
    assertRefused("have the same name", "report", run, "--resources", csv, "--resources", csv);
    assertRefused(
        "--resources-offset soon: expected a time",
        "report",
        run,
        "--resources",
        csv,
        "--resources-offset",
        "soon");
    assertRefused(
        "--resources-offset x=1s: there is no such machine among [db]",
        "report",
        run,
        "--resources",
        csv,
        "--resources-offset",
        "x=1s");
  }

  /** Ten samples, one per second, of a machine that knows little of itself. */
  private Path samples(String name, long startMillis) throws IOException {
    StringBuilder text = new StringBuilder("epoch_ms,run_ms,cpu_percent,open_files_count\n");
    for (int i = 1; i <= 10; i++) {
      text.append(startMillis + i * 1000L).append(',').append(i * 1000).append(",50,700\n");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private static void assertRefused(String because, String... arguments) {
    CommandRun refused = CommandRun.of(arguments);

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains(because).doesNotContain("\tat ");
    assertThat(refused.out()).isEmpty();
  }

  /** One user that sends requests of the same time, one after another. */
  private Path run(String version, int requests, int millis) throws IOException {
    Path run = Files.createDirectories(folder.resolve("basicsimulation-1"));
    RunHeader header =
        new RunHeader(
            version, "example.BasicSimulation", START, "", List.of("visitors"), List.of());
    try (var log = new SimulationLogWriter(run.resolve("simulation.log"), header)) {
      log.write(new RunEvent.User("visitors", true, START));
      long at = START;
      for (int i = 0; i < requests; i++) {
        log.write(new RunEvent.Request("", List.of(), "get home", at, at + millis, true, 0, ""));
        at += millis;
      }
      log.write(new RunEvent.User("visitors", false, at));
    }
    return run;
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.builder().build().readTree(file.toFile());
  }
}
