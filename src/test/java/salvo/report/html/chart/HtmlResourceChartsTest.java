package salvo.report.html.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.ResourceMetric;
import salvo.resources.Resource;
import salvo.resources.ResourceSeries;

class HtmlResourceChartsTest {

  @Test
  void shouldHaveAChartPerKindOfDeviceAndUnit() {
    List<HtmlChart> charts =
        HtmlResourceCharts.of(
            List.of(
                series("cpu_percent", 0.5),
                series("injector_rss_bytes", 1),
                series("cpu0_percent", 0.2),
                series("cpu_steal_percent", 0.1),
                series("disk_sda_read_bytes_per_s", 1),
                series("disk_sda_busy_percent", 1),
                series("gpu0_power_watts", 300),
                series("open_files_count", 7),
                series("injector_threads_count", 40),
                series("target_threads_count", 90),
                series("load1_value", 2),
                new ResourceSeries(new Resource("db", CoreMetric.CPU.metric()), List.of(0.9))));

    assertThat(charts)
        .extracting(HtmlChart::id, HtmlChart::title, it -> it.series().size())
        .containsExactly(
            tuple("resource-0", "Processors and memory in use", 1),
            tuple("resource-1", "Memory in use", 1),
            tuple("resource-2", "Single processors", 1),
            tuple("resource-3", "Processors", 1),
            tuple("resource-4", "Disks", 1),
            tuple("resource-5", "Disks", 1),
            tuple("resource-6", "GPUs", 1),
            tuple("resource-7", "Open files", 1),
            tuple("resource-8", "Threads", 2),
            tuple("resource-9", "Load1", 1),
            tuple("resource-10", "db", 1));
  }

  @Test
  void shouldLeaveOutWhatIsZeroThroughout() {
    assertThat(
            HtmlResourceCharts.of(
                List.of(
                    series("net_lo_errors_per_s", 0, Double.NaN, 0), series("swap_used_bytes", 0))))
        .isEmpty();
  }

  @Test
  void shouldShowTheHighestOfManyLines() {
    List<ResourceSeries> many = new ArrayList<>();
    for (int i = 1; i <= 64; i++) {
      many.add(series("cpu" + i + "_percent", i / 100.0, Double.NaN));
    }

    List<HtmlChart> charts = HtmlResourceCharts.of(many);

    assertThat(charts).hasSize(1);
    assertThat(charts.get(0).title()).isEqualTo("Single processors, the 12 highest of 64");
    assertThat(charts.get(0).series()).hasSize(12);
    assertThat(charts.get(0).series().get(0).label()).isEqualTo("CPU 53");
  }

  private static ResourceSeries series(String column, double... values) {
    return new ResourceSeries(
        new Resource(ResourceMetric.ofColumn(column)), Arrays.stream(values).boxed().toList());
  }
}
