package salvo.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.compare.Baseline;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Change;
import salvo.compare.Fingerprint;
import salvo.compare.Trait;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.event.RunEvent;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogWriter;
import salvo.report.RunReport;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.Verdict;

/** A run of one request every 100 ms, with a baseline of the same that took half as long. */
class RunBaselineTest {

  @TempDir private Path folder;
  private Path baseline;

  @BeforeEach
  void saveABaseline() throws IOException {
    baseline = folder.resolve("home-smoke.json");
    Baseline.write(
        SavedRun.open(run("first", 40), settings("").ofSavedRuns()).measured("first"), baseline);
  }

  @Test
  void shouldCompareAndJudgeTheRunWhenABaselineIsConfigured() throws IOException {
    Settings settings = settings(named("", baseline));

    RunReport report = SavedRun.open(run("second", 80), settings.ofSavedRuns()).report(event -> {});

    Comparison comparison = report.comparison().orElseThrow();
    assertThat(comparison.outcome()).isEqualTo(Change.REGRESSED);
    assertThat(comparison.base().id()).isEqualTo("first");
    Comparison.Figure p50 = comparison.scopes().get(1).figure(Comparison.Metric.P50);
    assertThat(p50.base()).isEqualTo(40);
    assertThat(p50.candidate()).isEqualTo(80);
    assertThat(p50.change()).isEqualTo(Change.REGRESSED);
  }

  @Test
  void shouldNameARegressionInTheVerdictAndFailByIt() throws IOException {
    Path slower = run("slower", 80);
    String key = "salvo.report.comparison.failOnRegression = true\n";

    RunReport told =
        SavedRun.open(slower, settings(named("", baseline)).ofSavedRuns()).report(event -> {});
    RunReport failed =
        SavedRun.open(slower, settings(named(key, baseline)).ofSavedRuns()).report(event -> {});
    RunReport same =
        SavedRun.open(run("same", 40), settings(named(key, baseline)).ofSavedRuns())
            .report(event -> {});

    String regression =
        "get home: p50 rose from 40 ms to 80 ms (+100 %) since the baseline " + baseline + ".";
    assertThat(told.verdict().status()).isEqualTo(Verdict.Status.PASS);
    assertThat(told.verdict().reasons()).contains(regression);
    assertThat(told.verdict().reasons().get(0)).endsWith("objectives were met.");
    assertThat(told.assessment().grade().orElseThrow().letter()).isEqualTo('A');
    assertThat(failed.verdict().status()).isEqualTo(Verdict.Status.FAIL);
    assertThat(failed.verdict().reasons())
        .contains(regression)
        .noneMatch(it -> it.endsWith("objectives were met."));
    assertThat(failed.assessment().grade().orElseThrow().letter()).isEqualTo('C');
    assertThat(same.verdict().status()).isEqualTo(Verdict.Status.PASS);
  }

  @Test
  void shouldWarnWhenTheClockWasSetBack() throws IOException {
    Path run = Files.createDirectories(folder.resolve("back"));
    write(run, "example.HomeSimulation", -5);

    assertThat(SavedRun.open(run, settings("").ofSavedRuns()).report(event -> {}).warnings())
        .anyMatch(it -> it.startsWith("The injector's clock was set back: 300 requests ended"));
  }

