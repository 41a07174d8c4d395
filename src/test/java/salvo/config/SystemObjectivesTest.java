package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The objectives of a run as a whole, where a system has its own. */
class SystemObjectivesTest {

  @Test
  void shouldTakeTheSystemsOwnAndElseTheGeneralWhenItHasSome() {
    Settings settings =
        Given.application("salvo.systems.content.slo.global { p95 = 7 s, minRps = 3 }").read();

    assertThat(settings.sloOf("content"))
        .isEqualTo(
            new Settings.Slos(
                new Settings.Objectives(
                    Optional.of(Duration.ofMillis(500)),
                    Optional.empty(),
                    Optional.of(Duration.ofSeconds(7)),
                    Optional.of(Duration.ofSeconds(2)),
                    Optional.empty(),
                    OptionalDouble.of(0.01),
                    OptionalDouble.of(3)),
                true,
                0.9,
                Map.of()));
  }

  @Test
  void shouldTakeTheSystemsOwnWhenOneOfBothRefersToABaseline() {
    Settings settings =
        Given.application(
                """
                salvo.slo.global { p95 = "1.5 x baseline", p99 = "2 x baseline" }
                salvo.systems.content.slo.global { mean = "1.1 x baseline", p95 = 7 s }
                """)
            .read();

    Settings.Objectives own = settings.sloOf("content").global();
    assertThat(own.timesBaseline()).isEqualTo(Map.of("mean", 1.1, "p99", 2.0));
    assertThat(own.mean()).isEmpty();
    assertThat(own.p95()).contains(Duration.ofSeconds(7));
    assertThat(own.p99()).isEmpty();
    assertThat(settings.slo().global().timesBaseline()).isEqualTo(Map.of("p95", 1.5, "p99", 2.0));
  }

  @Test
  void shouldTakeTheGeneralOnesWhenTheSystemHasNone() {
    Settings settings = Given.nothing().read();

    assertThat(settings.sloOf("content")).isEqualTo(settings.slo());
  }
}
