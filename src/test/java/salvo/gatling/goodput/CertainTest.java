package salvo.gatling.goodput;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.Settings.GoodputLimit;
import salvo.event.StreamDetail;
import salvo.gatling.output.AnswersUnderWay.SoFar;
import salvo.stats.stream.TestStreams;
import scala.collection.immutable.List$;

/** What an answer has come to for certain when it is cut. */
class CertainTest {

  private static final double MILLI = 1e6;

  @ParameterizedTest
  @CsvSource({"TIME, 610", "TTFT, 400", "TTFO, 450", "GAP, 20", "TPOT, 0", "RTF, 0", "STALL, 0"})
  void shouldBeWhatHasHappenedAndNothingOfWhatMoreContentWouldChange(
      GoodputLimit limit, long millis) {
    assertThat(millis(limit, TestStreams.counted(), 0)).isEqualTo(millis);
  }

  @Test
  void shouldBeTheSilenceSoFarWhenMoreIsToCome() {
    assertThat(millis(GoodputLimit.GAP, TestStreams.counted(), 300)).isEqualTo(300);
  }

  @Test
  void shouldBeTheWaitSoFarWhenNothingHasCome() {
    assertThat(millis(GoodputLimit.TTFT, TestStreams.silent(), 0)).isEqualTo(610);
    assertThat(millis(GoodputLimit.TTFO, TestStreams.silent(), 0)).isEqualTo(610);
    assertThat(millis(GoodputLimit.GAP, TestStreams.silent(), 0)).isZero();
  }

  @Test
  void shouldBeTheSilencesThatWereHeard() {
    assertThat(millis(GoodputLimit.STALL, TestStreams.heard(), 0)).isEqualTo(35);
    assertThat(millis(GoodputLimit.LONGEST_STALL, TestStreams.heard(), 0)).isEqualTo(30);
  }

  private static long millis(GoodputLimit limit, StreamDetail stream, long idleMillis) {
    SoFar answer =
        new SoFar("s", List$.MODULE$.empty(), "chat", 0, stream, idleMillis * (long) MILLI);
    return Math.round(Certain.nanos(limit, answer) / MILLI);
  }
}