  @Test
  void shouldTakeTheTargetFromTheBaselineWhenAnObjectiveRefersToIt() throws IOException {
    Settings settings = settings(named("salvo.slo.global.p95 = \"1.5 x baseline\"\n", baseline));

    RunReport report = SavedRun.open(run("second", 80), settings.ofSavedRuns()).report(event -> {});

    assertThat(report.slos())
        .filteredOn(it -> it.slo().metric().equals(Metric.P95))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.sentence())
                    .isEqualTo(
                        "all requests: p95 was 80 ms, more than the allowed 60 ms (1.5 x"
                            + " baseline)."));
  }

  @Test
  void shouldSayWhyWhenTheRunIsNotComparable() throws IOException {
    Path run = run("other", 40);
    rename(run, "example.OtherSimulation");

    RunReport report =
        SavedRun.open(run, settings(named("", baseline)).ofSavedRuns()).report(event -> {});

    assertThat(report.comparison()).isEmpty();
    assertThat(report.warnings())
        .singleElement()
        .asString()
        .startsWith("Not compared with the baseline: other is not comparable with")
        .contains("simulation: HomeSimulation, then OtherSimulation");
  }

  @Test
  void shouldRefuseToJudgeWhenTheBaselineIsMissing() throws IOException {
    SavedRun run =
        SavedRun.open(
            run("second", 40), settings(named("", folder.resolve("no.json"))).ofSavedRuns());

    assertThatThrownBy(() -> run.report(event -> {}))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salvo.report.comparison.baseline = ")
        .hasMessageContaining("no.json: make it with salvo baseline save.");
  }

  @Test
  void shouldOnlyWarnWhenTheBaselineOfARunThatIsJudgedAlreadyIsGone() {
    Settings settings = settings(named("", folder.resolve("gone.json")));

    RunBaseline.Found found = RunBaseline.find(settings.report().comparison(), "home", "smoke");

    assertThat(found.baseline()).isEmpty();
    assertThat(found.missing())
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .startsWith("Not compared with the baseline ")
                    .endsWith("gone.json, which cannot be read."));
  }

  @Test
  void shouldFindTheBaselineOfTheSystemAndProfileWhenItsNameHasThem() {
    Settings settings = settings(named("", folder.resolve("{system}-{profile}.json")));

    assertThat(RunBaseline.of(settings.report().comparison(), "home", "smoke")).isPresent();
    assertThatThrownBy(() -> RunBaseline.of(settings.report().comparison(), "home", "soak"))
        .hasMessageContaining("home-soak.json");
  }

  @Test
  void shouldRefuseABaselineOfAnotherLoadOnlyWhenAnObjectiveRefersToIt() throws IOException {
    Path other = folder.resolve("cores.json");
    String text = Files.readString(baseline);
    Files.writeString(
        other, text.replace("\"environment\": {", "\"environment\": { \"profile\": \"soak\","));
    RunBaseline found =
        RunBaseline.of(settings(named("", other)).report().comparison(), "home", "smoke")
            .orElseThrow();
    Fingerprint planned = new Fingerprint(Map.of(Trait.PROFILE, "smoke"));
    Slo fixed = new Slo(Slo.GLOBAL, Metric.P95, 60);
    Slo referring = new Slo(Slo.GLOBAL, Metric.P95, 60, OptionalDouble.of(1.5));

    assertThatCode(() -> found.requireFor(List.of(fixed), planned)).doesNotThrowAnyException();
    assertThatThrownBy(() -> found.requireFor(List.of(referring), planned))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("it differs in profile: soak, then smoke");
  }

  private static Settings settings(String hocon) {
    return Given.application(hocon).read();
  }

  private static String named(String more, Path baseline) {
    return more + "salvo.report.comparison.baseline = \"" + baseline + "\"";
  }

  private static void rename(Path run, String simulation) throws IOException {
    write(run, simulation, 40);
  }

  private Path run(String name, int millis) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    write(run, "example.HomeSimulation", millis);
    return run;
  }

  /** Half a minute in which all times are the same but for some. */
  private static void write(Path run, String simulation, int millis) throws IOException {
    long start = 1_700_000_000_000L;
    RunHeader header =
        new RunHeader("3.15.1", simulation, start, "", List.of("visitors"), List.of());
    try (var log = new SimulationLogWriter(run.resolve("simulation.log"), header)) {
      log.write(new RunEvent.User("visitors", true, start));
      for (int i = 0; i < 300; i++) {
        long at = start + 100L * i;
        int took = i % 3 == 0 ? millis - 1 : millis;
        log.write(new RunEvent.Request("", List.of(), "get home", at, at + took, true, 0, ""));
      }
      log.write(new RunEvent.User("visitors", false, start + 30_000));
    }
  }
}
