package salvo.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.monitor.file.ResourceCsv;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.GuardedMetrics;
import salvo.monitor.source.MetricSource;
import salvo.monitor.source.MetricSources;
import salvo.monitor.source.Source;
import salvo.monitor.source.Sources;
import salvo.text.Unit;

class ResourceMonitorTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final MemorySample MEMORY = new MemorySample(1000, 250);
  private static final ProcessSample INJECTOR = new ProcessSample(OptionalDouble.of(1.5), 300);
  private static final JvmSample JVM = new JvmSample(200, 7, 3);
  private static final ProcessSample TARGET = new ProcessSample(OptionalDouble.of(0.25), 100);

  private final FakeTicker ticker = new FakeTicker();
  private final List<String> warnings = new ArrayList<>();
  private Source<Double> cpu = () -> Optional.of(0.5);
  private Source<ProcessSample> target = () -> Optional.of(TARGET);
  private MetricSource metrics = MetricSources.NONE;

  @TempDir Path folder;

  @Test
  void shouldSampleOncePerIntervalWhenTimePasses() {
    ResourceMonitor monitor = start(Optional.empty());

    ticker.advance(Duration.ofMillis(3999));

    assertThat(monitor.samples())
        .extracting(ResourceSample::runMillis)
        .containsExactly(1000L, 2000L, 3000L);
    assertThat(monitor.samples())
        .extracting(ResourceSample::epochMillis)
        .containsExactly(1_700_000_001_000L, 1_700_000_002_000L, 1_700_000_003_000L);
  }

  @Test
  void shouldCarryWhatEachSourceReadsWhenSampling() {
    ResourceMonitor monitor = start(Optional.empty());

    ticker.advance(SECOND);

    assertThat(monitor.samples())
        .containsExactly(
            new ResourceSample(
                1_700_000_001_000L,
                1000,
                OptionalDouble.of(0.5),
                Optional.of(MEMORY),
                Optional.of(INJECTOR),
                Optional.of(JVM),
                Optional.of(TARGET)));
  }

  @Test
  void shouldTakeOneLateSampleAndKeepTheGridWhenTheJvmWasPaused() {
    ResourceMonitor monitor = start(Optional.empty());
    ticker.advance(SECOND);

    ticker.stall(Duration.ofMillis(2700));
    ticker.advance(SECOND);

    assertThat(monitor.samples())
        .extracting(ResourceSample::runMillis)
        .containsExactly(1000L, 3700L, 4000L);
  }

  @Test
  void shouldTakeALastSampleAndNoneAfterWhenStopped() {
    ResourceMonitor monitor = start(Optional.empty());
    ticker.advance(Duration.ofMillis(1300));

    monitor.stop();
    monitor.close();
    ticker.advance(Duration.ofSeconds(5));

    assertThat(ticker.isScheduled()).isFalse();
    assertThat(monitor.samples())
        .extracting(ResourceSample::runMillis)
        .containsExactly(1000L, 1300L);
  }

  @Test
  void shouldCloseItsSourcesAfterTheLastSampleWhenStopped() {
    List<String> calls = new ArrayList<>();
    target =
        new Source<>() {
          @Override
          public Optional<ProcessSample> read() {
            calls.add("read");
            return Optional.of(TARGET);
          }

          @Override
          public void close() {
            calls.add("close");
          }
        };
    ResourceMonitor monitor = start(Optional.empty());

    monitor.stop();
    monitor.stop();

    assertThat(calls).containsExactly("read", "read", "close");
  }

  @Test
  void shouldReadEverySourceBeforeTheFirstSampleWhenStarted() {
    List<String> reads = new ArrayList<>();
    cpu =
        () -> {
          reads.add("cpu");
          return Optional.empty();
        };

    ResourceMonitor monitor = start(Optional.empty());

    assertThat(reads).containsExactly("cpu");
    assertThat(monitor.samples()).isEmpty();
  }

  @Test
  void shouldGiveSnapshotsThatStayAsTheyAreWhenSamplingGoesOn() {
    ResourceMonitor monitor = start(Optional.empty());
    ticker.advance(SECOND);
    List<ResourceSample> snapshot = monitor.samples();

    ticker.advance(SECOND);

    assertThat(snapshot).hasSize(1);
    assertThat(monitor.samples()).hasSize(2);
  }

  @Test
  void shouldLoseNoSampleWhenAnHourPasses() throws IOException {
    Path csv = folder.resolve("resources.csv");
    ResourceMonitor monitor = start(Optional.of(csv));

    ticker.advance(Duration.ofHours(1));
    monitor.stop();

    assertThat(monitor.samples())
        .extracting(ResourceSample::runMillis)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 3601).map(i -> Math.min(i, 3600) * 1000).boxed().toList());
    assertThat(Files.readAllLines(csv)).hasSize(1 + 3601);
  }

  @Test
  void shouldKeepOnlyTheLatestSampleInMemoryWhenAllAreWritten() throws IOException {
    Path csv = folder.resolve("resources.csv");
    ResourceMonitor monitor =
        ResourceMonitor.start(
            new ResourceMonitor.Options(
                SECOND,
                new Watched(false, TargetProcess.NONE, List.of()),
                false,
                Optional.of(csv),
                warnings::add),
            sources(),
            ticker);

    ticker.advance(Duration.ofSeconds(100));
    monitor.stop();

    assertThat(monitor.samples()).extracting(ResourceSample::runMillis).containsExactly(100_000L);
    assertThat(monitor.latest()).map(ResourceSample::runMillis).contains(100_000L);
    assertThat(monitor.count()).isEqualTo(101);
    assertThat(runMillis(csv)).hasSize(101).startsWith("1000", "2000").endsWith("100000");
  }

  @Test
  void shouldKeepTheRunsTimeWhenTheWallClockIsSet() {
    ResourceMonitor monitor = start(Optional.empty());
    ticker.advance(SECOND);
    ticker.setWallClock(Duration.ofHours(-1));

    ticker.advance(SECOND);

    assertThat(monitor.samples())
        .extracting(ResourceSample::runMillis)
        .containsExactly(1000L, 2000L);
    assertThat(monitor.samples().get(1).epochMillis())
        .isEqualTo(FakeTicker.EPOCH_MILLIS + 2000 - 3_600_000);
  }

  @Test
  void shouldLeaveGapsInTheMetricsOfThatSourceAloneWhenOneFails() throws IOException {
    MetricSource broken =
        source(
            "tcp_in_use",
            () -> {
              if (ticker.nanos() > SECOND.toNanos()) {
                throw new IllegalStateException("no table");
              }
              return 5.0;
            });
    metrics =
        new MetricSources(
            List.of(
                new GuardedMetrics("the sockets", () -> broken, warnings::add),
                new GuardedMetrics(
                    "the disks",
                    () -> {
                      throw new UnsatisfiedLinkError("udev");
                    },
                    warnings::add),
                new GuardedMetrics(
                    "the open files", () -> source("open_files", () -> 7.0), warnings::add)));
    Path csv = folder.resolve("resources.csv");
    start(Optional.of(csv));

    ticker.advance(Duration.ofSeconds(3));

    assertThat(Files.readAllLines(csv))
        .extracting(line -> line.replaceAll(".*,(.*,.*)", "$1"))
        .containsExactly("tcp_in_use_count,open_files_count", "5,7", ",7", ",7");
    assertThat(warnings)
        .hasSize(2)
        .anySatisfy(it -> assertThat(it).contains("cannot read the disks", "udev"))
        .anySatisfy(it -> assertThat(it).contains("cannot read the sockets", "no table"));
  }

  private static MetricSource source(String name, DoubleSupplier value) {
    return new MetricSource() {
      @Override
      public List<ResourceMetric> metrics() {
        return List.of(ResourceMetric.of(Subject.HOST, name, Unit.COUNT));
      }

      @Override
      public double[] read() {
        return new double[] {value.getAsDouble()};
      }
    };
  }

  @Test
  void shouldLeaveAGapAndWarnOnceWhenASourceFailsForAWhile() {
    cpu =
        () -> {
          if (ticker.nanos() < Duration.ofSeconds(3).toNanos()) {
            throw new IllegalStateException("no counters");
          }
          return Optional.of(0.75);
        };
    ResourceMonitor monitor = start(Optional.empty());

    ticker.advance(Duration.ofSeconds(3));

    assertThat(monitor.samples())
        .extracting(ResourceSample::cpu)
        .containsExactly(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(0.75));
    assertThat(monitor.samples())
        .extracting(ResourceSample::memory)
        .containsOnly(Optional.of(MEMORY));
    assertThat(warnings)
        .containsExactly(
            "Resource monitor: cannot read the system CPU (java.lang.IllegalStateException: no"
                + " counters); its columns stay empty until that succeeds.");
  }

  @Test
  void shouldKeepSamplingWhenANativeLibraryCannotBeLoaded() {
    target =
        () -> {
          throw new UnsatisfiedLinkError("noexec");
        };
    ResourceMonitor monitor = start(Optional.empty());

    ticker.advance(Duration.ofSeconds(2));

    assertThat(monitor.samples()).hasSize(2);
    assertThat(warnings).singleElement().asString().contains("the target's process", "noexec");
  }

  @Test
  void shouldGoOnWithTheNextSampleWhenOneRanOutOfMemory() {
    cpu =
        () -> {
          if (ticker.nanos() == SECOND.toNanos()) {
            throw new OutOfMemoryError("simulated");
          }
          return Optional.of(0.5);
        };
    ResourceMonitor monitor = start(Optional.empty());

    assertThatThrownBy(() -> ticker.advance(SECOND)).isInstanceOf(OutOfMemoryError.class);
    ticker.advance(SECOND);

    assertThat(monitor.samples()).extracting(ResourceSample::runMillis).containsExactly(2000L);
  }

  @Test
  void shouldFlushEachLineWhenTheFileIsKnownFromTheStart() {
    Path csv = folder.resolve("resources.csv");
    start(Optional.of(csv));
    assertThat(csv).hasContent(ResourceCsv.header(List.of()).strip());

    ticker.advance(SECOND);

    assertThat(csv)
        .hasContent(
            """
            epoch_ms,run_ms,cpu_percent,memory_total_bytes,memory_used_bytes,\
            memory_available_bytes,memory_percent,injector_cpu_cores,injector_rss_bytes,\
            heap_used_bytes,gc_pause_ms,scheduling_delay_ms,target_cpu_cores,target_rss_bytes
            1700000001000,1000,50.00,1000,750,250,75.00,1.500,300,200,7,3,0.250,100
            """);
  }

  @Test
  void shouldWriteWhatWasCollectedAndGoOnWhenTheFileIsKnownLater() throws IOException {
    ResourceMonitor monitor = start(Optional.empty());
    ticker.advance(Duration.ofSeconds(2));
    Path csv = folder.resolve("run/salvo/resources.csv");

    monitor.writeTo(csv);
    ticker.advance(SECOND);
    monitor.stop();

    assertThat(runMillis(csv)).containsExactly("1000", "2000", "3000", "3000");
  }

  @Test
  void shouldWriteEverySampleWhenTheFileIsKnownOnlyAfterTheStop() throws IOException {
    ResourceMonitor monitor = start(Optional.empty());
    ticker.advance(SECOND);
    monitor.stop();
    Path csv = folder.resolve("resources.csv");

    monitor.writeTo(csv);

    assertThat(runMillis(csv)).containsExactly("1000", "1000");
  }

  @Test
  void shouldReplaceTheFileWhenItHoldsAnEarlierRun() throws IOException {
    Path csv = Files.writeString(folder.resolve("resources.csv"), "old\n".repeat(1000));

    start(Optional.of(csv)).stop();

    assertThat(Files.readAllLines(csv)).hasSize(2).doesNotContain("old");
  }

  @Test
  void shouldRefuseASecondFileWhenThereIsOne() {
    Path csv = folder.resolve("resources.csv");
    ResourceMonitor monitor = start(Optional.of(csv));

    assertThatIllegalStateException()
        .isThrownBy(() -> monitor.writeTo(folder.resolve("other.csv")))
        .withMessageContainingAll("other.csv", "already go to " + csv);
  }

  @Test
  void shouldWarnOnceAndCatchUpWhenTheFolderCannotBeWrittenForAWhile() throws IOException {
    Path blocked = Files.writeString(folder.resolve("salvo"), "a file where the folder should be");
    Path csv = blocked.resolve("resources.csv");
    ResourceMonitor monitor = start(Optional.of(csv));
    ticker.advance(Duration.ofSeconds(2));
    assertThat(warnings).singleElement().asString().contains("cannot write " + csv);

    Files.delete(blocked);
    ticker.advance(SECOND);

    assertThat(runMillis(csv)).containsExactly("1000", "2000", "3000");
    assertThat(warnings).hasSize(1);
    monitor.stop();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is a full disk on Linux only")
  void shouldKeepSamplesInMemoryWhenTheDiskIsFull() {
    ResourceMonitor monitor = start(Optional.of(Path.of("/dev/full")));

    ticker.advance(Duration.ofSeconds(2));

    assertThatNoException().isThrownBy(monitor::stop);
    assertThat(monitor.samples()).hasSize(3);
    assertThat(warnings).singleElement().asString().contains("cannot write /dev/full");
  }

  @ParameterizedTest
  @ValueSource(longs = {99, 60_001})
  void shouldRefuseTheIntervalWhenItIsOutOfRange(long millis) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Duration.ofMillis(millis), Optional.empty()))
        .withMessageContainingAll(millis + " ms", "salvo.monitor.interval", "100 ms", "60 s");
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 60_000})
  void shouldTakeTheIntervalWhenItIsAtABound(long millis) {
    Duration interval = Duration.ofMillis(millis);

    assertThat(options(interval, Optional.empty()).interval()).isEqualTo(interval);
  }

  private ResourceMonitor start(Optional<Path> csv) {
    return ResourceMonitor.start(options(SECOND, csv), sources(), ticker);
  }

  private Sources sources() {
    return new Sources(
        cpu,
        () -> Optional.of(MEMORY),
        () -> Optional.of(INJECTOR),
        () -> Optional.of(JVM),
        target,
        metrics);
  }

  private ResourceMonitor.Options options(Duration interval, Optional<Path> csv) {
    return new ResourceMonitor.Options(
        interval, new Watched(true, TargetProcess.NONE, List.of()), csv, warnings::add);
  }

  private static List<String> runMillis(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).map(line -> line.split(",")[1]).toList();
  }
}
