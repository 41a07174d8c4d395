package salvo.monitor.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.monitor.WatchedParts;
import salvo.text.Joining;
import salvo.text.Unit;

class ResourceMetricTest {

  @ParameterizedTest
  @CsvSource({
    "cpu12_percent, PROCESSOR, 12, '', SHARE, MEAN, cpu12, CPU 12",
    "cpu_steal_percent, PROCESSORS, '', steal, SHARE, MEAN, cpu_steal, CPU steal",
    "disk_sda_read_bytes_per_s, DISK, sda, read, BYTES_PER_SECOND, MEAN, disk_sda_read, Disk sda"
        + " read",
    "disk_a_b_busy_percent, DISK, a_b, busy, SHARE, MEAN, disk_a_b_busy, Disk a_b busy",
    "net_eth0_errors_per_s, NETWORK, eth0, errors, PER_SECOND, MEAN, net_eth0_errors,"
        + " Network eth0 errors",
    "swap_used_bytes, SWAP, '', used, BYTES, MEAN, swap_used, Swap used",
    "tcp_time_wait_count, CONNECTIONS, '', time_wait, COUNT, MEAN, tcp_time_wait, TCP time wait",
    "injector_gc_count_sum, INJECTOR, '', gc, COUNT, SUM, injector_gc, Injector GC",
    "injector_rss_bytes, INJECTOR, '', rss, BYTES, MEAN, injectorMemory, Injector memory",
    "gc_pause_ms, JVM, '', gc_pause, MILLIS, SUM, gcPause, Injector GC pauses",
    "sampling_delay_ms_max, HOST, '', sampling_delay, MILLIS, MAX, sampling_delay, Sampling delay",
    "gpu0_memory_used_bytes, GPU, 0, memory_used, BYTES, MEAN, gpu0_memory_used, GPU 0 memory used",
    "node: node_load1_value, EXPORTER, node, node_load1, VALUE, MEAN, node: node_load1,"
        + " node: node_load1",
    "disk_1: up_value, EXPORTER, disk_1, up, VALUE, MEAN, disk_1: up, disk_1: up",
    "colour, HOST, '', colour, NONE, MEAN, colour, Colour",
    "percent, HOST, '', percent, NONE, MEAN, percent, Percent",
    "reads_sum, HOST, '', reads_sum, NONE, MEAN, reads_sum, Reads sum"
  })
  void shouldTellAllOfAMetricWhenItsColumnIsKnown(
      String column,
      Subject.Kind kind,
      String device,
      String quantity,
      Unit unit,
      Joining joining,
      String key,
      String label) {
    ResourceMetric metric = ResourceMetric.ofColumn(column);

    assertThat(metric)
        .isEqualTo(new ResourceMetric(new Subject(kind, device), quantity, unit, joining));
    assertThat(metric.column()).isEqualTo(column);
    assertThat(metric.key()).isEqualTo(key);
    assertThat(metric.label()).isEqualTo(label);
  }

  @Test
  void shouldReadAsItWasMadeWhenAColumnIsOfEverySample() {
    assertThat(CoreMetric.values())
        .allSatisfy(
            it -> assertThat(ResourceMetric.ofColumn(it.metric().column())).isEqualTo(it.metric()));
  }

  @Test
  void shouldRoundToWhatIsSavedWhenValuesAreTaken() {
    List<ResourceMetric> columns =
        List.of(
            ResourceMetric.ofColumn("cpu0_percent"),
            ResourceMetric.ofColumn("disk_sda_read_bytes_per_s"),
            ResourceMetric.ofColumn("x: y_value"),
            ResourceMetric.ofColumn("open_files_count"));

    Metrics metrics = new Metrics(columns, 0.123456, 1234.5678, 1e-9, Double.NaN);

    assertThat(metrics.value(0)).hasValue(0.1235);
    assertThat(metrics.value(1)).hasValue(1235);
    assertThat(metrics.value(2)).hasValue(1e-9);
    assertThat(metrics.value(3)).isEmpty();
    assertThat(metrics.value(4)).isEmpty();
    assertThat(metrics.value(columns.get(1))).hasValue(1235);
    assertThat(metrics.value(ResourceMetric.ofColumn("other_count"))).isEmpty();
  }

  @Test
  void shouldRefuseValuesWhenTheyAreNotAsManyAsTheMetrics() {
    List<ResourceMetric> one = List.of(ResourceMetric.ofColumn("cpu0_percent"));

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
    return WatchedParts.text(Stream.of(columns).map(ResourceMetric::ofColumn).toList());
  }
}
