package salvo.compare.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.stats.times.TimeCounts;

class TimeCountsTextTest {

  @Test
  void shouldWriteStepsAndCounts() {
    TimeCounts times = TimeCounts.of(new int[] {20, 23, 30}, new long[] {1, 2, 1}, 3);

    assertThat(TimeCountsText.of(times)).isEqualTo("20 3x2 7");
    assertThat(TimeCountsText.parse("20 3x2 7")).isEqualTo(times);
  }

  @Test
  void shouldReadWhatItHasWrittenWhenItIsAtTheBounds() {
    TimeCounts times =
        TimeCounts.of(new int[] {0, Integer.MAX_VALUE}, new long[] {3_000_000_000L, 1}, 2);

    assertThat(TimeCountsText.parse(TimeCountsText.of(times))).isEqualTo(times);
    assertThat(TimeCountsText.parse(TimeCountsText.of(TimeCounts.NONE))).isEqualTo(TimeCounts.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1 0", "5x0", "5x", "1  2", "2147483647 1", "99999999999"})
  void shouldRefuseWhatItNeverWrites(String text) {
    assertThatThrownBy(() -> TimeCountsText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a step of a time with its count");
  }
}
