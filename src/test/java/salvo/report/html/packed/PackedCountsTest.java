package salvo.report.html.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import salvo.stats.timeline.StepCounts;
import salvo.stats.timeline.StepCounts.Step;
import salvo.stats.times.TimeCounts;

class PackedCountsTest {

  private static final int ROOMY = 1_000_000;

  @Test
  void shouldKeepEveryCountWhenThereIsRoom() {
    StepCounts one =
        new StepCounts(
            5_000,
            1_000,
            List.of(
                new Step(0, times(1, 250), TimeCounts.NONE),
                new Step(1, times(3, 7), times(1, 6_000)),
                new Step(4, TimeCounts.NONE, times(2, 9))));
    StepCounts none = new StepCounts(5_000, 1_000, List.of());

    PackedCounts packed = PackedCounts.of(List.of(none, one), ROOMY).orElseThrow();

    assertThat(packed.beginMillis()).isEqualTo(5_000);
    assertThat(packed.stepMillis()).isEqualTo(1_000);
    assertThat(packed.grain()).isZero();
    assertThat(packed.sets().get(0)).isEmpty();
    assertThat(Unpacked.counts(packed.sets().get(1)))
        .isEqualTo(
            Map.of(
                "0 ok", Map.of(250L, 1L),
                "1 ok", Map.of(7L, 3L),
                "1 failed", Map.of(6_000L, 1L),
                "4 failed", Map.of(9L, 2L)));
  }

  @Test
  void shouldBeginEarlierWhenARequestEndedBeforeTheFirstStep() {
    StepCounts counts =
        new StepCounts(5_000, 1_000, List.of(new Step(-2, times(1, 3), TimeCounts.NONE)));

    PackedCounts packed = PackedCounts.of(List.of(counts), ROOMY).orElseThrow();

    assertThat(packed.beginMillis()).isEqualTo(3_000);
    assertThat(Unpacked.counts(packed.sets().get(0))).containsOnlyKeys("0 ok");
  }

  @Test
  void shouldJoinStepsBeforeItRoundsTimesWhenThereIsLessRoom() {
    StepCounts minute = minute();
    int exact = PackedCounts.of(List.of(minute), ROOMY).orElseThrow().sets().get(0).length();

    PackedCounts shorter = PackedCounts.of(List.of(minute), exact - 1).orElseThrow();

    assertThat(shorter.stepMillis()).isEqualTo(5_000);
    assertThat(shorter.grain()).isZero();
    assertThat(requests(shorter)).isEqualTo(6_000);

    PackedCounts rounded = PackedCounts.of(List.of(minute), 400).orElseThrow();
    assertThat(rounded.stepMillis()).isGreaterThanOrEqualTo(10_000);
    assertThat(rounded.grain()).isPositive();
    assertThat(requests(rounded)).isEqualTo(6_000);
    Unpacked.counts(rounded.sets().get(0))
        .values()
        .forEach(it -> assertThat(it.lastKey()).isBetween(1_099L, 1_136L));
  }

  @Test
  void shouldBeLeftOutWhenItDoesNotFitOrThereIsNothing() {
    assertThat(PackedCounts.of(List.of(minute()), 10)).isEmpty();
    assertThat(PackedCounts.of(List.of(StepCounts.NONE), ROOMY)).isEmpty();
    assertThat(PackedCounts.of(List.of(), ROOMY)).isEmpty();
  }

  /** A hundred requests each second, of 1,000 to 1,099 ms. */
  private static StepCounts minute() {
    int[] millis = IntStream.range(1_000, 1_100).toArray();
    long[] once = IntStream.range(0, 100).mapToLong(it -> 1).toArray();
    List<Step> steps = new ArrayList<>();
    for (int second = 0; second < 60; second++) {
      steps.add(new Step(second, TimeCounts.of(millis, once, 100), TimeCounts.NONE));
    }
    return new StepCounts(0, 1_000, steps);
  }

  private static long requests(PackedCounts packed) {
    return Unpacked.counts(packed.sets().get(0)).values().stream()
        .flatMap(it -> it.values().stream())
        .mapToLong(it -> it)
        .sum();
  }

  private static TimeCounts times(long often, int millis) {
    return TimeCounts.of(new int[] {millis}, new long[] {often}, 1);
  }
}
