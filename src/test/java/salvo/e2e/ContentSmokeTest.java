package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** A run against the sandbox in which nothing goes wrong. */
class ContentSmokeTest {

  private static final String API_KEY = "key-4f1d2c";
  private static final String TOKEN = "token-99ab7e";
  private static final int TASKS = 50;

  /** The sandbox's names of what the simulation measures. */
  private static final Map<String, String> SERVED_AS =
      Map.of(
          "healthz", "GET /healthz",
          "api health", "GET /api/v1/health",
          "create job", "POST /api/v1/jobs",
          "get job", "GET /api/v1/jobs/{id}",
          "list jobs", "GET /api/v1/jobs",
          "generate content", "POST /api/v1/content/generate",
          "user usage", "GET /api/v1/monitoring/usage/user/{id}",
          "usage summary", "GET /api/v1/monitoring/usage/summary");

  private static final Set<String> BROWSING =
      Set.of("healthz", "api-health", "job-status", "create-job", "list-jobs", "usage", "generate");

  private static final Map<String, Set<String>> TASKS_BY_TYPE =
      Map.of(
          "regular", BROWSING,
          "heavy-content", BROWSING,
          "admin", Set.of("usage-summary"),
          "health-check", Set.of("probe"),
          "burst", Set.of("create-burst"));

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private static Path folder;
  private static FinishedRun run;

  @BeforeAll
  static void runOnce() {
    run =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("tasksPerSecond", 25)
            .with("duration", "2 s")
            .with("salvo.sandbox.scale", 0)
            .with("salvo.http.headers.X-Session-Token", TOKEN)
            .withVariable("SALVO_SYSTEMS_OWN_OPTIONS_APIKEY", API_KEY)
            .start()
            .await();
  }

