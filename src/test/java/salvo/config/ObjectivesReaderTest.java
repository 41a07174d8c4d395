package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.source.Bound;
import salvo.config.source.SettingsProblem;

class ObjectivesReaderTest {

  private static final String RULE =
      "a percentile, p and a number more than 0 and less than 100, with three decimals at most and"
          + " no zeros to spare";

  @ParameterizedTest
  @ValueSource(strings = {"p1", "p90", "p99.9", "p99.99", "p99.999", "p0.5", "p0.001", "p10.05"})
  void shouldReadAnyPercentileWhereverObjectivesStand(String key) {
    Settings settings =
        Given.application(
                """
                salvo.slo.global."KEY" = 2 s
                salvo.slo.resources.cpu_percent."KEY" = 85
                salvo.abortWhen.slow."KEY" = 20 s
                salvo.systems.content.slo.login."KEY" = "1.5 x baseline"
                """
                    .replace("KEY", key))
            .read();

    assertThat(settings.slo().global().bounds()).containsEntry(key, Bound.fixed(2_000));
    assertThat(settings.slo().resources().get("cpu_percent").bounds())
        .containsOnlyKeys(key)
        .containsValue(Bound.fixed(85));
    assertThat(settings.abortWhen().get("slow").objectives().bounds())
        .containsOnlyKeys(key)
        .containsValue(Bound.fixed(20_000));
    assertThat(settings.systems().get("content").slo().get("login").bounds())
        .containsEntry(key, Bound.ofBaseline(1.5));
  }

  @Test
  void shouldListObjectivesByKindAndPercent() {
    assertThat(
            Given.application(
                    "salvo.slo.global { minRps = 4, \"p99.9\" = 3 s, max = 9 s, p5 = 1 s }")
                .read()
                .slo()
                .global()
                .bounds()
                .keySet())
        .containsExactly("mean", "p5", "p95", "p99", "p99.9", "max", "errorRate", "minRps");
  }

  @Test
  void shouldTakeAPercentileWithDecimalsFromPropertiesAndTheEnvironment() {
    Settings settings =
        Given.nothing()
            .property("salvo.slo.global.\"p99.95\"", "3 s")
            .property("salvo.slo.global.p75", "700 ms")
            .variable("SALVO_SLO_GLOBAL_P99_9", "2 s")
            .variable("SALVO_SLO_GLOBAL_P90", "1 s")
            .read();

    assertThat(settings.slo().global().bounds())
        .containsEntry("p99.95", Bound.fixed(3_000))
        .containsEntry("p75", Bound.fixed(700))
        .containsEntry("p99.9", Bound.fixed(2_000))
        .containsEntry("p90", Bound.fixed(1_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p0",
        "p0.0",
        "p100",
        "p100.5",
        "p95.",
        "p095",
        "p99.90",
        "p99.9999",
        "P95",
        "p9x"
      })
  void shouldRefuseWhatIsNoPercentileAndTellTheRule(String key) {
    assertThat(Given.application("salvo.slo.global.\"" + key + "\" = 1 s").problems())
        .extracting(SettingsProblem::rule)
        .containsExactly(RULE);
  }

  @Test
  void shouldNameTheNearestWhenAPercentileIsWrong() {
    assertThat(Given.application("salvo.slo.global.p999 = 1 s").problems())
        .extracting(SettingsProblem::key, SettingsProblem::fix)
        .containsExactly(tuple("salvo.slo.global.p999", "write one such as p99.9"));
  }

  @ParameterizedTest
  @CsvSource({
    "salvo.slo.global, salvo.slo.global.errorRate",
    "salvo.systems.content.slo.login, salvo.systems.content.slo.login.errorRate"
  })
  void shouldNameTheNearestWhenAKeyIsUnknown(String section, String nearest) {
    assertThat(Given.application(section + ".errorRates = 0.5").problems())
        .extracting(SettingsProblem::key, SettingsProblem::fix)
        .containsExactly(tuple(section + ".errorRates", "did you mean " + nearest + "?"));
  }

  @Test
  void shouldTellTheLineToWriteWhenTheQuotesAreMissing() {
    assertThat(Given.application("salvo.slo.global { p99.9 = 2500 ms, p99.99 = 3 s }").problems())
        .extracting(SettingsProblem::key, SettingsProblem::rule, SettingsProblem::fix)
        .containsExactly(
            tuple(
                "salvo.slo.global.p99.9",
                "one key: without quotes, the dot begins another level",
                "write \"p99.9\" = 2500 ms, with the quotes"),
            tuple(
                "salvo.slo.global.p99.99",
                "one key: without quotes, the dot begins another level",
                "write \"p99.99\" = 3 s, with the quotes"));
    assertThat(Given.nothing().property("salvo.slo.global.p95.", "1 s").problems())
        .extracting(SettingsProblem::fix)
        .containsExactly("write p95 = 1 s");
  }

  @Test
  void shouldRefuseABoundThatIsNoTimeWhateverThePercentile() {
    assertThat(Given.application("salvo.slo.global { \"p99.9\" = 0.5, p90 = 2 h }").problems())
        .extracting(SettingsProblem::key)
        .containsExactly("salvo.slo.global.p90", "salvo.slo.global.\"p99.9\"");
  }

  @Test
  void shouldReadThroughputAndSpeedOfStreamsOfARequestAndOfItsRules() {
    Settings settings =
        Given.application(
                """
                salvo.systems.content {
                  slo.login { tokensPerSecond = 400, streamTokensPerSecond { p5 = 40, "p0.5" = "0.9 x baseline" } }
                  abortWhen.slow { endpoint = login, streamTokensPerSecond { p50 = 10 } }
                }
                """)
            .read();

    assertThat(settings.systems().get("content").slo().get("login").bounds())
        .containsEntry("tokensPerSecond", Bound.fixed(400))
        .containsEntry("streamTokensPerSecond.p5", Bound.fixed(40))
        .containsEntry("streamTokensPerSecond.p0.5", Bound.ofBaseline(0.9));
    assertThat(settings.systems().get("content").abortWhen().get("slow").objectives().bounds())
        .containsOnlyKeys("streamTokensPerSecond.p50");
  }

  @ParameterizedTest
  @CsvSource({
    "salvo.systems.content.slo.login.streamTokensPerSecond = 40,"
        + " salvo.systems.content.slo.login.streamTokensPerSecond",
    "salvo.systems.content.slo.login.streamTokensPerSecond.p100 = 40,"
        + " salvo.systems.content.slo.login.streamTokensPerSecond.p100",
    "salvo.systems.content.slo.login.tokensPerSecond = fast,"
        + " salvo.systems.content.slo.login.tokensPerSecond",
    "salvo.slo.global.tokensPerSecond = 40, salvo.slo.global.tokensPerSecond"
  })
  void shouldRefuseWhatIsNoSpeedAndWhatHasNone(String line, String key) {
    assertThat(Given.application(line).problems())
        .extracting(SettingsProblem::key)
        .containsExactly(key);
  }

  @Test
  void shouldSwitchAnObjectiveOffWhenItIsNull() {
    assertThat(
            Given.application("salvo.slo.global { \"p99.9\" = null, p95 = null }")
                .read()
                .slo()
                .global()
                .bounds())
        .containsOnlyKeys("mean", "p99", "errorRate");
  }
}
