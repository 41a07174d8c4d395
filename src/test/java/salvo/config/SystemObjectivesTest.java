package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import salvo.config.source.Bound;

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
                    Map.of(
                        "mean", Bound.fixed(500),
                        "p95", Bound.fixed(7_000),
                        "p99", Bound.fixed(2_000),
                        "errorRate", Bound.fixed(0.01),
                        "minRps", Bound.fixed(3))),
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
    assertThat(own.bounds())
        .isEqualTo(
            Map.of(
                "mean", Bound.ofBaseline(1.1),
                "p95", Bound.fixed(7_000),
                "p99", Bound.ofBaseline(2),
                "errorRate", Bound.fixed(0.01)));
    assertThat(settings.slo().global().bounds())
        .containsEntry("p95", Bound.ofBaseline(1.5))
        .containsEntry("p99", Bound.ofBaseline(2));
  }

  @Test
  void shouldTakeTheGeneralOnesWhenTheSystemHasNone() {
    Settings settings = Given.nothing().read();

    assertThat(settings.sloOf("content")).isEqualTo(settings.slo());
  }
}