  @Test
  void shouldPassWhenNothingGoesWrong() {
    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().status()).isEqualTo("PASS");
    assertThat(run.summary().ko()).isZero();
    assertThat(run.summary().warnings())
        .singleElement()
        .asString()
        .startsWith("salvo.http.headers.X-Session-Token was given with -D, where everyone");
    assertThat(run.console()).contains("PASS  ").doesNotContain("\tat ");
  }

  @Test
  void shouldLeaveEveryFileWhenItIsDone() {
    assertThat(run.summary().violations()).isEmpty();
    assertThat(run.file("config.json")).content().contains("\"baseUrl\"");
    assertThat(run.file("resources.csv")).content().startsWith("epoch_ms,");
    assertThat(run.folder().resolve("index.html")).isNotEmptyFile();
    assertThat(run.resultNames()).containsExactly(".starting.lock", "latest", runId());
    assertThat(run.results().resolve("latest")).hasContent(runId());
  }

  @Test
  void shouldStartTheOfferedTasksWhenTheModelIsOpen() {
    Summary summary = run.summary();

    assertThat(summary.json().at("/offered/model").asText()).isEqualTo("open");
    assertThat(summary.json().at("/offered/tasks").asInt()).isEqualTo(TASKS);
    assertThat(summary.json().at("/offered/tasksPerSecond").asDouble()).isEqualTo(25);
    assertThat(summary.startedTasks()).isEqualTo(TASKS);
    assertThat(summary.seconds().stream().mapToLong(it -> it.usersStarted()).sum())
        .isEqualTo(TASKS);
  }

  @Test
  void shouldCountWhatGatlingLoggedWhenItListensToTheEvents() {
    RecordedLog log = RecordedLog.of(run.log());

    assertThat(log.end().whole()).isTrue();
    assertThat(run.summary().figures()).isEqualTo(log.figures()).containsKey("user type burst");
    assertThat(run.summary().seconds()).isEqualTo(log.seconds());
  }

  @Test
  void shouldCountWhatTheTargetServedWhenSetUpAndCleanUpAreLeftOut() {
    Map<String, Map<String, Long>> measured = new TreeMap<>();
    run.summary().statuses().forEach((name, counts) -> measured.put(SERVED_AS.get(name), counts));
    Map<String, Map<String, Long>> served = run.served();
    served.keySet().retainAll(SERVED_AS.values());

    assertThat(measured).isEqualTo(served);
  }

  @Test
  void shouldPrepareAndCleanUpUnmeasuredWhenTheLoadIsNotRunning() {
    Map<String, Map<String, Long>> served = run.served();
    long created = served.get("POST /api/v1/jobs").get("201");

    // Five users by weight, but at least one of each type; the administrator has an account.
    assertThat(served).containsEntry("POST /api/v1/auth/register", Map.of("201", 6L));
    assertThat(served).containsEntry("POST /api/v1/auth/login", Map.of("200", 7L));
    assertThat(served).containsEntry("DELETE /api/v1/jobs/{id}", Map.of("204", created));
    assertThat(run.console().lines().filter(it -> it.contains("Clean-up"))).hasSize(1);
    assertThat(run.lastProgress()).contains(" " + run.summary().requests() + " requests");
  }

  @Test
  void shouldReportTheSameWhenTheSavedRunIsReadAgain(@TempDir Path elsewhere) throws IOException {
    SalvoCommand report = SalvoCommand.run("report", run.folder(), "-o", elsewhere);

    assertThat(report.status()).as(report.said()).isZero();
    assertThat(report.said()).startsWith("PASS  ");
    assertThat(JSON.readTree(elsewhere.resolve("summary.json").toFile()))
        .isEqualTo(JSON.readTree(run.file("summary.json").toFile()));
    assertThat(requests(elsewhere.resolve("requests.csv.gz")))
        .isEqualTo(requests(run.file("requests.csv.gz")));
  }

  @Test
  void shouldWriteEachRequestWithItsStatusWhileTheLoadRuns() throws IOException {
    List<String> rows = requests(run.file("requests.csv.gz"));

    assertThat(rows).hasSize(1 + (int) run.summary().requests());
    assertThat(rows.get(0)).startsWith("start_epoch_ms,response_time_ms,scenario,");
    assertThat(rows.stream().filter(row -> row.contains(",create job,true,201,")))
        .hasSize(run.summary().statuses().get("create job").get("201").intValue());
  }

  @Test
  void shouldNameUserTypeAndTaskInEachRowOfTheGroups() throws IOException {
    List<List<String>> rows =
        Files.readAllLines(run.file("groups.csv")).stream()
            .map(row -> List.of(row.split(",", -1)))
            .toList();

    assertThat(rows.get(0)).startsWith("user_type", "task", "endpoint");
    assertThat(rows).hasSizeGreaterThan(TASKS_BY_TYPE.size());
    assertThat(rows.subList(1, rows.size()))
        .allSatisfy(row -> assertThat(TASKS_BY_TYPE.get(row.get(0))).contains(row.get(1)));
    assertThat(rows).anySatisfy(row -> assertThat(row).startsWith("burst", "create-burst"));
  }

  @Test
  void shouldBeTwiceItselfWhenItIsMergedWithItsCopy(@TempDir Path elsewhere) throws IOException {
    Path copy = elsewhere.resolve("copy");
    Path merged = elsewhere.resolve("merged");
    copy(List.of("simulation.log", "salvo/run.json", "salvo/requests.csv.gz"), copy);

    SalvoCommand merge = SalvoCommand.run("merge", run.folder(), copy, "-o", merged);
    SalvoCommand report = SalvoCommand.run("report", merged, "-o", elsewhere.resolve("later"));

    assertThat(merge.status()).as(merge.said()).isZero();
    assertThat(report.status()).as(report.said()).isZero();
    JsonNode summary = JSON.readTree(merged.resolve("salvo/summary.json").toFile());
    assertThat(JSON.readTree(elsewhere.resolve("later/summary.json").toFile())).isEqualTo(summary);
    assertThat(new Summary(summary).violations()).isEmpty();
    assertThat(new Summary(summary).startedTasks()).isEqualTo(2 * TASKS);
    assertThat(summary.at("/offered/tasksPerSecond").asDouble()).isEqualTo(50);
    assertThat(summary.at("/run/profile")).isEqualTo(run.summary().json().at("/run/profile"));
    assertThat(summary.at("/total/responseTime/p95"))
        .isEqualTo(run.summary().json().at("/total/responseTime/p95"));
    Map<String, Map<String, Long>> twice = run.summary().statuses();
    twice.values().forEach(counts -> counts.replaceAll((status, count) -> 2 * count));
    assertThat(new Summary(summary).statuses()).isEqualTo(twice);
    assertThat(requests(merged.resolve("salvo/requests.csv.gz")))
        .hasSize(1 + 2 * (int) run.summary().requests())
        .containsAll(requests(run.file("requests.csv.gz")));
  }

  private static void copy(List<String> files, Path to) throws IOException {
    Files.createDirectories(to.resolve("salvo"));
    for (String file : files) {
      Files.copy(run.folder().resolve(file), to.resolve(file));
    }
  }

  private static List<String> requests(Path file) throws IOException {
    try (InputStream rows = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(rows.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void shouldKeepSecretsWhenItWritesItsFiles() throws IOException {
    assertThat(run.console()).doesNotContain(API_KEY, TOKEN);
    try (Stream<Path> files = Files.walk(run.results())) {
      List<Path> written = files.filter(Files::isRegularFile).toList();
      assertThat(written).hasSizeGreaterThan(10);
      for (Path file : written) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(API_KEY, TOKEN);
      }
    }
  }

  private static String runId() {
    return run.summary().json().at("/run/id").asText();
  }
}
