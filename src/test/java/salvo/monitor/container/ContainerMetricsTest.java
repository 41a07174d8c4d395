package salvo.monitor.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.monitor.FakeTicker;
import salvo.monitor.sample.ResourceMetric;

class ContainerMetricsTest {

  private static final String UNLIMITED_OF_VERSION_1 = "9223372036854771712";

  private final FakeTicker ticker = new FakeTicker();

  @TempDir Path root;

  @Test
  void shouldReadTheQuotaOfVersionTwo() throws IOException {
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/cpu.max", "30000 100000\n");
    write("sys/fs/cgroup/cpu.stat", statOfVersion2(5_000_000, 1_000, 100, 3_000_000));
    ContainerMetrics metrics = metrics();
    metrics.read();
    ticker.advance(Duration.ofSeconds(1));
    write("sys/fs/cgroup/cpu.stat", statOfVersion2(5_300_000, 1_010, 108, 3_560_000));

    assertThat(metrics.metrics())
        .extracting(ResourceMetric::column)
        .containsExactly(
            "container_cpu_limit_cores",
            "container_cpu_percent",
            "container_throttled_percent",
            "container_stopped_ms_sum");
    assertThat(metrics.read()).containsExactly(new double[] {0.3, 1, 0.8, 560}, within(1e-9));
  }

  @Test
  void shouldReadTheQuotaOfVersionOneWhereVersionTwoHasNoController() throws IOException {
    write("proc/self/cgroup", "4:cpu,cpuacct:/docker/1f\n3:memory:/docker/1f\n0::/\n");
    String group = "sys/fs/cgroup/cpu,cpuacct/docker/1f/";
    write(group + "cpu.cfs_quota_us", "150000\n");
    write(group + "cpu.cfs_period_us", "100000\n");
    write(group + "cpuacct.usage", "1000000000\n");
    write(group + "cpu.stat", "nr_periods 10\nnr_throttled 5\nthrottled_time 400000000\n");
    ContainerMetrics metrics = metrics();
    metrics.read();
    ticker.advance(Duration.ofSeconds(2));
    write(group + "cpuacct.usage", "2500000000\n");
    write(group + "cpu.stat", "nr_periods 30\nnr_throttled 10\nthrottled_time 900000000\n");

    assertThat(metrics.read()).containsExactly(new double[] {1.5, 0.5, 0.25, 500}, within(1e-9));
  }

  @Test
  void shouldTakeTheMountsOwnFilesWhenAContainerSeesNoOtherGroup() throws IOException {
    write("proc/self/cgroup", "4:cpu,cpuacct:/docker/1f\n");
    write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "50000\n");
    write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    write("sys/fs/cgroup/cpu,cpuacct/cpu.stat", "nr_periods 0\nnr_throttled 0\nthrottled_time 0\n");

    assertThat(metrics().read())
        .as("use is not told, and no period has passed")
        .containsExactly(0.5, Double.NaN, Double.NaN, 0);
  }

  @Test
  void shouldTakeTheSmallestLimitWhenAGroupAroundItsOwnHasOne() throws IOException {
    write("proc/self/cgroup", "0::/pod/app\n");
    write("sys/fs/cgroup/pod/app/cpu.max", "max 100000\n");
    write("sys/fs/cgroup/pod/app/memory.max", "2000\n");
    write("sys/fs/cgroup/pod/app/memory.current", "500\n");
    write("sys/fs/cgroup/pod/cpu.max", "200000 100000\n");
    write("sys/fs/cgroup/pod/memory.max", "1000\n");
    write("sys/fs/cgroup/pod/memory.current", "900\n");
    write("sys/fs/cgroup/pod/memory.stat", "anon 1\ninactive_file 300\n");
    write("sys/fs/cgroup/pod/cpu.stat", statOfVersion2(1, 1, 0, 0));
    write("sys/fs/cgroup/cpu.max", "400000 100000\n");

    double[] values = metrics().read();

    assertThat(values[0]).isEqualTo(2);
    assertThat(values[4]).isEqualTo(1000);
    assertThat(values[5]).isEqualTo(0.6);
  }

  @Test
  void shouldReadTheMemoryOfVersionOne() throws IOException {
    write("proc/self/cgroup", "3:memory:/a\n0::/\n");
    write("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "4096000\n");
    write("sys/fs/cgroup/memory/a/memory.usage_in_bytes", "2048000\n");
    write("sys/fs/cgroup/memory/a/memory.stat", "inactive_file 1\ntotal_inactive_file 1024000\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", UNLIMITED_OF_VERSION_1);
    ContainerMetrics metrics = metrics();

    assertThat(metrics.metrics())
        .extracting(ResourceMetric::column)
        .containsExactly("container_memory_limit_bytes", "container_memory_percent");
    assertThat(metrics.read()).containsExactly(4_096_000, 0.25);
  }

  @Test
  void shouldHaveNoMetricsWhenNothingIsLimited() throws IOException {
    write("proc/self/cgroup", "4:cpu:/\n3:memory:/\n0::/\n");
    write("sys/fs/cgroup/cpu.max", "max 100000\n");
    write("sys/fs/cgroup/memory.max", "max\n");
    write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
    write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", UNLIMITED_OF_VERSION_1);

    assertThat(metrics().metrics()).isEmpty();
    assertThat(metrics().read()).isEmpty();
  }

  @Test
  void shouldHaveNoMetricsWhenTheSystemHasNoControlGroups() {
    assertThat(metrics().metrics()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0::/../../elsewhere", "0::/gone", "nonsense\n0::/"})
  void shouldGoNowhereElseWhenThePathLeadsOutOfTheMount(String membership) throws IOException {
    write("proc/self/cgroup", membership + "\n");
    write("sys/fs/cgroup/cpu.max", "30000 100000\n");
    write("sys/fs/cgroup/cpu.stat", statOfVersion2(1, 1, 0, 0));
    write("sys/elsewhere/cpu.max", "10000 100000\n");

    assertThat(metrics().read()[0]).isEqualTo(0.3);
  }

  @Test
  void shouldLeaveGapsWhenTheLimitIsLiftedInTheMeantime() throws IOException {
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/cpu.max", "30000 100000\n");
    write("sys/fs/cgroup/cpu.stat", statOfVersion2(1, 1, 0, 0));
    ContainerMetrics metrics = metrics();
    write("sys/fs/cgroup/cpu.max", "max 100000\n");

    assertThat(metrics.read()).containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  @Test
  void shouldBeReadAgainByTheNamesOfItsColumns() {
    for (ResourceMetric metric :
        List.of(
            ContainerMetrics.CPU_LIMIT,
            ContainerMetrics.CPU,
            ContainerMetrics.THROTTLED,
            ContainerMetrics.STOPPED,
            ContainerMetrics.MEMORY_LIMIT,
            ContainerMetrics.MEMORY)) {
      assertThat(ResourceMetric.ofColumn(metric.column())).isEqualTo(metric);
    }
  }

  private ContainerMetrics metrics() {
    return ContainerMetrics.of(root, ticker::nanos);
  }

  private static String statOfVersion2(long used, long periods, long throttled, long stopped) {
    return "usage_usec "
        + used
        + "\nuser_usec 0\nsystem_usec 0\nnr_periods "
        + periods
        + "\nnr_throttled "
        + throttled
        + "\nthrottled_usec "
        + stopped
        + "\n";
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
