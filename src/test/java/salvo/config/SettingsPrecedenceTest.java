package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.OwnSettings;
import salvo.config.source.Bound;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.SettingsProblem;

class SettingsPrecedenceTest {

  @Test
  void shouldPreferThePropertyWhenAllSourcesDiffer() {
    Given given = Given.application("salvo.warmUp.tasksPerSecond = 20");
    assertThat(Given.nothing().read().warmUp().tasksPerSecond()).isEmpty();
    assertThat(given.read().warmUp().tasksPerSecond()).hasValue(20);
    assertThat(
            given.variable("SALVO_WARM_UP_TASKS_PER_SECOND", "30").read().warmUp().tasksPerSecond())
        .hasValue(30);
    assertThat(given.property("salvo.warmUp.tasksPerSecond", "40").read().warmUp().tasksPerSecond())
        .hasValue(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SALVO_WARM_UP_DURATION", "SALVO_WARMUP_DURATION", "SALVO_WARMUPDURATION"})
  void shouldFindTheKeyHoweverTheVariableIsSeparated(String name) {
    assertThat(Given.nothing().variable(name, "7 s").read().warmUp().duration())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void shouldFindKeysOfFreeMapsWhenAVariableNamesThem() {
    Settings settings =
        Given.application("salvo.http.headers.Authorization = null")
            .variable("SALVO_SYSTEMS_CONTENT_OPTIONS_APIKEY", "k-1")
            .variable("SALVO_HTTP_HEADERS_AUTHORIZATION", "Bearer t")
            .variable("SALVO_WORKLOAD_PROFILES_STEP_RAMP_50_STAGES", "[{users=1, duration=1s}]")
            .read();

    assertThat(settings.systems().get("content").options()).containsEntry("apiKey", "k-1");
    assertThat(settings.http().headers()).containsExactly(Map.entry("Authorization", "Bearer t"));
    assertThat(settings.workload().profiles().get("step-ramp-50").stages()).hasSize(1);
  }

  @Test
  void shouldSetTheFullKeysWhenShortNamesAreUsed() {
    Settings settings =
        Given.nothing()
            .property("profile", "light")
            .property("users", "6")
            .property("rps", "2.5")
            .property("duration", "90 s")
            .property("rampUp", "1min")
            .property("requests", "3")
            .property("spawnRate", "0.5")
            .property("model", "closed")
            .property("baseUrl", "https://example.com:8443/api/")
            .property("system", "content")
            .property("userTypes", "regular, burst")
            .property("timeScale", "0.1")
            .read();

    assertThat(settings.system()).contains("content");
    assertThat(settings.baseUrl()).contains(URI.create("https://example.com:8443/api"));
    Settings.Workload workload = settings.workload();
    assertThat(workload.profile()).isEqualTo("light");
    assertThat(workload.users()).hasValue(6);
    assertThat(workload.rps()).hasValue(2.5);
    assertThat(workload.duration()).contains(Duration.ofSeconds(90));
    assertThat(workload.rampUp()).contains(Duration.ofMinutes(1));
    assertThat(workload.requests()).hasValue(3);
    assertThat(workload.spawnRate()).hasValue(0.5);
    assertThat(workload.model()).contains(Settings.Model.CLOSED);
    assertThat(workload.userTypes()).isEqualTo(List.of("regular", "burst"));
    assertThat(workload.timeScale()).isEqualTo(0.1);
  }

  @Test
  void shouldShowNothingOnTheConsoleWhenQuietIsAskedFor() {
    assertThat(console(Given.nothing().property("quiet", ""))).isEqualTo(Settings.Console.OFF);
    assertThat(console(Given.nothing().property("quiet", "true"))).isEqualTo(Settings.Console.OFF);
    assertThat(console(Given.nothing().property("quiet", "false")))
        .isEqualTo(Settings.Console.AUTO);
    assertThat(console(Given.nothing().property("salvo.live.terminal", "plain")))
        .isEqualTo(Settings.Console.PLAIN);
  }

  @Test
  void shouldRefuseQuietWhenItHasAnotherValueOrAContradiction() {
    assertThat(Given.nothing().property("quiet", "very").problems())
        .containsExactly(
            new SettingsProblem(
                "-Dquiet", "very", "", "no value, true or false", "pass -Dquiet alone"));
    assertThat(
            Given.nothing()
                .property("quiet", "")
                .property("salvo.live.terminal", "plain")
                .problems())
        .containsExactly(
            new SettingsProblem(
                "salvo.live.terminal",
                "off",
                "-Dquiet",
                "one value, but -Dsalvo.live.terminal gives another",
                "leave out one of the two"));
  }

  private static Settings.Console console(Given given) {
    return given.read().live().terminal();
  }

  @Test
  void shouldAcceptBothNamesWhenTheyAgree() {
    assertThat(
            Given.nothing()
                .property("users", "6")
                .property("salvo.workload.users", "6")
                .read()
                .workload()
                .users())
        .hasValue(6);
  }

  @Test
  void shouldRefuseBothNamesWhenTheyDiffer() {
    assertThat(
            Given.nothing().property("users", "6").property("salvo.workload.users", "7").problems())
        .containsExactly(
            new SettingsProblem(
                "salvo.workload.users",
                "6",
                "-Dusers",
                "one value, but -Dsalvo.workload.users gives another",
                "leave out one of the two"));
  }

  @Test
  void shouldRefuseTwoVariablesWhenTheyMeanOneKeyAndDiffer() {
    Given given =
        Given.nothing()
            .variable("SALVO_WARMUP_DURATION", "2 s")
            .variable("SALVO_WARM_UP_DURATION", "3 s");

    assertThat(given.problems())
        .extracting(SettingsProblem::source, SettingsProblem::rule)
        .containsExactly(
            tuple("SALVO_WARM_UP_DURATION", "one value, but SALVO_WARMUP_DURATION gives another"));
  }

  @Test
  void shouldReadKeysWithSpacesWhenAPropertyNamesThem() {
    Settings settings =
        Given.nothing()
            .property("salvo.systems.content.slo.api health.p95", "75 ms")
            .property("salvo.systems.content.slo.\"create job\".p95", "76 ms")
            .read();

    Map<String, Settings.Objectives> slo = settings.systems().get("content").slo();
    assertThat(slo.get("api health").bounds()).containsEntry("p95", Bound.fixed(75));
    assertThat(slo.get("create job").bounds()).containsEntry("p95", Bound.fixed(76));
  }

  @Test
  void shouldReadAListOfObjectsWhenAPropertyHoldsHocon() {
    Settings settings =
        Given.nothing()
            .property(
                "salvo.sandbox.faults",
                "[{ endpoint = \"create job\", kind = delay, rate = 0.5, delay = 2 s }]")
            .read();

    assertThat(settings.sandbox().faults())
        .containsExactly(
            new Settings.Fault("create job", "delay", 0.5, 503, Duration.ofSeconds(2)));
  }

  @Test
  void shouldReadAListOfObjectsWhenPropertiesNumberItsElements() {
    Settings settings =
        Given.nothing()
            .property("salvo.sandbox.faults.1.endpoint", "list jobs")
            .property("salvo.sandbox.faults.1.kind", "reset")
            .property("salvo.sandbox.faults.1.rate", "1")
            .property("salvo.sandbox.faults.0.endpoint", "create job")
            .property("salvo.sandbox.faults.0.kind", "hang")
            .property("salvo.sandbox.faults.0.rate", "0.5")
            .read();

    assertThat(settings.sandbox().faults())
        .extracting(Settings.Fault::endpoint, Settings.Fault::kind, Settings.Fault::rate)
        .containsExactly(tuple("create job", "hang", 0.5), tuple("list jobs", "reset", 1.0));
  }

  @Test
  void shouldSubstituteOtherVariablesWhenTheFileAsksForThem() {
    Given given = Given.application("salvo.systems.content.options.apiKey = ${?MY_TOKEN}");

    assertThat(given.read().systems().get("content").options()).containsEntry("apiKey", "");
    assertThat(given.variable("MY_TOKEN", "t-9").read().systems().get("content").options())
        .containsEntry("apiKey", "t-9");
  }

  @Test
  void shouldRemoveAnEntryWhenItIsSetToNull() {
    Settings settings =
        Given.application(
                "salvo.systems.content { userTypes.admin = null, slo.login = null,"
                    + " options.password = null }")
            .read();

    Settings.SystemUnderTest content = settings.systems().get("content");
    assertThat(content.userTypes()).hasSize(4).doesNotContainKey("admin");
    assertThat(content.slo()).hasSize(9).doesNotContainKey("login");
    assertThat(content.options()).hasSize(4).doesNotContainKey("password");
  }

  @Test
  void shouldTakeTheRateFromTheProfileOnlyWhenMinRpsIsAuto() {
    Settings.Slos fixed = Given.application("salvo.slo.global.minRps = 40").read().slo();
    Settings.Slos off = Given.application("salvo.slo.global.minRps = null").read().slo();

    assertThat(fixed.minRpsFromProfile()).isFalse();
    assertThat(fixed.global().bounds()).containsEntry("minRps", Bound.fixed(40));
    assertThat(off.minRpsFromProfile()).isFalse();
    assertThat(off.global().bounds()).doesNotContainKey("minRps");
  }

  @Test
  void shouldLoadTheSettingsOfThisProcess() {
    OwnSettings.use();

    assertThat(Settings.load(PropertyEncoding.PLAIN).systems()).containsKey("own");
  }
}
