package salvo.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import salvo.capacity.Feasibility.Shortage;
import salvo.slo.Metric;
import salvo.slo.Slo;

/** What is said before a search starts that could not decide. */
class FeasibilityTest {

  private static final String REQUEST = "create job";

  @Test
  void shouldTellTheTimeWhenThereAreTooFewRequestsForAPercentile() {
    CapacityPlan plan = plan(Metric.P99);

    List<Shortage> shortages = Feasibility.shortages(plan, 2, scope -> 1);

    assertThat(shortages).hasSize(1);
    assertThat(shortages.get(0).requests()).isBetween(545L, 620L);
    assertThat(Feasibility.sentence(plan, shortages.get(0)))
        .startsWith("create job p99 cannot be decided at 2/s within 2 min: it needs ")
        .contains(" requests even if none is beyond its bound, and these take 5 min.");
  }

  @Test
  void shouldSayNothingWhenThereAreEnough() {
    assertThat(Feasibility.shortages(plan(Metric.P99), 10, scope -> 1)).isEmpty();
    assertThat(Feasibility.shortages(plan(Metric.P95), 2, scope -> 1)).isEmpty();
    assertThat(Feasibility.shortages(plan(Metric.MEAN), 0.1, scope -> 1)).isEmpty();
  }

  @Test
  void shouldCountTheRequestsOfTheScopeAlone() {
    List<Shortage> shortages =
        Feasibility.shortages(plan(Metric.P95), 10, scope -> scope.equals(REQUEST) ? 0.01 : 1);

    assertThat(shortages).hasSize(1);
    assertThat(shortages.get(0).needed()).isGreaterThan(Duration.ofMinutes(15));
  }

  @Test
  void shouldSayItWhenARequestNeverComes() {
    assertThat(Feasibility.shortages(plan(Metric.P95), 10, scope -> 0)).hasSize(1);
  }

  private static CapacityPlan plan(Metric metric) {
    return new CapacityPlan(
        CapacityPlan.Unit.TASKS_PER_SECOND,
        1,
        1e6,
        CapacityPlan.USUAL_PRECISION,
        CapacityPlan.USUAL_CONFIDENCE,
        CapacityPlan.USUAL_LEVELS,
        CapacityPlan.Times.USUAL,
        List.of(new Slo(REQUEST, metric, 100)),
        OptionalDouble.empty(),
        "");
  }
}
