package salvo.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.stats.request.RequestFigures;

class MetricTest {

  /** 10,000 successes of 1 to 10,000 ms, in 10 s. */
  private static final RequestFigures FIGURES =
      new MeasuredRun(10)
          .endpoint(
              "create job",
              SortedTimes.of(LongStream.rangeClosed(1, 10_000).toArray()),
              SortedTimes.of())
          .stats()
          .total();

  @ParameterizedTest
  @CsvSource({
    "mean, 5000.5",
    "p0.001, 1",
    "p0.01, 1",
    "p0.011, 2",
    "p50, 5000",
    "p90, 9000",
    "p95, 9500",
    "p99.9, 9990",
    "p99.99, 9999",
    "p99.999, 10000",
    "max, 10000",
    "errorRate, 0",
    "minRps, 1000",
    "tokensPerSecond, 1000",
    "streamTokensPerSecond.p50, 20",
    "streamTokensPerSecond.p10, 11.11111111111111"
  })
  void shouldTakeItsExactValueByNearestRank(String key, double value) {
    assertThat(Metric.ofRequests(key).value(FIGURES)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "mean, mean, ms, true, 6.12 s",
    "p99.9, p99.9, ms, true, 6.12 s",
    "max, maximum, ms, true, 6.12 s",
    "errorRate, error rate, '', true, '612,300 %'",
    "minRps, request rate, /s, false, '6,123/s'",
    "tokensPerSecond, throughput, tokens/s, false, '6,123 tokens/s'",
    "streamTokensPerSecond.p5, p5 speed, tokens/s, false, '6,123 tokens/s'"
  })
  void shouldKnowItsWordsUnitAndDirection(
      String key, String label, String unit, boolean upperBound, String text) {
    Metric metric = Metric.ofRequests(key);

    assertThat(metric.key()).isEqualTo(key);
    assertThat(metric.label()).isEqualTo(label);
    assertThat(metric.unit()).isEqualTo(unit);
    assertThat(metric.isUpperBound()).isEqualTo(upperBound);
    assertThat(metric.text(6_123)).isEqualTo(text);
    assertThat(metric.isOfResource()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"p0", "p100", "p95.", "p99.90", "P95", "growth", "rate", ""})
  void shouldRefuseWhatIsNoMetricOfRequests(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.ofRequests(key))
        .withMessage(key + " is not a metric of requests");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p0", "p100", "errorRate", "minRps"})
  void shouldRefuseWhatIsNoMetricOfResources(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.ofResource(key))
        .withMessage(key + " is not a metric of resources");
  }

  @Test
  void shouldTellAMetricOfRequestsFromTheOneOfResources() {
    assertThat(Metric.ofResource("p90")).isNotEqualTo(Metric.ofRequests("p90"));
    assertThatIllegalArgumentException().isThrownBy(() -> Metric.ofResource("p90").value(FIGURES));
  }
}
