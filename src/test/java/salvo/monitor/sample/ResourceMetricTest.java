package salvo.monitor.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.monitor.WatchedParts;
import salvo.monitor.sample.ResourceMetric.Joining;

class ResourceMetricTest {

  @ParameterizedTest
  @CsvSource({
    "cpu12_percent, cpu12, SHARE, MEAN, CPU 12",
    "disk_sda_read_bytes_per_s, disk_sda_read, BYTES_PER_SECOND, MEAN, Disk sda read",
    "net_eth0_errors_per_s, net_eth0_errors, PER_SECOND, MEAN, Network eth0 errors",
    "swap_used_bytes, swap_used, BYTES, MEAN, Swap used",
    "injector_gc_count_sum, injector_gc, COUNT, SUM, Injector GC",
    "sampling_delay_ms_max, sampling_delay, MILLIS, MAX, Sampling delay",
    "gpu0_memory_used_bytes, gpu0_memory_used, BYTES, MEAN, GPU 0 memory used",
    "node: node_load1_value, node: node_load1, VALUE, MEAN, node: node_load1"
  })
  void shouldTellAllOfAMetricWhenItsColumnIsKnown(
      String column, String name, Unit unit, Joining joining, String label) {
    ResourceMetric metric = ResourceMetric.ofColumn(column).orElseThrow();

    assertThat(metric).isEqualTo(new ResourceMetric(name, unit, joining));
    assertThat(metric.column()).isEqualTo(column);
    assertThat(metric.label()).isEqualTo(label);
  }

  @Test
  void shouldBeNoMetricWhenAColumnEndsWithNoUnit() {
    assertThat(ResourceMetric.ofColumn("colour")).isEmpty();
    assertThat(ResourceMetric.ofColumn("percent")).isEmpty();
    assertThat(ResourceMetric.ofColumn("reads_sum")).isEmpty();
  }

  @Test
  void shouldRoundToWhatIsSavedWhenValuesAreTaken() {
    List<ResourceMetric> columns =
        List.of(
            ResourceMetric.of("cpu0", Unit.SHARE),
            ResourceMetric.of("disk_sda_read", Unit.BYTES_PER_SECOND),
            ResourceMetric.of("x: y", Unit.VALUE),
            ResourceMetric.of("open_files", Unit.COUNT));

    Metrics metrics = new Metrics(columns, 0.123456, 1234.5678, 1e-9, Double.NaN);

    assertThat(metrics.value(0)).hasValue(0.1235);
    assertThat(metrics.value(1)).hasValue(1235);
    assertThat(metrics.value(2)).hasValue(1e-9);
    assertThat(metrics.value(3)).isEmpty();
    assertThat(metrics.value(4)).isEmpty();
    assertThat(metrics.value(columns.get(1))).hasValue(1235);
    assertThat(metrics.value(ResourceMetric.of("other", Unit.COUNT))).isEmpty();
  }

  @Test
  void shouldRefuseValuesWhenTheyAreNotAsManyAsTheMetrics() {
    List<ResourceMetric> one = List.of(ResourceMetric.of("cpu0", Unit.SHARE));

    assertThatThrownBy(() -> new Metrics(one, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 metrics have 2 values");
  }

  @ParameterizedTest
  @CsvSource({
    "SHARE, 0.98765, 98.77",
    "SHARE, 0, 0",
    "BYTES, 123456789012, 123456789012",
    "COUNT, 1400, 1400",
    "PER_SECOND, 0.12345, 0.123",
    "VALUE, 1.0E20, 1.0E20"
  })
  void shouldWriteACellThatReadsAsTheValue(Unit unit, double value, String cell) {
    assertThat(unit.cell(value)).isEqualTo(cell);
    assertThat(unit.parse(cell)).isEqualTo(unit.rounded(value));
  }

  @Test
  void shouldWriteAnEmptyCellWhenAValueIsNotKnown() {
    assertThat(Unit.COUNT.cell(Double.NaN)).isEmpty();
    assertThat(Unit.VALUE.cell(Double.POSITIVE_INFINITY)).isEmpty();
  }

  @Test
  void shouldSayWhatIsWatchedAndWhatThereIsNot() {
    assertThat(parts("cpu_steal_percent", "cpu0_percent", "cpu1_percent", "disk_sda_busy_percent"))
        .isEqualTo("2 processors, disk sda, no GPU");
    assertThat(
            parts(
                "cpu0_percent",
                "net_eth0_sent_bytes_per_s",
                "net_lo_sent_bytes_per_s",
                "gpu0_load_percent",
                "gpu0_power_watts",
                "gpu1_load_percent",
                "node: node_load1_value"))
        .isEqualTo("1 processor, networks eth0 and lo, 2 GPUs, exporter node");
  }

  private static String parts(String... columns) {
    return WatchedParts.text(
        Stream.of(columns).map(it -> ResourceMetric.ofColumn(it).orElseThrow()).toList());
  }
}
