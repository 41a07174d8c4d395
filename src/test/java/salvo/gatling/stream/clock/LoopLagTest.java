package salvo.gatling.stream.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import salvo.event.GapCounts;

/** How late event loops are found to be, by a clock that is set by hand. */
class LoopLagTest {

  private static final long MILLI = 1_000_000;

  /** Where beats of its own never come: what is late is what the tests make so. */
  private long now;

  private final LoopLag lag = LoopLag.withoutBeats(() -> now);
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Executor loop = waiting::add;

  @Test
  void shouldTellHowLateALoopLooksWhenItHasAStream() {
    lag.begin(loop);
    lag.beat(0);
    run(3);
    lag.beat(10 * MILLI);
    run(15);

    assertThat(found()).isEqualTo(Map.of(bucket(3), 1, bucket(5), 1));
    assertThat(lag.soFar().watchedMillis()).isEqualTo(20);
  }

  @Test
  void shouldCountEachBeatWhenALoopStoodStill() {
    lag.begin(loop);
    for (int beat = 0; beat < 4; beat++) {
      lag.beat(beat * 10 * MILLI);
    }
    run(40);

    assertThat(found())
        .isEqualTo(Map.of(bucket(40), 1, bucket(30), 1, bucket(20), 1, bucket(10), 1));
  }

  @Test
  void shouldNotLookWhenALoopHasNoStream() {
    lag.begin(loop);
    lag.begin(loop);
    lag.end(loop);
    lag.beat(0);
    lag.end(loop);
    lag.beat(10 * MILLI);

    assertThat(waiting).hasSize(1);
    assertThat(lag.soFar().watchedMillis()).isEqualTo(10);
  }

  @Test
  void shouldForgetALoopWhenItTakesNothingAnyMore() {
    Executor over =
        task -> {
          throw new RejectedExecutionException();
        };
    lag.begin(over);
    lag.beat(0);
    lag.end(over);
    lag.beat(10 * MILLI);

    assertThat(lag.soFar().lag().total()).isZero();
    assertThat(lag.soFar().watchedMillis()).isEqualTo(10);
  }

  private void run(long atMillis) {
    now = atMillis * MILLI;
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  private static int bucket(long millis) {
    return GapCounts.bucket(millis * MILLI);
  }

  private Map<Integer, Integer> found() {
    Map<Integer, Integer> found = new TreeMap<>();
    lag.soFar().lag().each(found::put);
    return found;
  }
}
