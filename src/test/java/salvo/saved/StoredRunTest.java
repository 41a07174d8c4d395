package salvo.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.analysis.InjectorFacts;
import salvo.analysis.LoadStage;
import salvo.analysis.Plateau;
import salvo.analysis.errors.ErrorHint;
import salvo.analysis.errors.OutcomeClass;
import salvo.analysis.injector.InjectorPart;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.report.JobFigures;
import salvo.run.InjectorFolder;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloSelection.NotJudged;
import salvo.slo.Verdict;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.cost.CostTotals;
import salvo.stats.request.RequestStatuses;
import salvo.stats.stream.StreamClock;
import salvo.stats.stream.StreamTotals;
import salvo.stats.stream.TestStreams;
import salvo.workload.Model;

/** Each released form of run.json is kept in a file of its own, {@code saved/run-VERSION.json}. */
class StoredRunTest {

  private static final int MUTATIONS = Integer.getInteger("mutations.count", 150);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Settings.Report REPORTING = InjectorFolder.SETTINGS.report();

  @TempDir Path folder;
  private Path run;
  private Path file;

  @BeforeEach
  void makeRun() throws IOException {
    run = folder.resolve("a");
    new InjectorFolder(run, InjectorFolder.START).withRequests(40, 1).writeLog();
    file = RunFiles.folder(run).resolve(RunFactsJson.FILE_NAME);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldReadTheSameFactsWhenTheyAreOfAnyReleasedForm(int version) throws IOException {
    assertThat(facts(stored(version))).isEqualTo(facts());
  }

  @Test
  void shouldWriteTheNewestFormWhenItWritesFacts() throws IOException {
    RunFactsJson.write(facts(), file.getParent());

    assertThat(MAPPER.readTree(file.toFile())).isEqualTo(MAPPER.readTree(stored(2)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -9_000_000_000_000_000_001L})
  void shouldKeepTheSeedOfTheLoadWhenItIsKnown(long seed) throws IOException {
    RunFacts drawn = facts().drawnBy(seed);

    RunFactsJson.write(drawn, file.getParent());

    assertThat(drawn.offered().orElseThrow().seed()).hasValue(seed);
    assertThat(facts(Files.readString(file))).isEqualTo(drawn).isNotEqualTo(facts());
  }

  @Test
  void shouldKeepTheStagesOfTheLoadWhenTheyAreKnown() throws IOException {
    String load =
        "{'version': 2, 'load': {'model': 'OPEN', 'stages': [{'seconds': 10, 'from': 0, 'to':"
            + " 12.5}, {'seconds': 50, 'from': 12.5, 'to': 12.5}]}}";
    RunFacts facts = facts(load.replace('\'', '"'));

    RunFactsJson.write(facts, file.getParent());

    assertThat(facts.offered().orElseThrow().stages())
        .containsExactly(new LoadStage(10, 0, 12.5), new LoadStage(50, 12.5, 12.5));
    assertThat(facts(Files.readString(file)).offered()).isEqualTo(facts.offered());
  }

  @Test
  void shouldKeepWhatStreamsCameToWhenThereWereAny() throws IOException {
    String live =
        "{'version': 2, 'outcome': {'live': {'streams': [{'name': 'get job', 'streams': 2,"
            + " 'withTokens': 2, 'counted': 1, 'tokensIn': 100, 'tokensOut': 41, 'tokensCached':"
            + " 64, 'tokensOfReasoning': 10, 'steadyTokens': 40, 'steadyNanos': 200000000, 'gaps':"
            + " {'20000000': 20}, 'perToken': {'5000000': 1}, 'heldBack': 0, 'unreadEvents': 6,"
            + " 'pieces': 12, 'lengths': {'stretchMillis': 1000, 'stretches': [{'at': 1767000000,"
            + " 'tokens': {'count': 1, 'sum': 41, 'squares': 1681}, 'bytes': {'count': 1, 'sum':"
            + " 4321, 'squares': 18671041}}, {'at': 1767000002, 'tokens': {'count': 0, 'sum': 0,"
            + " 'squares': 0}, 'bytes': {'count': 1, 'sum': 4321, 'squares': 18671041}}]}}]}}}";
    List<StreamTotals> streams = streams(facts(live.replace('\'', '"')));

    RunFactsJson.write(facts(live.replace('\'', '"')), file.getParent());

    assertThat(streams).isEqualTo(TestStreams.totals());
    assertThat(streams(facts(Files.readString(file)))).isEqualTo(streams);
  }

  @Test
  void shouldGetTheClockOfStreamsBackWhenItWasStored() throws Exception {
    String live =
        "{'version': 2, 'outcome': {'live': {'streamClock': {'lag': {'70000': 3, '2000000': 1},"
            + " 'watchedMillis': 2000, 'calibration': {'streams': 2, 'wrongCounts': 1,"
            + " 'ttft': {'100000': 2}, 'gap': {'200000': 2}}, 'limits': [{'name': 'chat',"
            + " 'figure': 'ttft', 'key': 'a.b', 'millis': 500}]}}}}";

    RunFacts facts = facts(live.replace('\'', '"'));
    RunFactsJson.write(facts, file.getParent());

    StreamClock clock = facts.outcome().live().orElseThrow().clock().orElseThrow();
    assertThat(clock.lag().count()).isEqualTo(4);
    assertThat(clock.lag().max()).isEqualTo(2);
    assertThat(clock.watchedMillis()).isEqualTo(2000);
    assertThat(clock.calibration().orElseThrow().wrongCounts()).isEqualTo(1);
    assertThat(clock.limits()).containsExactly(new StreamClock.Limit("chat", "ttft", "a.b", 500));
    assertThat(facts(Files.readString(file)).outcome().live().orElseThrow().clock())
        .contains(clock);
  }

  @Test
  void shouldKeepCostsExactlyWhenThereWereAny() throws IOException {
    String live =
        "{'version': 2, 'outcome': {'live': {'costs': [{'name': 'chat', 'known': 3,"
            + " 'amount': '0.10000000000000000000001', 'currency': 'EUR'}]}}}";
    RunFacts facts = facts(live.replace('\'', '"'));

    RunFactsJson.write(facts, file.getParent());

    assertThat(facts.outcome().live().orElseThrow().costs())
        .containsExactly(
            new CostTotals("chat", "EUR", 3, new BigDecimal("0.10000000000000000000001"), 0));
    assertThat(facts(Files.readString(file)).outcome().live()).isEqualTo(facts.outcome().live());
  }

  private static List<StreamTotals> streams(RunFacts facts) {
    return facts.outcome().live().orElseThrow().streams();
  }

  @Test
  void shouldReadThatARegressionFailsTheRunWhenItDoes() throws IOException {
    String on = "{'version': 2, 'reporting': {'comparison': {'failOnRegression': true}}}";
    RunFacts facts = facts(on.replace('\'', '"'));

    RunFactsJson.write(facts, file.getParent());

    assertThat(facts.reporting().comparison().failOnRegression()).isTrue();
    assertThat(facts(Files.readString(file)).reporting()).isEqualTo(facts.reporting());
  }

  @Test
  void shouldReadWhichRunsHadEndedWhenTheRunWasMerged() throws IOException {
    String sentence = "Of the merged runs, these were interrupted: b.";

    RunFacts.Outcome read =
        facts("{\"version\": 2, \"outcome\": {\"endedRuns\": [\"" + sentence + "\"]}}").outcome();

    assertThat(read.endedRuns()).containsExactly(sentence);
  }

  @Test
  void shouldKeepWhichHooksHadFailed() throws IOException {
    String sentence = "The simulation's after() has failed: no.";

    RunFacts facts =
        facts("{\"version\": 2, \"outcome\": {\"failedHooks\": [\"" + sentence + "\"]}}");

    assertThat(facts.outcome().failedHooks()).containsExactly(sentence);
    RunFactsJson.write(facts, file.getParent());
    assertThat(facts(Files.readString(file)).outcome()).isEqualTo(facts.outcome());
  }

  @Test
  void shouldKeepWhatEachInjectorDidWhenThereAreSeveral() throws IOException {
    String part =
        "{\"name\": \"injector 1\", \"requests\": 7, \"ko\": 1, \"requestsPerSecond\": 2.5,"
            + " \"p50\": 20, \"p95\": 95, \"startMillis\": 1000.5, \"cpuCores\": null,"
            + " \"memoryBytes\": 1e8, \"schedulingDelayMillis\": 3, \"offsetMillis\": -2.5,"
            + " \"uncertaintyMillis\": 0.5, \"driftPpm\": -12, \"folder\": \"injectors/1/a\"}";
    RunFacts facts = facts("{\"version\": 2, \"injectors\": [" + part + "]}");

    assertThat(facts.parts())
        .containsExactly(
            new InjectorPart(
                "injector 1",
                7,
                1,
                2.5,
                20,
                95,
                OptionalDouble.of(1000.5),
                new InjectorPart.Use(
                    OptionalDouble.empty(),
                    OptionalDouble.of(1e8),
                    OptionalDouble.of(3),
                    OptionalDouble.empty()),
                new InjectorPart.Clock(-2.5, OptionalDouble.of(0.5), OptionalDouble.of(-12)),
                "injectors/1/a"));
    RunFactsJson.write(facts, file.getParent());
    assertThat(facts(Files.readString(file)).parts()).isEqualTo(facts.parts());
    String before = part.replaceAll(", \"(memory|uncertainty|drift|folder)[^,}]*", "");
    assertThat(facts("{\"version\": 2, \"injectors\": [" + before + "]}").parts().get(0).clock())
        .isEqualTo(new InjectorPart.Clock(-2.5, OptionalDouble.empty(), OptionalDouble.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"curve\": {\"sentence\": \"No curve is fitted.\", \"points\": []}",
        ", \"curve\": {\"sentence\": \"Fitted.\", \"points\": [{\"level\": 5, \"millis\": 6.5}]}"
      })
  void shouldKeepWhatASearchFoundWithItsCurve(String curve) throws IOException {
    String found =
        "{\"status\": \"PASS\", \"reason\": \"Found.\", \"statement\": \"Found.\","
            + " \"unit\": \"tasks/s\", \"holds\": 5, \"levels\": [], \"findings\": []"
            + curve
            + "}";
    RunFacts facts = facts("{\"version\": 2, \"outcome\": {\"capacity\": " + found + "}}");

    assertThat(facts.outcome().capacity().orElseThrow().curve().points())
        .hasSize(curve.contains("level") ? 1 : 0);
    RunFactsJson.write(facts, file.getParent());
    assertThat(facts(Files.readString(file)).outcome()).isEqualTo(facts.outcome());
  }

  @Test
  void shouldTakeDefaultsWhenKeysAreMissing() throws IOException {
    assertThat(facts("{\"version\": 2}"))
        .isEqualTo(
            new RunFacts(
                new RunFacts.Identity("a", "", "", "", "", ""),
                Optional.empty(),
                new RunFacts.Objectives(List.of(), List.of()),
                Set.of(),
                REPORTING,
                Optional.empty(),
                List.of(),
                RunFacts.Outcome.OPEN,
                List.of()));
    assertThat(facts("{\"version\": 1, \"facts\": {}}")).isEqualTo(facts("{\"version\": 2}"));
  }

  @Test
  void shouldKeepWhatFailuresMeanWhenTheSimulationSaysIt() throws IOException {
    String text =
        "{'version': 2, 'hints': [{'message': '^lost$', 'outcome': 'TIMEOUT', 'cause': 'job lost',"
            + " 'hint': 'Look.'}, {'status': 402, 'cause': 'unpaid'}]}";

    List<ErrorHint> hints = facts(text.replace('\'', '"')).hints();

    assertThat(hints)
        .containsExactly(
            ErrorHint.ofMessage("^lost$", OutcomeClass.TIMEOUT, "job lost", "Look."),
            new ErrorHint(402, "", OutcomeClass.OTHER, "unpaid", ""));
  }

  @Test
  void shouldPassOverWhatItDoesNotKnowWhenTheFileHasMore() throws IOException {
    assertThat(facts(stored(2).replaceFirst("\\{", "{\"weather\": [\"rain\"], ")))
        .isEqualTo(facts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|version is missing; it must be a whole number from 0 on",
        "{'version': 0}|version is 0, and must be a whole number from 1 on",
        "{'version': 2, 'hints': [{'message': '(', 'cause': 'a'}]}"
            + "|hints[0].message is \"(\", and must be a regular expression",
        "[]|the whole of it is a list, and must be an object",
        "{'version': 1}|facts is missing; it must be an object",
        "{'version': 2, 'run': {'id': null}}|run.id is null, and must be a text",
        "{'version': 2, 'objectives': [{'scope': 'global', 'metric': 'median', 'target':"
            + " 1}]}|objectives[0].metric is \"median\", and must be a metric such as p95 or"
            + " errorRate",
        "{'version': 2, 'objectives': [{'scope': 'global', 'metric': 'p95'}]}"
            + "|objectives[0].target is missing; it must be a number",
        "{'version': 2, 'load': {'model': 'OPEN', 'duration': '1 minute'}}"
            + "|load.duration is \"1 minute\", and must be a duration such as PT1M30S",
        "{'version': 2, 'load': {'model': 'AJAR'}}"
            + "|load.model is \"AJAR\", and must be one of OPEN, CLOSED",
        "{'version': 2, 'outcome': {'warnings': [{}]}}"
            + "|outcome.warnings[0] is an object, and must be a text",
        "{'version': 2, 'injector': {'processors': 0}}"
            + "|injector.processors is 0, and must be a whole number from 1 on",
        "{'version': 2,|it ends in line 1 before it is complete",
      })
  void shouldSayWhereAndWhyWhenTheFileIsDamaged(String json, String why) {
    assertThatThrownBy(() -> facts(json.replace('\'', '"')))
        .isInstanceOf(SavedRunException.class)
        .hasMessage(file + " is damaged: " + why + ". Remove it to read Gatling's log alone.");
  }

  @Test
  void shouldRefuseWhenALaterSalvoHasWrittenTheFile() {
    assertThatThrownBy(() -> facts("{\"version\": 3}"))
        .isInstanceOf(SavedRunException.class)
        .hasMessage(
            file
                + " has version 3; this Salvo reads versions 1 to 2. Use the Salvo that made it, or"
                + " remove the file to read Gatling's log alone.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldReportTheRunOrSayInASentenceWhyNotWhenTheFileIsMutated(int version)
      throws IOException {
    JsonNode whole = MAPPER.readTree(stored(version));
    SplittableRandom random = new SplittableRandom(version);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      String mutated = JsonMutation.of(whole, random);
      Files.writeString(file, mutated);
      try {
        SavedRun.open(run, InjectorFolder.SETTINGS.ofSavedRuns()).report(event -> {});
      } catch (SavedRunException e) {
        refused++;
        assertThat(e).hasMessageMatching("\\S+run\\.json (is damaged:|has version) [^\\n]+\\.");
      } catch (SettingsException e) {
        refused++;
        assertThat(e).hasMessageContaining("salvo.report.comparison.baseline = nightly");
      } catch (RuntimeException e) {
        throw new AssertionError("Mutation " + i + ": " + mutated, e);
      }
    }
    assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 10);
  }

  private RunFacts facts(String json) throws IOException {
    Files.writeString(file, json);
    return RunFactsJson.read(file.getParent(), REPORTING).orElseThrow();
  }

  private static String stored(int version) throws IOException {
    try (InputStream in =
        StoredRunTest.class.getResourceAsStream("/saved/run-" + version + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static RunFacts facts() {
    return new RunFacts(
        new RunFacts.Identity(
            "contentsimulation-20260101120000000",
            "ContentSimulation",
            "content",
            "load",
            "https://shop.test",
            "3.15.1"),
        Optional.of(
            new RunFacts.Offered(
                Model.OPEN,
                OptionalDouble.of(12.5),
                OptionalDouble.empty(),
                OptionalLong.of(750),
                OptionalLong.of(740),
                Duration.ofSeconds(60),
                Optional.of(new Plateau(Duration.ofSeconds(10), Duration.ofSeconds(50))),
                OptionalLong.empty(),
                List.of())),
        new RunFacts.Objectives(
            List.of(
                new RunFacts.Judged(new Slo(Slo.GLOBAL, Metric.P95, 800), OptionalDouble.of(612)),
                judged(new Slo("get job", Metric.ERROR_RATE, 0.012, OptionalDouble.of(1.2))),
                judged(new Slo("cpu_percent", Metric.RESOURCE_P95, 90))),
            List.of(new NotJudged(new Slo("create job", Metric.MIN_RPS, 2), 4.5))),
        Set.of("warm-up load"),
        reporting(),
        Optional.of(new InjectorFacts("17.0.15+6", "Linux 6.1 amd64", 2, 1_073_741_824)),
        List.of(),
        new RunFacts.Outcome(
            Optional.of(Verdict.Ending.INTERRUPTED),
            List.of(),
            List.of(),
            List.of(),
            Optional.of("The load was ended after 31.0 s by the budget of 1,000 requests."),
            Optional.of("Recording failed: disk full."),
            List.of("One warning.", "Another one."),
            Optional.of(new JobFigures(50, 49, 40, 3, 2, 1, 4, 5, 4, 1234)),
            Optional.of(live()),
            Optional.empty()),
        List.of());
  }

  private static RunFacts.Judged judged(Slo slo) {
    return new RunFacts.Judged(slo, OptionalDouble.empty());
  }

  private static Settings.Report reporting() {
    return new Settings.Report(
        Duration.ofMillis(1500),
        false,
        Map.of("get job", Duration.ofMillis(300)),
        List.of(Duration.ofSeconds(10), Duration.ofSeconds(20)),
        1_000,
        new Settings.Tiers(
            new Settings.Band(2000, 5000),
            new Settings.Band(0.01, 0.05),
            new Settings.Band(0.7, 0.85),
            new Settings.Band(0.6, 0.8),
            Map.of(
                "get job",
                new Settings.EndpointTiers(
                    Optional.of(new Settings.Band(100, 200)), Optional.empty()))),
        new Settings.InjectorLimits(
            20, 0.9, 0.75, 0.1, 0.1, Duration.ofMillis(500), Duration.ofMillis(200), 0.95, 0.05),
        new Settings.Comparison(Optional.of("nightly"), 0.05, 0.001, true, false));
  }

  private static RunFacts.Live live() {
    long at = InjectorFolder.START + 4_000;
    return new RunFacts.Live(
        List.of(
            new RequestStatuses(List.of("regular"), "get job", Map.of(200, 24L), Map.of(503, 1L))),
        List.of(new ErrorCount("get job", "found 503", 503, 1, at, at)),
        List.of(),
        List.of(),
        List.of(),
        0,
        Optional.empty());
  }
}
