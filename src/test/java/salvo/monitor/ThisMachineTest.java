package salvo.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import salvo.monitor.machine.Machine;
import salvo.monitor.machine.SystemCpu;
import salvo.monitor.machine.WatchedProcesses;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;

/** The real sources and the real clock, against real processes. */
class ThisMachineTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path folder;

  /** A child process that keeps one processor busy until it is destroyed. */
  static final class Burner {
    public static void main(String[] args) {
      long work = 1;
      while (work != 0) {
        work = work * 31 | 1;
      }
    }
  }

  @Test
  void shouldSeeTheTargetWorkAndThenEndWhenItIsAProcessOfThisMachine() throws Exception {
    Process burner = burn();
    try (ResourceMonitor monitor = start(OptionalLong.of(burner.pid()), Optional.empty())) {
      await(monitor, sample -> cores(sample.target()) > 0.3);
      assertThat(last(monitor).target().orElseThrow().residentBytes())
          .isBetween(1L << 20, last(monitor).memory().orElseThrow().totalBytes());

      burner.destroyForcibly().waitFor();
      await(monitor, sample -> sample.target().isEmpty());
    } finally {
      burner.destroyForcibly().waitFor();
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldReadNewCountersWhenAskedAgainWithinTheTimeThatOshiCachesThem() {
    Machine machine = new Machine();
    SystemCpu.Times first = machine.processorTimes();

    pause(Duration.ofMillis(100));

    assertThat(machine.processorTimes().all()).isGreaterThan(first.all());
  }

  @Test
  void shouldKnowEverythingButTheTargetWhenNoneIsGiven() throws IOException {
    Path csv = folder.resolve("resources.csv");
    ResourceMonitor monitor = start(OptionalLong.empty(), Optional.of(csv));
    await(monitor, sample -> true);
    monitor.stop();

    ResourceSample sample = monitor.samples().get(0);
    assertThat(sample.epochMillis())
        .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
    assertThat(sample.cpu().orElseThrow()).isBetween(0.0, 1.0);
    MemorySample memory = sample.memory().orElseThrow();
    assertThat(memory.totalBytes()).isGreaterThan(100L << 20);
    assertThat(memory.availableBytes()).isBetween(1L, memory.totalBytes());
    assertThat(memory.usedShare()).isBetween(0.0, 1.0);
    ProcessSample injector = sample.injector().orElseThrow();
    assertThat(injector.residentBytes()).isBetween(10L << 20, memory.totalBytes());
    assertThat(injector.cpuCores()).isPresent();
    assertThat(sample.jvm()).isPresent();
    assertThat(sample.target()).isEmpty();
    assertThat(Files.readAllLines(csv)).hasSize(1 + monitor.samples().size());
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldWarnOnceWhenTheTargetDoesNotExist() {
    ResourceMonitor monitor = start(OptionalLong.of(Integer.MAX_VALUE), Optional.empty());
    await(monitor, sample -> sample.target().isEmpty());
    monitor.stop();

    assertThat(warnings).singleElement().asString().contains("no process has the id 2147483647");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldMeasureTheRestOfTheMachineWhenItRunsLinux() throws IOException {
    try (ResourceMonitor monitor = start(OptionalLong.empty(), Optional.empty())) {
      await(monitor, sample -> monitor.samples().size() >= 3);
      List<String> columns = monitor.metrics().stream().map(ResourceMetric::column).toList();
      assertThat(columns)
          .contains(
              "cpu_steal_percent",
              "cpu0_percent",
              "context_switches_per_s",
              "load_1min_count",
              "run_queue_count",
              "swap_used_bytes",
              "net_lo_received_bytes_per_s",
              "tcp_established_count",
              "tcp_time_wait_count",
              "open_files_count",
              "injector_threads_count",
              "injector_open_files_count",
              "injector_gc_count_sum")
          .doesNotHaveDuplicates()
          .noneMatch(it -> it.startsWith("target_"));
      Metrics metrics = last(monitor).metrics();
      assertThat(metrics.value(ResourceMetric.ofColumn("cpu0_percent")).orElseThrow())
          .isBetween(0.0, 1.0);
      assertThat(metrics.value(ResourceMetric.ofColumn("injector_threads_count")).orElseThrow())
          .isBetween(5.0, 5_000.0);
      assertThat(metrics.value(ResourceMetric.ofColumn("run_queue_count")).orElseThrow())
          .isGreaterThanOrEqualTo(1);
      assertThat(metrics.value(ResourceMetric.ofColumn("context_switches_per_s"))).isPresent();
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldFindTheTargetWhenItListensOnAPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ResourceMonitor monitor = start(TargetProcess.listeningOn(socket.getLocalPort()))) {
      await(monitor, sample -> sample.target().isPresent());

      ResourceSample sample = last(monitor);
      assertThat(sample.target().orElseThrow().residentBytes())
          .isCloseTo(sample.injector().orElseThrow().residentBytes(), withinAFifth(sample));
      assertThat(sample.metrics().value(ResourceMetric.ofColumn("target_open_files_count")))
          .isPresent();
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldCountOpenFilesAgainOnlyAfterTenSeconds() throws IOException {
    Machine machine = new Machine();
    AtomicLong nanos = new AtomicLong();
    WatchedProcesses self =
        new WatchedProcesses(() -> List.of(ProcessHandle.current()), machine::process, nanos::get);
    self.read();
    double before = self.openFiles();
    List<Closeable> many = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        many.add(Files.newInputStream(Files.createTempFile(folder, "open", "")));
      }
      nanos.set(Duration.ofMillis(9_999).toNanos());
      self.read();
      assertThat(self.openFiles()).isEqualTo(before);

      nanos.set(Duration.ofSeconds(10).toNanos());
      self.read();

      assertThat(self.openFiles()).isGreaterThanOrEqualTo(before + 150);
    } finally {
      for (Closeable file : many) {
        file.close();
      }
    }
  }

  private static Offset<Long> withinAFifth(ResourceSample sample) {
    return within(sample.injector().orElseThrow().residentBytes() / 5);
  }

  private ResourceMonitor start(TargetProcess target) {
    return ResourceMonitor.start(
        new ResourceMonitor.Options(
            Duration.ofMillis(100),
            new Watched(true, target, List.of()),
            Optional.empty(),
            warnings::add));
  }

  private ResourceMonitor start(OptionalLong targetPid, Optional<Path> csv) {
    return ResourceMonitor.start(
        new ResourceMonitor.Options(
            Duration.ofMillis(100),
            new Watched(true, new TargetProcess(targetPid, OptionalInt.empty()), List.of()),
            csv,
            warnings::add));
  }

  private static Process burn() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Burner.class.getName())
        .inheritIO()
        .start();
  }

  private static double cores(Optional<ProcessSample> process) {
    return process.map(ProcessSample::cpuCores).orElseThrow().orElse(0);
  }

  private static ResourceSample last(ResourceMonitor monitor) {
    List<ResourceSample> samples = monitor.samples();
    return samples.get(samples.size() - 1);
  }

  private static void await(ResourceMonitor monitor, Predicate<ResourceSample> condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (monitor.samples().isEmpty() || !condition.test(last(monitor))) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      pause(Duration.ofMillis(20));
    }
  }

  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
