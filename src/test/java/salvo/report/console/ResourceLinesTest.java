package salvo.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.Subject;
import salvo.report.TestSample;
import salvo.text.Unit;

class ResourceLinesTest {

  private static final List<ResourceMetric> COLUMNS =
      Stream.of(
              "cpu_steal_percent",
              "cpu0_percent",
              "cpu1_percent",
              "load_1min_count",
              "swap_used_bytes",
              "disk_sda_read_bytes_per_s",
              "disk_sda_busy_percent",
              "net_eth0_sent_bytes_per_s",
              "tcp_time_wait_count",
              "target_threads_count",
              "gpu0_load_percent",
              "gpu0_temperature_celsius",
              "gpu0_power_watts",
              "node: node_load1_value")
          .map(ResourceMetric::ofColumn)
          .toList();

  private static final ResourceSample SAMPLE =
      TestSample.at(1)
          .cpu(0.5)
          .memory(0.25)
          .target(1.25, 800_000_000)
          .metrics(
              new Metrics(
                  COLUMNS,
                  0.01,
                  0.25,
                  0.75,
                  1.5,
                  Double.NaN,
                  2_000_000,
                  0.1,
                  3_000,
                  28_000,
                  45,
                  0.8,
                  41,
                  123.45,
                  0.42))
          .build();

  @Test
  void shouldHaveALinePerPartAndDevice() {
    assertThat(ResourceLines.table(SAMPLE, true))
        .containsExactly(
            "CPU           50 %, steal 1 %, busiest 75 %",
            "Memory        25 %, 250 kB of 1 MB",
            "Injector      0.1 cores, 100 MB",
            "Target        1.25 cores, 800 MB, threads 45",
            "System        load 1min 1.5",
            "Disk sda      read 2 MB/s, busy 10 %",
            "Network eth0  sent 3 kB/s",
            "TCP           time wait 28,000",
            "GPU 0         load 80 %, temperature 41 C, power 123 W",
            "node          node_load1 0.42");
  }

  @Test
  void shouldGoOnInTheNextLineWhenAPartHasMuchToSay() {
    List<ResourceMetric> columns =
        IntStream.range(0, 9)
            .mapToObj(i -> ResourceMetric.of(Subject.CONNECTIONS, "state" + i, Unit.COUNT))
            .toList();
    ResourceSample sample = TestSample.at(1).metrics(new Metrics(columns, new double[9])).build();

    List<String> table = ResourceLines.table(sample, true);

    assertThat(table.subList(table.size() - 2, table.size()))
        .containsExactly(
            "TCP           state0 0, state1 0, state2 0, state3 0, state4 0, state5 0,",
            "              state6 0, state7 0, state8 0");
  }

  @Test
  void shouldFitOneLineWhenThereIsNoTable() {
    String line = ResourceLines.line(SAMPLE, true);

    assertThat(line)
        .startsWith("2023-11-14T22:13:21Z  CPU 50 %  Memory 25 % 250 kB of 1 MB  Injector")
        .hasSizeLessThanOrEqualTo(79);
  }
}
