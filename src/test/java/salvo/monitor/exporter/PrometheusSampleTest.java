package salvo.monitor.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusSampleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node_load1 0.42 | 0.42",
        "node_load1 1.5e+03 1700000000000 | 1500",
        "node_load1{} 7 | 7",
        "node_load1 -3 | -3",
        "node_load1 +Inf | Infinity",
        "node_load1 NaN | NaN"
      })
  void shouldReadNameAndValue(String line, double value) {
    assertThat(PrometheusSample.parse(line))
        .contains(new PrometheusSample("node_load1", Map.of(), value));
  }

  @Test
  void shouldReadLabelsWithEverythingThatTheyMayHold() {
    String line = "up{ job=\"a,b\" , path=\"C:\\\\x\\\"}\\n\",empty=\"\",} 1";

    assertThat(PrometheusSample.parse(line))
        .contains(
            new PrometheusSample("up", Map.of("job", "a,b", "path", "C:\\x\"}\n", "empty", ""), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "# HELP up Whether it is up.",
        "<html><body>502 Bad Gateway</body></html>",
        "up",
        "up{job=\"a\" 1",
        "up{job=a} 1",
        "up{job=\"a\"}",
        "up one",
        "{} 1",
        "\u0000\u0001\u0002"
      })
  void shouldPassOverWhatIsNoSample(String line) {
    assertThat(PrometheusSample.parse(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node_load1 | node: node_load1_value",
        "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"} | node: DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"}_value",
        "node_memory_MemFree_bytes | node: node_memory_MemFree_bytes_bytes",
        "rate(net_bytes_total) | node: rate(net_bytes_total)_bytes_per_s",
        "rate(node_cpu_seconds_total) | node: rate(node_cpu_seconds_total)_per_s"
      })
  void shouldNameTheColumnOfASeriesAfterItsExporterAndUnit(String series, String column) {
    assertThat(ScrapedSeries.parse(series).metric("node").column()).isEqualTo(column);
  }

  @Test
  void shouldIncludeEverySeriesThatHasTheGivenLabels() {
    ScrapedSeries idle = ScrapedSeries.parse("node_cpu{mode=\"idle\"}");

    assertThat(idle.includes(sample("node_cpu{cpu=\"0\",mode=\"idle\"} 1"))).isTrue();
    assertThat(idle.includes(sample("node_cpu{cpu=\"0\",mode=\"user\"} 1"))).isFalse();
    assertThat(idle.includes(sample("node_cpu_x{mode=\"idle\"} 1"))).isFalse();
    assertThat(idle.includes(sample("node_cpu 1"))).isFalse();
  }

  @Test
  void shouldRefuseASeriesThatIsNone() {
    assertThatThrownBy(() -> ScrapedSeries.parse("two words"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("two words is not a series: write ");
  }

  private static PrometheusSample sample(String line) {
    return PrometheusSample.parse(line).orElseThrow();
  }
}
