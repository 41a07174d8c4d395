package salvo.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static salvo.run.InjectorFolder.SETTINGS;
import static salvo.run.InjectorFolder.START;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.analysis.OfferedLoadFigures;
import salvo.analysis.errors.ErrorSample;
import salvo.config.Settings;
import salvo.event.RunEvent;
import salvo.report.RunReport;
import salvo.report.SampleErrors;
import salvo.report.json.ErrorSamplesJson;
import salvo.run.InjectorFolder;
import salvo.saved.SavedRun;
import salvo.saved.SavedRunException;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloSelection.NotJudged;
import salvo.slo.Verdict;
import salvo.stats.request.Summary;
import salvo.stats.stream.FineTimes;
import salvo.stats.stream.StreamClock;

class RunMergeTest {

  /** The second injector's clock is 5 s ahead; by the first one's it begins 100 ms later. */
  private static final long OFFSET = -5_000;

  private static final String RUN_JSON = "salvo/run.json";

  @TempDir Path folder;
  private InjectorFolder a;
  private InjectorFolder b;
  private Path output;

  @BeforeEach
  void makeRuns() {
    output = folder.resolve("merged");
    a = new InjectorFolder(folder.resolve("a"), START).withRequests(400, 1);
    b = new InjectorFolder(folder.resolve("b"), START - OFFSET + 100).withRequests(700, 2);
  }

  @Test
  void shouldAddUpWhatTheEventsToldWhenSalvoHasMadeAllRuns() throws IOException {
    RunReport report = merged();

    assertThat(report.stats().endpoints()).extracting(Summary::name).hasSize(2);
    for (Summary endpoint : report.stats().endpoints()) {
      assertExact(endpoint, request -> request.name().equals(endpoint.name()));
    }
    assertExact(report.stats().total(), request -> true);
    assertThat(report.stats().errors())
        .hasSize(4)
        .allSatisfy(
            error ->
                assertThat(error.count())
                    .isEqualTo(
                        requests()
                            .filter(it -> it.name().equals(error.endpoint()))
                            .filter(it -> it.message().equals(error.message()))
                            .filter(it -> it.status() == error.status())
                            .count()));
  }

  @Test
  void shouldMoveTheErrorsOfARunWhenItsClockWasWrong() throws IOException {
    long first =
        requests().filter(it -> !it.ok()).mapToLong(RunEvent.Request::endMillis).min().getAsLong();
    long last =
        requests().filter(it -> !it.ok()).mapToLong(RunEvent.Request::endMillis).max().getAsLong();

    RunReport report = merged();

    assertThat(report.stats().errors().stream().mapToLong(it -> it.firstMillis()).min())
        .hasValue(first);
    assertThat(report.stats().errors().stream().mapToLong(it -> it.lastMillis()).max())
        .hasValue(last);
  }

  @Test
  void shouldBeTheSumOfTheLoadsWhenTheRunsWereOfOneLoad() throws IOException {
    b.target = "https://two.test";
    RunReport report = merged();

    assertThat(report.run().id()).isEqualTo("merged");
    assertThat(report.run().title()).isEqualTo("ContentSimulation of content, profile load");
    assertThat(report.run().target()).isEqualTo("https://one.test and https://two.test");
    assertThat(report.run().interrupted()).isFalse();
    OfferedLoadFigures offered = report.offered().orElseThrow();
    assertThat(offered.tasks()).hasValue(200);
    assertThat(offered.startedTasks()).isEqualTo(200);
    // Two times 10 tasks/s for 10 s each, within 10.1 s.
    assertThat(offered.tasksPerSecond().orElseThrow()).isCloseTo(200 / 10.1, within(1e-9));
    assertThat(offered.requestsPerSecond().orElseThrow()).isCloseTo(300 / 10.1, within(1e-9));
    assertThat(offered.reachedRps()).isCloseTo(1_100 / 10.1, within(1e-9));
    assertThat(report.slos())
        .extracting(it -> it.slo().metric())
        .containsExactly(Metric.P95, Metric.MIN_RPS);
    assertThat(report.slos().get(1).slo().target()).isCloseTo(190 / 10.1, within(1e-3));
    assertThat(report.slos()).allMatch(it -> it.gatlingActual().isEmpty());
    assertThat(report.verdict().status()).isEqualTo(Verdict.Status.PASS);
  }

