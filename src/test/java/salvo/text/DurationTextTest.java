package salvo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "250, 250 ms",
    "1500, 1500 ms",
    "90000, 90 s",
    "120000, 2 min",
    "86400000, 24 h"
  })
  void shouldBeExactWhenItIsConfigured(long millis, String text) {
    Duration duration = Duration.ofMillis(millis);

    assertThat(DurationText.of(duration)).isEqualTo(text);
    assertThat(DurationText.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "-1 s", "1 week", "1,5 s", "999999999999999999 d"})
  void shouldBeNothingWhenTheTextIsNoDuration(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "250, 250 ms",
    "45340, 45.3 s",
    "60000, 60 s",
    "119940, 120 s",
    "150499, 2 min 30 s",
    "3600000, 1 h",
    "3723400, 1 h 2 min 3 s",
    "3603000, 1 h 3 s",
    "90000000, 25 h"
  })
  void shouldLeaveOutPartsOfZeroWhenItIsLong(long millis, String text) {
    assertThat(DurationText.rounded(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "119, 119 s",
    "120, 2 min",
    "121, 3 min",
    "7199, 120 min",
    "7200, 2 h",
    "172799, 48 h",
    "172801, 3 days"
  })
  void shouldRoundUpWhenItIsTheMostThatIsNeeded(long seconds, String text) {
    assertThat(DurationText.atMost(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @Test
  void shouldShowHoursOnTheClockWhenThereAreSome() {
    assertThat(DurationText.clock(0)).isEqualTo("0:00");
    assertThat(DurationText.clock(3_599)).isEqualTo("59:59");
    assertThat(DurationText.clock(3_605)).isEqualTo("1:00:05");
    assertThat(DurationText.clock(-61)).isEqualTo("-1:01");
  }
}
