package salvo.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.slo.Metric;

class MetricJsonTest {

  /** The names that runs were stored with when there were no others. */
  @Test
  void shouldReadTheNamesOfEarlierRuns() {
    assertThat(List.of("MEAN", "P50", "P95", "P99", "MAX", "ERROR_RATE", "MIN_RPS"))
        .extracting(MetricJson::of)
        .containsExactly(
            Metric.MEAN,
            Metric.P50,
            Metric.P95,
            Metric.P99,
            Metric.MAX,
            Metric.ERROR_RATE,
            Metric.MIN_RPS);
    assertThat(List.of("RESOURCE_MEAN", "RESOURCE_P95", "RESOURCE_MAX", "RESOURCE_GROWTH"))
        .extracting(MetricJson::of)
        .containsExactly(
            Metric.RESOURCE_MEAN, Metric.RESOURCE_P95, Metric.RESOURCE_MAX, Metric.RESOURCE_GROWTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MEAN", "P90", "P99.9", "MIN_RPS", "RESOURCE_P99.9", "RESOURCE_GROWTH"})
  void shouldWriteTheNameThatItReads(String name) {
    assertThat(MetricJson.name(MetricJson.of(name))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P100", "GROWTH", "RESOURCE_MIN_RPS", "PERCENTILE", "p95 ", ""})
  void shouldRefuseANameThatNoMetricHas(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> MetricJson.of(name));
  }
}
