package salvo.stats.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import salvo.stats.times.TimeCounts;

class StepCounterTest {

  private static final long BEGIN = 1_700_000_000_100L;

  private final StepClock clock = new StepClock(() -> BEGIN);

  @Test
  void shouldCountEachSecondFromTheBeginningOnWhenRequestsEnd() {
    StepCounter counter = clock.counter();
    counter.add(true, 12, BEGIN);
    counter.add(true, 12, BEGIN + 999);
    counter.add(false, 40, BEGIN + 999);
    counter.add(true, 7, BEGIN + 3_000);

    assertThat(counter.counts())
        .isEqualTo(
            new StepCounts(
                BEGIN,
                1_000,
                List.of(
                    new StepCounts.Step(0, times(12, 12), times(40)),
                    new StepCounts.Step(3, times(7), TimeCounts.NONE))));
  }

  @Test
  void shouldCountTheSameWhenRequestsComeInAnotherOrder() {
    StepCounter counter = clock.counter();
    counter.add(true, 7, BEGIN + 3_000);
    counter.add(false, 40, BEGIN + 999);
    counter.add(true, 5, BEGIN - 1);
    counter.add(true, 12, BEGIN);

    assertThat(counter.counts().steps())
        .containsExactly(
            new StepCounts.Step(-1, times(5), TimeCounts.NONE),
            new StepCounts.Step(0, times(12), times(40)),
            new StepCounts.Step(3, times(7), TimeCounts.NONE));
  }

  @Test
  void shouldJoinStepsAndLoseNothingWhenThereAreTooMany() {
    StepCounter one = clock.counter();
    StepCounter other = clock.counter();
    for (int second = 0; second < 150_000; second++) {
      one.add(true, second % 7, BEGIN + second * 1_000L);
      other.add(second % 3 > 0, 9, BEGIN + second * 1_000L);
    }

    StepCounts counts = other.counts();
    assertThat(counts.beginMillis()).isEqualTo(1_700_000_000_000L);
    assertThat(counts.stepMillis()).isEqualTo(5_000);
    assertThat(counts.steps()).hasSize(30_000);
    assertThat(counts.steps().get(1))
        .isEqualTo(new StepCounts.Step(1, times(9, 9, 9), times(9, 9)));
    assertThat(one.counts().steps().stream().mapToLong(it -> it.ok().total()).sum())
        .isEqualTo(150_000);
  }

  /** Of more counters than have room to count densely, in steps that are joined on the way. */
  @Test
  void shouldCountTheSameWhenRequestsAreCountedInTurn() {
    Random random = new Random(11);
    StepClock inTurn = new StepClock(() -> BEGIN);
    List<StepCounter> expected = Stream.generate(clock::counter).limit(110).toList();
    List<StepCounter> actual = Stream.generate(inTurn::counter).limit(110).toList();
    for (int i = 0; i < 250_000; i++) {
      boolean ok = random.nextInt(10) > 0;
      long millis = random.nextInt(20_000);
      long end = BEGIN + i * 100L - random.nextInt(300);
      expected.get(i % 110).add(ok, millis, end);
      actual.get(i % 110).addInTurn(ok, millis, end);
    }

    assertThat(actual.get(0).counts().stepMillis()).isGreaterThan(1_000);
    assertThat(actual.stream().map(StepCounter::counts).toList())
        .isEqualTo(expected.stream().map(StepCounter::counts).toList());
  }

  @Test
  void shouldHaveNothingWhenNoRequestEnded() {
    assertThat(clock.counter().counts().steps()).isEmpty();
  }

  /** Ascending. */
  private static TimeCounts times(int... millis) {
    return Arrays.stream(millis)
        .mapToObj(it -> TimeCounts.of(new int[] {it}, new long[] {1}, 1))
        .reduce(TimeCounts.NONE, TimeCounts::plus);
  }
}
