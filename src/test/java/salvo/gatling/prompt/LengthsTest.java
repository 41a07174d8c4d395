package salvo.gatling.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {

  private static final int DRAWS = 20_000;

  @ParameterizedTest
  @CsvSource({
    "fixed 300, 300, 0",
    "uniform 100 500, 300, 115.5",
    "normal 1000 100 1 200000, 1000, 100",
    "lognormal 300 200 1 200000, 300, 200",
    "lognormal 300 0 1 1000, 300, 0",
  })
  void shouldHaveTheMeanAndTheDeviationThatItSays(String text, double mean, double deviation) {
    double[] drawn = draws(text);

    double sum = IntStream.range(0, DRAWS).mapToDouble(i -> drawn[i]).sum();
    double squares = IntStream.range(0, DRAWS).mapToDouble(i -> Math.pow(drawn[i] - mean, 2)).sum();
    assertThat(sum / DRAWS).isCloseTo(mean, within(0.02 * mean));
    assertThat(Math.sqrt(squares / DRAWS)).isCloseTo(deviation, within(0.05 * deviation));
  }

  @Test
  void shouldKeepItsBoundsWhenTheTailsAreLong() {
    assertThat(draws("lognormal 300 2000 50 400"))
        .satisfies(it -> assertThat(Arrays.stream(it).min()).hasValue(50))
        .satisfies(it -> assertThat(Arrays.stream(it).max().orElse(0)).isLessThanOrEqualTo(400));
    assertThat(draws("normal 5 1 100 200")).containsOnly(100);
    assertThat(draws("normal 900 1 100 200")).containsOnly(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "300",
        "fixed",
        "fixed 0",
        "fixed -1",
        "fixed 1.5",
        "fixed 200001",
        "uniform 5 4",
        "uniform 0 4",
        "normal 3 4",
        "lognormal 0 1 1 9",
        "lognormal 3 1 9 1",
        "zipf 3 4",
        "fixed 99999999999999999999"
      })
  void shouldTakeNothingElse(String text) {
    assertThat(Lengths.of(text)).isEmpty();
  }

  private static double[] draws(String text) {
    Lengths lengths = Lengths.of(text).orElseThrow();
    SplittableRandom random = new SplittableRandom(7);
    return IntStream.range(0, DRAWS).mapToDouble(i -> lengths.draw(random)).toArray();
  }
}
