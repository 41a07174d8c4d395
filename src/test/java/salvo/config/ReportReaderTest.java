package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.config.source.SettingsProblem;

class ReportReaderTest {

  @Test
  void shouldTakeWhatIsSetWhenItKeepsTheRules() {
    Settings.Report report =
        Given.application(
                """
                salvo.report {
                  skipFirst = 30 s
                  requests = false
                  apdex { global = 500 ms, "create job" = 2 s }
                  slowAfter = [20 s, 5 s, 20 s]
                  tiers.endpoints {
                    "create job" { p95 { warning = 1 s, critical = 1 s } }
                    "list jobs" { errorRate { warning = 0, critical = 0.5 } }
                  }
                }
                """)
            .read()
            .report();

    assertThat(report.skipFirst()).isEqualTo(Duration.ofSeconds(30));
    assertThat(report.requests()).isFalse();
    assertThat(report.apdex())
        .isEqualTo(Map.of("global", Duration.ofMillis(500), "create job", Duration.ofSeconds(2)));
    assertThat(report.slowAfter()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(20));
    assertThat(report.tiers().endpoints())
        .isEqualTo(
            Map.of(
                "create job",
                new Settings.EndpointTiers(
                    Optional.of(new Settings.Band(1_000, 1_000)), Optional.empty()),
                "list jobs",
                new Settings.EndpointTiers(
                    Optional.empty(), Optional.of(new Settings.Band(0, 0.5)))));
  }

  @Test
  void shouldRefuseABandWhenItsWarningIsAboveItsCriticalBound() {
    assertThat(
            Given.application(
                    """
                    salvo.report.tiers {
                      p95.warning = 6 s
                      cpu { warning = 0.9, critical = 0.8 }
                    }
                    """)
                .problems())
        .extracting(SettingsProblem::key, SettingsProblem::rule, SettingsProblem::fix)
        .containsExactly(
            tuple(
                "salvo.report.tiers.p95.critical",
                "at least warning, 6 s",
                "raise critical or lower warning"),
            tuple(
                "salvo.report.tiers.cpu.critical",
                "at least warning, 0.9",
                "raise critical or lower warning"));
  }

  @Test
  void shouldAskForBothBoundsWhenAnEndpointHasABandOfItsOwn() {
    assertThat(Given.application("salvo.report.tiers.endpoints.login.p95.warning = 1 s").problems())
        .extracting(SettingsProblem::key)
        .containsExactly("salvo.report.tiers.endpoints.login.p95.critical");
  }

  @Test
  void shouldPreferTheSystemsOwnLimitsWhenItHasAny() {
    Settings settings =
        Given.application(
                "salvo { report.slowAfter = [3 s], systems.story.slowAfter = [60 s, 30 s] }")
            .read();

    assertThat(settings.reportOf("content").slowAfter()).containsExactly(Duration.ofSeconds(3));
    assertThat(settings.reportOf("story").slowAfter())
        .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(60));
  }
}
