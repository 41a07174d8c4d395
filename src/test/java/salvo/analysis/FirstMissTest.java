package salvo.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.stats.timeline.StepCounts;
import salvo.stats.timeline.StepCounts.Step;
import salvo.stats.times.TimeCounts;

class FirstMissTest {

  private static final long BEGIN = 1_000_000;
  private static final Slo P95 = new Slo("create job", Metric.P95, 100);
  private static final Slo RATE = new Slo("create job", Metric.MIN_RPS, 1_000);
  private static final Slo ERRORS = new Slo("create job", Metric.ERROR_RATE, 0.01);

  @Test
  void shouldTellTheFirstWindowThatMissesAnObjective() {
    StepCounts slowFrom1000 = steps(3_600, second -> second < 1_000 ? 80 : 300);

    assertThat(FirstMiss.of(List.of(slowFrom1000), 3_600_000, List.of(RATE, P95)))
        .contains(new FirstMiss(BEGIN + 960_000, P95));
  }

  @Test
  void shouldAddUpTheTasksOfAnEndpointWhenOnlyOneIsSlow() {
    StepCounts fast = steps(60, second -> 10);
    StepCounts slow = steps(60, second -> second == 30 ? 900 : 10);

    assertThat(FirstMiss.of(List.of(fast, slow), 60_000, List.of(P95)))
        .contains(new FirstMiss(BEGIN + 30_000, P95));
  }

  @Test
  void shouldLookAtFailuresWhenTheyAreBounded() {
    List<Step> steps = new ArrayList<>(steps(10, second -> 5).steps());
    steps.set(4, new Step(4, times(5, 30), times(5, 10)));

    assertThat(
            FirstMiss.of(
                List.of(new StepCounts(BEGIN, 1_000, steps)), 10_000, List.of(P95, ERRORS)))
        .contains(new FirstMiss(BEGIN + 4_000, ERRORS));
  }

  @Test
  void shouldWaitForEnoughRequestsWhenTheyAreFew() {
    StepCounts rare =
        new StepCounts(
            BEGIN,
            1_000,
            List.of(
                new Step(0, times(900, 1), TimeCounts.NONE),
                new Step(5, times(10, 40), TimeCounts.NONE),
                new Step(9, times(900, 30), TimeCounts.NONE)));

    assertThat(FirstMiss.of(List.of(rare), 10_000, List.of(P95)))
        .contains(new FirstMiss(BEGIN + 9_000, P95));
  }

  @Test
  void shouldFindNothingWhenAllIsMetOrNothingIsKnown() {
    assertThat(FirstMiss.of(List.of(steps(60, second -> 10)), 60_000, List.of(P95, ERRORS)))
        .isEmpty();
    assertThat(FirstMiss.of(List.of(StepCounts.NONE), 60_000, List.of(P95))).isEmpty();
    assertThat(FirstMiss.of(List.of(steps(60, second -> 900)), 60_000, List.of(RATE))).isEmpty();
  }

  /** Forty requests each second. */
  private static StepCounts steps(int seconds, IntUnaryOperator millis) {
    List<Step> steps = new ArrayList<>();
    for (int second = 0; second < seconds; second++) {
      steps.add(new Step(second, times(millis.applyAsInt(second), 40), TimeCounts.NONE));
    }
    return new StepCounts(BEGIN, 1_000, steps);
  }

  private static TimeCounts times(int millis, long often) {
    return TimeCounts.of(new int[] {millis}, new long[] {often}, 1);
  }
}
