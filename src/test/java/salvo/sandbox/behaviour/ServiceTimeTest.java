package salvo.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;

class ServiceTimeTest {

  private static final int DRAWS = 100_000;
  private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "healthz,            10,   50,   100,   200",
    "api health,         20,  100,   200,   500",
    "register,          200,  500,  1000,  2000",
    "login,             150,  400,   800,  1500",
    "create job,        100,  300,   500,  1000",
    "read job,           50,  150,   300,   500",
    "list jobs,         100,  300,   600,  1000",
    "generate,         2000, 5000, 10000, 30000",
    "usage of a user,   100,  300,   500,  1000",
    "usage summary,     200,  500,  1000,  2000"
  })
  void shouldFitTheBaseline(String name, double p50, double p95, double p99, double max) {
    ServiceTime time = new ServiceTimes(42, 1).of(name, new Percentiles(p50, p95, p99, max));

    double[] drawn = draws(time, DRAWS).sorted().toArray();

    assertThat(percentile(drawn, 50)).isCloseTo(p50, TWO_PERCENT);
    assertThat(percentile(drawn, 95)).isCloseTo(p95, TWO_PERCENT);
    assertThat(percentile(drawn, 99)).isCloseTo(p99, TWO_PERCENT);
    assertThat(drawn[DRAWS - 1]).isCloseTo(max, within(1e-6));
    assertThat(drawn[0]).isGreaterThanOrEqualTo(p50 * p50 / p95 - 1e-6);
  }

  private static double percentile(double[] sorted, int percent) {
    return sorted[sorted.length / 100 * percent - 1];
  }

  @Test
  void shouldScaleEveryTime() {
    double[] whole =
        draws(new ServiceTimes(1, 1).of("x", new Percentiles(1, 2, 3, 4)), 100).toArray();
    double[] half =
        draws(new ServiceTimes(1, 0.5).of("x", new Percentiles(1, 2, 3, 4)), 100).toArray();
    double[] none =
        draws(new ServiceTimes(1, 0).of("x", new Percentiles(1, 2, 3, 4)), 100).toArray();

    assertThat(half).isEqualTo(Arrays.stream(whole).map(millis -> millis / 2).toArray());
    assertThat(none).containsOnly(0);
  }

  @Test
  void shouldRepeatWithTheSeedAndDifferByName() {
    Percentiles percentiles = new Percentiles(10, 50, 100, 200);
    double[] first = draws(new ServiceTimes(1, 1).of("a", percentiles), 100).toArray();

    assertThat(draws(new ServiceTimes(1, 1).of("a", percentiles), 100)).containsExactly(box(first));
    assertThat(draws(new ServiceTimes(2, 1).of("a", percentiles), 100).toArray())
        .isNotEqualTo(first);
    assertThat(draws(new ServiceTimes(1, 1).of("b", percentiles), 100).toArray())
        .isNotEqualTo(first);
  }

  private static Double[] box(double[] values) {
    return Arrays.stream(values).boxed().toArray(Double[]::new);
  }

  private static DoubleStream draws(ServiceTime time, int count) {
    return DoubleStream.generate(time::nextMillis).limit(count);
  }
}
