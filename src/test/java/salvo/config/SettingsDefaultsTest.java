package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import salvo.config.source.Bound;
import salvo.config.source.SettingsException;

class SettingsDefaultsTest {

  private final Settings settings = Given.nothing().read();

  @Test
  void shouldStartTheSandboxWhenNothingIsSet() {
    assertThat(settings.system()).isEmpty();
    assertThat(settings.baseUrl()).isEmpty();
    assertThat(settings.sandbox())
        .isEqualTo(
            new Settings.Sandbox(
                "127.0.0.1",
                0,
                42,
                0.2,
                1024,
                8192,
                false,
                List.of(),
                new Settings.Callbacks(0, 0, Duration.ofMinutes(1), 0, 0)));
  }

  @Test
  void shouldOfferTheSmokeProfileWhenNothingIsSet() {
    Settings.Workload workload = settings.workload();

    assertThat(workload)
        .isEqualTo(
            new Settings.Workload(
                "smoke",
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(),
                1.0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                workload.profiles()));
    assertThat(workload.profiles().get("smoke"))
        .isEqualTo(
            new Settings.Profile(
                OptionalInt.of(5),
                OptionalDouble.empty(),
                OptionalDouble.of(10),
                Optional.of(Duration.ofSeconds(30)),
                Duration.ZERO,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of()));
  }

  @Test
  void shouldHaveGlobalObjectivesWhenNothingIsSet() {
    assertThat(settings.slo())
        .isEqualTo(
            new Settings.Slos(
                new Settings.Objectives(
                    Map.of(
                        "mean", Bound.fixed(500),
                        "p95", Bound.fixed(1_000),
                        "p99", Bound.fixed(2_000),
                        "errorRate", Bound.fixed(0.01))),
                true,
                0.9,
                Map.of()));
  }

  @Test
  void shouldHaveClientWarmUpAndMonitorWhenNothingIsSet() {
    assertThat(settings.http())
        .isEqualTo(
            new Settings.Http(
                Duration.ofSeconds(60),
                true,
                0,
                List.of(),
                new Settings.Tls(true, Optional.empty(), Optional.empty()),
                Map.of()));
    assertThat(settings.warmUp())
        .isEqualTo(
            new Settings.WarmUp(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                OptionalDouble.empty(),
                false,
                true));
    assertThat(settings.monitor())
        .isEqualTo(
            new Settings.Monitor(true, Duration.ofSeconds(1), OptionalLong.empty(), List.of()));
  }

  @Test
  void shouldCountNoTokensByATokenizerUnlessOneIsAskedFor() {
    assertThat(settings.streams()).isEqualTo(new Settings.Streams(Optional.empty()));
    assertThat(Given.application("salvo.streams.tokenizer = o200k_base").read().streams())
        .isEqualTo(new Settings.Streams(Optional.of("o200k_base")));
    assertThatThrownBy(() -> Given.application("salvo.streams.tokenizer = o200k").read())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salvo.streams.tokenizer")
        .hasMessageContaining("one of off, r50k_base, p50k_base, cl100k_base, o200k_base");
  }

  @Test
  void shouldKeepThreeFailuresOfEachCauseWithoutALogWhenNothingIsSet() {
    assertThat(settings.errorSamples()).isEqualTo(new Settings.ErrorSamples(3, Optional.empty()));
  }

  @Test
  void shouldShowARunInTheBrowserAndOnTheConsoleWhenNothingIsSet() {
    assertThat(settings.live()).isEqualTo(new Settings.Live(true, 0, Settings.Console.AUTO, false));
  }

  @Test
  void shouldJudgeByTheUsualBandsAndLimitsWhenNothingIsSet() {
    assertThat(settings.report())
        .isEqualTo(
            new Settings.Report(
                Duration.ZERO,
                true,
                Map.of(),
                List.of(Duration.ofSeconds(10), Duration.ofSeconds(20)),
                1_000,
                new Settings.Tiers(
                    new Settings.Band(2_000, 5_000),
                    new Settings.Band(0.01, 0.05),
                    new Settings.Band(0.7, 0.85),
                    new Settings.Band(0.7, 0.85),
                    Map.of()),
                new Settings.InjectorLimits(
                    20,
                    0.9,
                    0.75,
                    0.1,
                    0.1,
                    Duration.ofMillis(500),
                    Duration.ofMillis(200),
                    0.9,
                    0.05),
                new Settings.Comparison(Optional.empty(), 0.05, 0.001, false, false)));
  }

  @Test
  void shouldHaveAGenericSystemWithoutEndpointsWhenNothingIsSet() {
    assertThat(settings.systemNamed("endpoints")).isEqualTo(settings.systemNamed("unheard-of"));
    assertThat(settings.abortWhen()).isEmpty();
    assertThat(settings.budget())
        .isEqualTo(new Settings.Budget(OptionalInt.empty(), OptionalDouble.empty(), ""));
  }

  @Test
  void shouldWriteAllFilesBelowTheTargetFolderWhenNothingIsSet() {
    assertThat(settings.output())
        .isEqualTo(new Settings.Output(Path.of("target", "gatling"), List.of(), false));
  }
}
