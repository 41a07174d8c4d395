package salvo.capacity.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlopeTest {

  @Test
  void shouldRiseWhenASeriesDoesBeyondItsNoise() {
    Slope slope = Slope.of(noise(40, 2));

    assertThat(slope.perStep()).isCloseTo(2, within(0.1));
    assertThat(slope.isPositive(0.001)).isTrue();
    assertThat(slope.isLevel(0.025)).isFalse();
  }

  @Test
  void shouldBeLevelWhenThereIsNoiseAlone() {
    assertThat(Slope.of(noise(40, 0)).isLevel(0.025)).isTrue();
    assertThat(Slope.of(new double[40]).isLevel(0.025)).isTrue();
    assertThat(Slope.of(new double[40]).isPositive(0.05)).isFalse();
  }

  @Test
  void shouldNotBeLevelWhenItFalls() {
    Slope slope = Slope.of(noise(40, -2));

    assertThat(slope.isLevel(0.025)).isFalse();
    assertThat(slope.isPositive(0.05)).isFalse();
  }

  @Test
  void shouldKnowNothingWhenTheSeriesIsShort() {
    assertThat(Slope.of(new double[] {1, 2, 3, 4}).isPositive(0.05)).isFalse();
  }

  private static double[] noise(int size, double slope) {
    Random random = new Random(3);
    double[] series = new double[size];
    Arrays.setAll(series, i -> slope * i + random.nextGaussian());
    return series;
  }
}