  @Test
  void shouldLeaveOutTheWarmUpOfOneWhenAnotherIsLoaded() throws IOException {
    b = new InjectorFolder(folder.resolve("b"), START - OFFSET + 900).withRequests(700, 2);

    RunReport report = merged();

    // The warm-up of b ends while the users of a are alive.
    assertThat(report.stats().groups()).hasSize(1);
    assertThat(report.stats().groups().get(0).ok() + report.stats().groups().get(0).ko())
        .isEqualTo(1_100);
    assertThat(report.stats().usersByScenario()).containsOnlyKeys("regular");
  }

  @Test
  void shouldSayTheSameLaterWhenItIsReportedAgain() throws IOException {
    RunReport first = merged();

    RunReport later = SavedRun.open(output, SETTINGS.ofSavedRuns()).report(event -> {});

    assertThat(later).usingRecursiveComparison().isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3})
  void shouldSayTheSameWhenThereIsTooLittleMemoryToCountAllRunsAtOnce(long skipSeconds)
      throws IOException {
    setApart(skipSeconds);
    Path other = folder.resolve("others/merged");

    RunReport atOnce = merge(false).run().report();
    RunReport singly =
        new RunMerge(logs(), false, SETTINGS.ofSavedRuns(), 0).write(other).run().report();

    assertThat(atOnce).usingRecursiveComparison().isEqualTo(singly);
    assertThat(atOnce.parts()).hasSize(2);
    assertThat(output.resolve(RUN_JSON)).hasSameTextualContentAs(other.resolve(RUN_JSON));
  }

  private void setApart(long seconds) {
    Settings.Report of = SETTINGS.report();
    a.reporting =
        new Settings.Report(
            Duration.ofSeconds(seconds),
            true,
            of.apdex(),
            of.slowAfter(),
            of.mostNames(),
            of.tiers(),
            of.injectorLimits(),
            of.comparison());
    b.reporting = a.reporting;
  }

  @Test
  void shouldLeaveNoLogWhenARunCannotBeReported() throws IOException {
    a.write();
    b.write();
    Path samples = folder.resolve("b/salvo").resolve(ErrorSamplesJson.FILE_NAME);
    Files.writeString(samples, "{");

    assertThatThrownBy(() -> merge(logs(), false)).isInstanceOf(IOException.class);

    assertThat(output.resolve("simulation.log")).doesNotExist();
  }

  @Test
  void shouldKeepTheSamplesOfAllRunsWithTheirClocksSetRight() throws IOException {
    List<ErrorSample> samples = SampleErrors.all();
    for (String run : List.of("a", "b")) {
      ErrorSamplesJson.write(
          samples, Files.createDirectories(folder.resolve(run).resolve("salvo")));
    }

    List<ErrorSample> moved = samples.stream().map(it -> it.movedBy(OFFSET)).toList();
    assertThat(merged().samples())
        .containsExactly(moved.get(0), moved.get(1), samples.get(0), samples.get(1));
  }

  @Test
  void shouldKeepTheFirstOfEachCauseWhenThereAreTooManySamples() throws IOException {
    ErrorSample sample = SampleErrors.all().get(0);
    List<ErrorSample> many = new ArrayList<>(Collections.nCopies(2 * MergedSamples.MOST, sample));
    ErrorSample late = SampleErrors.of("http 503").get(0).movedBy(60_000);
    many.add(late);
    ErrorSamplesJson.write(many, Files.createDirectories(folder.resolve("a").resolve("salvo")));

    assertThat(merged().samples()).hasSize(MergedSamples.MOST).endsWith(late);
  }

  @Test
  void shouldKeepTheRowsOfTheRunsWhenTheyWereWrittenLive() throws IOException {
    merged();

    List<String> rows = rows(output.resolve("salvo/requests.csv.gz"));
    RunEvent.Request second = requests().skip(400).findFirst().orElseThrow();
    assertThat(rows).hasSize(1_101);
    assertThat(rows)
        .anyMatch(row -> row.startsWith(second.startMillis() + ",") && row.contains(",regular,"));
    assertThat(rows).filteredOn(row -> row.contains(",false,503,found 503,,")).isNotEmpty();
    assertThat(rows)
        .filteredOn(row -> row.contains(",false,,\"Request timeout, \"\"late\"\"\",,"))
        .isNotEmpty();
    assertThat(ends(rows)).isSorted();
  }

  @Test
  void shouldMakeTheRowsFromTheLogWhenThoseOfARunAreDamaged() throws IOException {
    a.write();
    b.write();
    Path file = folder.resolve("b/salvo/requests.csv.gz");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    RunMerge.Result result = merge(logs(), false);
    SavedRun.open(output, SETTINGS.ofSavedRuns()).reportWithRequests(output.resolve("salvo"));

    assertThat(result.warnings()).hasSize(1);
    assertThat(result.warnings().get(0))
        .startsWith("The merged requests.csv.gz is made from the log: " + file + " cannot be read");
    assertThat(rows(output.resolve("salvo/requests.csv.gz"))).hasSize(1_101);
  }

  @Test
  void shouldNameTheRunWhenItHasAWarning() throws IOException {
    b.warnings = List.of("3 of 40 jobs failed, as the target itself says.");

    assertThat(merged().warnings())
        .containsExactly(
            "b: 3 of 40 jobs failed, as the target itself says.",
            "Merged from a, b. The resources of several injectors cannot be added up: see the"
                + " report of each.");
  }

  @Test
  void shouldNameTheRunWhoseStreamsWereMeasuredWronglyBeforeItsLoad() throws IOException {
    StreamClock.Calibration wrong =
        new StreamClock.Calibration("HTTP/1.1", 80, 1, new FineTimes(), new FineTimes());
    b.clock = Optional.of(new StreamClock(new FineTimes(), 0, Optional.of(wrong), List.of()));

    assertThat(merged().warnings())
        .hasSize(2)
        .contains(
            "b: Before the load, 1 of 80 streams of known tokens were counted wrongly: token"
                + " figures of this run cannot be trusted.");
  }

  @Test
  void shouldBeInvalidWhenOneOfTheInjectorsWasTheLimit() throws IOException {
    b.startedTasks = 50;

    Verdict verdict = merged().verdict();

    assertThat(verdict.status()).isEqualTo(Verdict.Status.INVALID);
    assertThat(verdict.reasons().get(0)).startsWith("b: ").contains("50");
  }

  @Test
  void shouldJudgeNoRateWhenTheLoadOfOneWasCutShort() throws IOException {
    b = new InjectorFolder(folder.resolve("b"), START - OFFSET).withRequests(10, 2);
    b.events.removeIf(it -> it.atMillis() > START - OFFSET + 5_000);
    b.ending = Optional.of(Verdict.Ending.INTERRUPTED);
    b.startedTasks = 2;

    RunReport report = merged();

    assertThat(report.verdict().status()).isEqualTo(Verdict.Status.INCONCLUSIVE);
    assertThat(report.slos()).extracting(it -> it.slo().metric()).containsExactly(Metric.P95);
    assertThat(report.offered()).isEmpty();
    assertThat(report.warnings())
        .contains(
            "The load of b was cut short: the merged run has no steady load, and its rate was not"
                + " judged.");
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndAsTheRunWhenOneOfThemEndedSo(Verdict.Ending ending) throws IOException {
    endHalfWay(ending);

    Verdict verdict = merged().verdict();

    switch (ending) {
      case COMPLETED -> assertVerdict(verdict, Verdict.Status.PASS, "All 2 objectives were met.");
      case INTERRUPTED ->
          assertVerdict(
              verdict,
              Verdict.Status.INCONCLUSIVE,
              "The run was interrupted before its end.",
              "Of the merged runs, these were interrupted: b.");
      case STOPPED_BY_HAND ->
          assertVerdict(
              verdict,
              Verdict.Status.INCONCLUSIVE,
              "The run was stopped by hand before its end.",
              "Of the merged runs, these were stopped by hand: b.");
      case CRASHED -> {
        assertThat(verdict.status()).isEqualTo(Verdict.Status.INVALID);
        assertThat(verdict.reasons()).contains("b: The run crashed before its end.");
      }
    }
  }

  @Test
  void shouldNotJudgeTheRateWhenTheLoadOfOneWasStoppedByHand() throws IOException {
    endHalfWay(Verdict.Ending.STOPPED_BY_HAND);

    RunReport report = merged();

    assertThat(report.slos()).extracting(it -> it.slo().metric()).containsExactly(Metric.P95);
    assertThat(report.run().interrupted()).isTrue();
    assertThat(report.warnings()).anyMatch(it -> it.startsWith("The load of b was cut short: "));
  }

  @Test
  void shouldNameEachOfThemWhenTheRunsEndedInDifferentWays() throws IOException {
    a.ending = Optional.of(Verdict.Ending.STOPPED_BY_HAND);
    endHalfWay(Verdict.Ending.INTERRUPTED);

    assertVerdict(
        merged().verdict(),
        Verdict.Status.INCONCLUSIVE,
        "The run was interrupted before its end.",
        "Of the merged runs, these were interrupted: b.",
        "Of the merged runs, these were stopped by hand: a.");
  }

  @Test
  void shouldFailForThatReasonAloneWhenARuleOrABudgetEndedTheLoadOfOne() throws IOException {
    endHalfWay(Verdict.Ending.INTERRUPTED);
    b.aborted = Optional.of("The load was ended after 5.0 s by the budget of 10 requests.");

    assertVerdict(merged().verdict(), Verdict.Status.FAIL, "b: " + b.aborted.orElseThrow());
  }

  private static void assertVerdict(Verdict verdict, Verdict.Status status, String... reasons) {
    assertThat(verdict.status()).isEqualTo(status);
    assertThat(verdict.reasons()).containsExactly(reasons);
  }

  private void endHalfWay(Verdict.Ending ending) {
    b = new InjectorFolder(folder.resolve("b"), START - OFFSET).withRequests(10, 2);
    b.events.removeIf(it -> it.atMillis() > START - OFFSET + 5_000);
    b.ending = Optional.of(ending);
  }

  @Test
  void shouldTakeTheLogsWordWhenTheProcessOfOneWasKilled() throws IOException {
    b.ending = Optional.empty();

    RunReport report = merged();

    long ofA = requests().limit(400).filter(it -> it.status() != 0).count();
    assertThat(report.stats().total().statuses().get(0)).isEqualTo(1_100 - ofA);
    assertThat(report.warnings())
        .contains("b: The run's process ended before its reports were written.");
    assertThat(report.run().interrupted()).isTrue();
    assertThat(report.offered()).isEmpty();
  }

  @Test
  void shouldJudgeAnEndpointWhenAllRunsTogetherAreExpectedToReachIt() throws IOException {
    Slo rare = new Slo("rare", Metric.P95, 100);
    Slo rarer = new Slo("rarer", Metric.P95, 100);
    a.notJudged = List.of(new NotJudged(rare, 6), new NotJudged(rarer, 4));
    b.notJudged = a.notJudged;

    RunReport report = merged();

    assertThat(report.slos()).extracting(it -> it.slo()).contains(rare).doesNotContain(rarer);
    assertThat(report.notJudged()).containsExactly(new NotJudged(rarer, 8));
  }

  @Test
  void shouldLeaveOutTheStatusesWhenTheBeginningIsSetApart() throws IOException {
    setApart(2);

    RunReport report = merged();

    long skipped = requests().filter(it -> it.startMillis() < START + 2_000).count();
    assertThat(report.stats().skipped().orElseThrow().requests()).isEqualTo(skipped);
    assertThat(report.stats().total().statuses()).containsOnly(Map.entry(0, 1_100 - skipped));
    assertThat(report.warnings()).anyMatch(it -> it.startsWith("The statuses are not known: "));
  }

  @Test
  void shouldRefuseWhenTheLoadsDiffer() throws IOException {
    b.profile = "smoke";
    b.slos = List.of(new Slo(Slo.GLOBAL, Metric.P95, 900), b.slos.get(1));

    assertRefused(
        "The runs are of different profiles: a (load), b (smoke). Merge runs of one load");
    b.profile = "load";
    assertRefused(
        "The runs are of different objectives: a (all requests: p95 800 ms), b (all requests: p95"
            + " 900 ms).");
    b.system = "jobs";
    assertRefused("The runs are of different systems: a (content), b (jobs).");
    assertThat(output).doesNotExist();
  }

  @Test
  void shouldGoByTheLogsAloneWhenTheLoadsDifferAndMay() throws IOException {
    b.profile = "smoke";

    RunMerge.Result result = merge(true);

    assertThat(result.warnings())
        .containsExactly(
            "The runs are of different profiles: a (load), b (smoke). The merged run is reported"
                + " from its log alone.");
    assertThat(output.resolve("salvo")).doesNotExist();
  }

  @Test
  void shouldGoByTheLogsAloneWhenSalvoHasNotMadeAllRuns() throws IOException {
    a.write();
    b.writeLog();

    RunMerge.Result result = merge(logs(), false);

    assertThat(result.warnings())
        .containsExactly(
            "There is no salvo/run.json of b. The merged run is reported from its log alone.");
    assertThat(output.resolve("salvo")).doesNotExist();
    assertThat(
            SavedRun.open(output, SETTINGS.ofSavedRuns())
                .report(event -> {})
                .stats()
                .total()
                .requests())
        .isEqualTo(1_100);
  }

  @Test
  void shouldRefuseWhenTheFolderHasFactsAlready() throws IOException {
    Files.createDirectories(output.resolve("salvo"));
    Files.writeString(output.resolve("salvo/run.json"), "{}");

    assertRefused("run.json exists already; remove it, or merge into another folder.");
    assertThat(output.resolve("simulation.log")).doesNotExist();
  }

  private void assertExact(Summary actual, Predicate<RunEvent.Request> which) {
    List<RunEvent.Request> expected = requests().filter(which).toList();
    List<Long> times =
        expected.stream().map(RunEvent.Request::responseTimeMillis).sorted().toList();
    assertThat(actual.requests()).isEqualTo(expected.size());
    assertThat(actual.ok()).isEqualTo(expected.stream().filter(RunEvent.Request::ok).count());
    for (double percent : new double[] {50, 75, 95, 99, 99.9}) {
      int rank = (int) Math.ceil(percent * times.size() / 100);
      assertThat(actual.all().percentile(percent)).isEqualTo(times.get(rank - 1));
    }
    assertThat(actual.all().max()).isEqualTo(times.get(times.size() - 1));
    Map<Integer, Long> statuses = new TreeMap<>();
    expected.forEach(it -> statuses.merge(it.status(), 1L, Long::sum));
    assertThat(actual.statuses()).isEqualTo(statuses);
  }

  /** All requests by the clock of the merged run, those of the first injector before the others. */
  private Stream<RunEvent.Request> requests() {
    return Stream.concat(requests(a, 0), requests(b, OFFSET));
  }

  private static Stream<RunEvent.Request> requests(InjectorFolder run, long offset) {
    return run.events.stream()
        .filter(RunEvent.Request.class::isInstance)
        .map(RunEvent.Request.class::cast)
        .map(
            it ->
                new RunEvent.Request(
                    it.scenario(),
                    it.groups(),
                    it.name(),
                    it.startMillis() + offset,
                    it.endMillis() + offset,
                    it.ok(),
                    it.status(),
                    it.message()));
  }

  private RunReport merged() throws IOException {
    merge(false);
    return SavedRun.open(output, SETTINGS.ofSavedRuns()).report(event -> {});
  }

  private RunMerge.Result merge(boolean different) throws IOException {
    a.write();
    b.write();
    return merge(logs(), different);
  }

  private RunMerge.Result merge(List<InjectorLog> logs, boolean different) throws IOException {
    return new RunMerge(logs, different, SETTINGS.ofSavedRuns()).write(output);
  }

  private List<InjectorLog> logs() {
    return List.of(
        new InjectorLog(folder.resolve("a/simulation.log"), 0),
        new InjectorLog(folder.resolve("b/simulation.log"), OFFSET));
  }

  private void assertRefused(String because) {
    assertThatThrownBy(() -> merge(false))
        .isInstanceOf(SavedRunException.class)
        .hasMessageContaining(because);
  }

  private static List<String> rows(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<Long> ends(List<String> rows) {
    List<Long> ends = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", 3);
      ends.add(Long.parseLong(cells[0]) + Long.parseLong(cells[1]));
    }
    return ends;
  }
}
