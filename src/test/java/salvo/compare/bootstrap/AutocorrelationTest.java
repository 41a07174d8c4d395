package salvo.compare.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AutocorrelationTest {

  @Test
  void shouldWidenNothingWhenBlocksAreAlikeOrTakeTurns() {
    assertThat(Autocorrelation.inflation(new double[60])).isEqualTo(1);
    assertThat(Autocorrelation.inflation(DoubleStream.iterate(1, it -> -it).limit(60).toArray()))
        .isEqualTo(1);
  }

  @Test
  void shouldWidenMoreTheLongerBlocksRemember() {
    assertThat(meanInflation(0)).isBetween(1.0, 1.6);
    assertThat(meanInflation(0.5)).isBetween(2.5, 5.0);
    assertThat(meanInflation(0.8)).isGreaterThan(6);
  }

  /** Of 200 first-order processes of 60 blocks; the true value is (1 + r) / (1 - r). */
  private static double meanInflation(double correlation) {
    Random random = new Random(7);
    return DoubleStream.generate(() -> Autocorrelation.inflation(process(correlation, random)))
        .limit(200)
        .average()
        .orElseThrow();
  }

  private static double[] process(double correlation, Random random) {
    double[] values = new double[60];
    double now = random.nextGaussian() / Math.sqrt(1 - correlation * correlation);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      now = correlation * now + random.nextGaussian();
      values[i] = now;
      sum += now;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= sum / values.length;
    }
    return values;
  }
}
