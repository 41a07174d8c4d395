package salvo.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatsTest {

  private static final List<String> BESIDE = List.of("regular", RunEvent.BESIDE);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 412, 3_000_000_000L})
  void shouldReadWhatItHasWritten(long times) {
    assertThat(request(BESIDE, true, Repeats.message(times)).times()).isEqualTo(times);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "412", "many times", "-3 times", "0 times", " times", "1.5 times"})
  void shouldCountOnceWhenAMessageTellsNoNumber(String message) {
    assertThat(request(BESIDE, true, message).times()).isEqualTo(1);
  }

  @Test
  void shouldCountRequestsAndFailuresOnce() {
    assertThat(request(List.of("regular"), true, "412 times").times()).isEqualTo(1);
    assertThat(request(BESIDE, false, "412 times").times()).isEqualTo(1);
  }

  private static RunEvent.Request request(List<String> groups, boolean ok, String message) {
    return new RunEvent.Request("", groups, "chat tokens", 0, 1, ok, 0, message);
  }
}
