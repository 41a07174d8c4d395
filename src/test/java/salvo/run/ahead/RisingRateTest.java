package salvo.run.ahead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RisingRateTest {

  @Test
  void shouldEndWhenTheLatestSecondsBringHardlyMore() {
    assertThat(secondsUntilSteady(100, 400, 900, 1000, 1000, 1000, 1010, 1000)).isEqualTo(8);
  }

  @Test
  void shouldGoOnWhileTheRateRises() {
    assertThat(secondsUntilSteady(100, 200, 300, 400, 500, 600, 700, 800, 900)).isEqualTo(-1);
  }

  @Test
  void shouldNotEndBySlowSecondsAmongFasterOnes() {
    assertThat(secondsUntilSteady(100, 400, 50, 60, 800, 70, 60, 1600, 80)).isEqualTo(-1);
  }

  @Test
  void shouldEndAfterEightSecondsWhenNothingRisesAtAll() {
    assertThat(secondsUntilSteady(500, 500, 500, 500, 500, 500, 500, 500, 500)).isEqualTo(8);
    assertThat(secondsUntilSteady(0, 0, 0, 0, 0, 0, 0, 0, 0)).isEqualTo(8);
  }

  @Test
  void shouldGoOnWhileTheCompilerIsBusy() {
    RisingRate rate = new RisingRate();
    long[] compiled = {900, 1_900, 2_900, 3_900, 4_900, 5_300, 5_500, 5_600, 5_650, 5_660};

    for (int second = 1; second <= compiled.length; second++) {
      assertThat(rate.rises(100L * second, compiled[second - 1])).isEqualTo(second < 10);
    }
  }

  /** -1: it still rises at the end. */
  private static int secondsUntilSteady(long... counts) {
    RisingRate rate = new RisingRate();
    for (int i = 1; i <= counts.length; i++) {
      if (!rate.rises(LongStream.of(counts).limit(i).sum(), 0)) {
        return i;
      }
    }
    return -1;
  }
}
