package salvo.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.report.TestSample;
import salvo.resources.OtherMachine;
import salvo.resources.ResourceSummary;

class HtmlTablesTest {

  @Test
  void shouldNameEachResourceAfterItsDeviceWhenOthersTellNothing() {
    List<ResourceMetric> columns =
        Stream.of(
                "cpu0_percent",
                "disk_sda_busy_percent",
                "swap_used_bytes",
                "gpu0_load_percent",
                "gpu1_load_percent",
                "gpu1_power_watts")
            .map(ResourceMetric::ofColumn)
            .toList();
    List<ResourceSample> own =
        List.of(
            TestSample.at(1)
                .metrics(new Metrics(columns, 1, 0.5, 0, Double.NaN, 0.8, 300))
                .build());
    List<ResourceSample> ofOther =
        List.of(TestSample.at(1).metrics(new Metrics(columns, 1, 0, 0, 0.7, 0, 0)).build());

    List<HtmlTables.Resource> rows =
        HtmlTables.resources(
            ResourceSummary.of(own).with(List.of(new OtherMachine("db", ofOther))));

    assertThat(rows)
        .extracting(row -> row.label() + " " + row.unit().text(row.spread().max()))
        .contains("GPU 1 80 %", "Disk sda busy 50 %", "GPU 1 power 300 W", "db: CPU 0 100 %")
        .contains("db: GPU 0 load 70 %")
        .noneMatch(row -> row.startsWith("GPU 0") || row.startsWith("CPU 0"))
        .noneMatch(row -> row.contains("Swap"));
  }
}
