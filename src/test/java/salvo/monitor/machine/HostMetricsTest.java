package salvo.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.monitor.FakeTicker;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.source.MetricSource;
import salvo.monitor.source.ProcFile;

class HostMetricsTest {

  private final FakeTicker ticker = new FakeTicker();
  private final HostMetrics host = new HostMetrics(ticker::nanos);

  @TempDir Path folder;

  @Test
  void shouldCountTheSocketsOfBothProtocolsWhenTheKernelTellsOfThem() throws IOException {
    ProcFile ipv4 =
        file(
            "sockstat",
            "sockets: used 290\n"
                + "TCP: inuse 5 orphan 1 tw 28000 alloc 9 mem 2\n"
                + "UDP: inuse 3 mem 1\n");
    ProcFile ipv6 = file("sockstat6", "TCP6: inuse 40\nUDP6: inuse 2\n");

    MetricSource sockets = host.sockets(ipv4, ipv6);

    assertThat(sockets.metrics())
        .extracting(ResourceMetric::column)
        .containsExactly("tcp_in_use_count", "tcp_time_wait_count", "tcp_orphan_count");
    assertThat(sockets.read()).containsExactly(45, 28_000, 1);
  }

  @Test
  void shouldHaveNoSocketsWhenTheSystemIsNotLinux() {
    ProcFile missing = new ProcFile(folder.resolve("missing"));

    assertThat(host.sockets(missing, missing).metrics()).isEmpty();
  }

  @Test
  void shouldLeaveGapsWhenTheKernelDoesNotTellOfAState() throws IOException {
    ProcFile ipv4 = file("sockstat", "TCP: inuse 5\n");

    assertThat(host.sockets(ipv4, new ProcFile(folder.resolve("missing"))).read())
        .containsExactly(5, Double.NaN, Double.NaN);
  }

  @Test
  void shouldReadTheKernelsTableOfDisks() throws IOException {
    ProcFile table =
        file(
            "diskstats",
            """
               7       0 loop0 0 0 0 0 0 0 0 0 0 0 0 0
             254       0 vda 100 1 2000 30 400 5 6000 70 0 800 900 0 0 0 0 0 0
             254       1 vda1 9 9 9 9 9 9 9 9 9 9 9
            """);

    assertThat(DiskMetrics.table(table, List.of("vda", "gone")))
        .containsExactly(2000 * 512, 6000 * 512, 800, Double.NaN, Double.NaN, Double.NaN);
  }

  @Test
  void shouldReadTheKernelsTableOfNetworks() throws IOException {
    ProcFile table =
        file(
            "dev",
            """
            Inter-|   Receive                            |  Transmit
             face |bytes packets errs drop fifo frame compressed multicast|bytes packets errs drop
                lo: 100 1 2 3 0 0 0 0 200 1 4 5 0 0 0 0
              eth0:675819560 39991 0 0 0 0 0 0 5062560 35302 0 0 0 0 0 0
            """);

    assertThat(NetworkMetrics.table(table, List.of("eth0", "lo", "gone")))
        .startsWith(675_819_560, 5_062_560, 0, 0, 100, 200, 6, 8)
        .endsWith(Double.NaN, Double.NaN, Double.NaN, Double.NaN)
        .hasSize(12);
  }

  @Test
  void shouldGiveEachDiskItsRates() {
    AtomicReference<double[]> counters = new AtomicReference<>(new double[] {0, 0, 0});
    MetricSource disks = DiskMetrics.of(List.of("sda"), counters::get, ticker::nanos);
    disks.read();
    ticker.advance(Duration.ofSeconds(1));
    counters.set(new double[] {4096, 8192, 500});

    assertThat(disks.read()).containsExactly(4096, 8192, 0.5);
    assertThat(disks.metrics())
        .extracting(ResourceMetric::column)
        .containsExactly(
            "disk_sda_read_bytes_per_s", "disk_sda_write_bytes_per_s", "disk_sda_busy_percent");
  }

  @Test
  void shouldHaveNoRatesWhileADiskIsGone() {
    AtomicReference<double[]> counters = new AtomicReference<>(new double[] {10, 10, 10});
    MetricSource disks = DiskMetrics.of(List.of("sda"), counters::get, ticker::nanos);
    disks.read();
    counters.set(new double[] {Double.NaN, Double.NaN, Double.NaN});
    for (int second = 0; second < 2; second++) {
      ticker.advance(Duration.ofSeconds(1));
      assertThat(disks.read()).containsOnly(Double.NaN);
    }
    counters.set(new double[] {5, 5, 5});
    ticker.advance(Duration.ofSeconds(1));
    assertThat(disks.read()).containsOnly(Double.NaN);
    counters.set(new double[] {6, 5, 5});
    ticker.advance(Duration.ofSeconds(1));
    assertThat(disks.read()).containsExactly(1, 0, 0);
  }

  @Test
  void shouldTellTheProcessorsApartAndWhatWasStolenOfThem() {
    AtomicReference<long[][]> ticks = new AtomicReference<>(idle());
    MetricSource processors = new ProcessorMetrics(ticks::get);
    // User, nice, system, idle, waiting, interrupts (two kinds), stolen.
    ticks.set(new long[][] {{60, 0, 20, 11, 10, 0, 0, 0}, {0, 0, 0, 76, 5, 0, 0, 20}});

    double[] values = processors.read();

    assertThat(processors.metrics())
        .extracting(ResourceMetric::column)
        .containsExactly("cpu_steal_percent", "cpu_wait_percent", "cpu0_percent", "cpu1_percent");
    assertThat(values[0]).isEqualTo(0.1);
    assertThat(values[1]).isEqualTo(0.075);
    assertThat(values[2]).isCloseTo(0.8, within(1e-12));
    assertThat(values[3]).isCloseTo(0.2, within(1e-12));
    assertThat(processors.read()).containsOnly(Double.NaN);
  }

  @Test
  void shouldLeaveGapsWhenTheProcessorsTellNothingForAWhile() {
    AtomicReference<long[][]> ticks = new AtomicReference<>(new long[2][8]);
    MetricSource processors = new ProcessorMetrics(ticks::get);
    ticks.set(new long[][] {{900, 0, 0, 100, 0, 0, 0, 0}, {900, 0, 0, 100, 0, 0, 0, 0}});

    assertThat(processors.read()).as("since the machine started").containsOnly(Double.NaN);
    ticks.set(new long[2][8]);
    assertThat(processors.read()).containsOnly(Double.NaN);
    ticks.set(new long[][] {{910, 0, 0, 190, 0, 0, 0, 0}, {950, 0, 0, 150, 0, 0, 0, 0}});
    assertThat(processors.read()).containsExactly(new double[] {0, 0, 0.1, 0.5}, within(1e-12));
  }

  private static long[][] idle() {
    return new long[][] {{0, 0, 0, 1, 0, 0, 0, 0}, {0, 0, 0, 1, 0, 0, 0, 0}};
  }

  private ProcFile file(String name, String text) throws IOException {
    return new ProcFile(Files.writeString(folder.resolve(name), text));
  }
}
