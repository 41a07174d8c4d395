package salvo.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.stats.RunStats;

/** How far a share falls from the lowest level to the highest, where that is sure. */
class ShareFallTest {

  private static final Slo FALL = new Slo("chat quality", Metric.FALL, 0.05);

  @ParameterizedTest
  @CsvSource({
    "52, 0, 52, 0, PASS",
    "50, 0, 50, 0, NO_DATA",
    "990, 10, 9900, 100, PASS",
    "100, 0, 85, 15, FAIL",
    "100, 0, 93, 7, NO_DATA",
    "90, 10, 100, 0, PASS",
    "0, 0, 100, 0, NO_DATA"
  })
  void shouldTellOnlyWhatIsSure(int okLow, int koLow, int okHigh, int koHigh, String status) {
    assertThat(judged(okLow, koLow, okHigh, koHigh).status().name()).isEqualTo(status);
  }

  @Test
  void shouldSayHowFarItFell() {
    assertThat(judged(100, 0, 85, 15).sentence())
        .isEqualTo(
            "chat quality: fall of the share under load was 15 %, more than the allowed 5 %.");
    assertThat(judged(52, 0, 52, 0).actual()).isEqualTo(OptionalDouble.of(0));
    assertThat(judged(1, 0, 1, 0).sentence())
        .isEqualTo(
            "chat quality: fall of the share under load has no value to judge, because too few"
                + " answers were judged at the lowest or at the highest level to tell.");
  }

  private static SloResult judged(int okLow, int koLow, int okHigh, int koHigh) {
    RunStats stats =
        new MeasuredRun(10)
            .endpoint(ShareFall.low(FALL.scope()), times(okLow), times(koLow))
            .endpoint(ShareFall.high(FALL.scope()), times(okHigh), times(koHigh))
            .stats();
    return SloEvaluation.evaluate(List.of(FALL), stats, 0, Map.of()).get(0);
  }

  private static SortedTimes times(int count) {
    return SortedTimes.of(new long[count]);
  }
}
