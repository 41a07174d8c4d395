package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpacingTest {

  private static final int USERS = 100_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 1, 2, 5})
  void shouldVaryAsMuchAsAskedForAroundTheSameRateWhenGamma(double variation) {
    double[] distances = distances(Spacing.gamma(variation, 7), USERS);

    double mean = mean(distances);
    double deviation =
        Math.sqrt(mean(DoubleStream.of(distances).map(it -> (it - mean) * (it - mean)).toArray()));
    assertThat(mean).isCloseTo(1, within(4 * variation / Math.sqrt(USERS)));
    assertThat(deviation / mean).isCloseTo(variation, within(0.03 * variation));
    assertThat(DoubleStream.of(distances)).allMatch(it -> it >= 0);
  }

  @Test
  void shouldComeInBurstsWhenGammaVariesMoreThanPoisson() {
    double atOnce = DoubleStream.of(distances(Spacing.poisson(7), USERS)).filter(near()).count();

    double inBursts = DoubleStream.of(distances(Spacing.gamma(2, 7), USERS)).filter(near()).count();

    // Of an exponential distribution 9.5 % are below 0.1, of this one 44 %.
    assertThat(atOnce / USERS).isCloseTo(0.095, within(0.005));
    assertThat(inBursts / USERS).isCloseTo(0.437, within(0.01));
  }

  @Test
  void shouldRepeatTheInstantsOfASeed() {
    for (Spacing spacing : List.of(Spacing.gamma(2, 7), Spacing.poisson(7))) {
      assertThat(distances(spacing, 100)).isEqualTo(distances(spacing, 100));
    }
    assertThat(distances(Spacing.gamma(2, 8), 100))
        .isNotEqualTo(distances(Spacing.gamma(2, 7), 100));
  }

  private static DoublePredicate near() {
    return distance -> distance < 0.1;
  }

  private static double[] distances(Spacing spacing, int users) {
    DoubleSupplier dues = spacing.dues();
    double[] distances = new double[users];
    double last = 0;
    for (int i = 0; i < users; i++) {
      double due = dues.getAsDouble();
      distances[i] = due - last;
      last = due;
    }
    return distances;
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }
}
