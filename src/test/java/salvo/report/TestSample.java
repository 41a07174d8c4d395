package salvo.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;

/** Builds samples of an idle machine of which a test says what differs. */
public final class TestSample {

  /** Where the runs of {@link salvo.slo.MeasuredRun} start; the side-car started with them. */
  public static final long START_MILLIS = 1_700_000_000_000L;

  private final long runMillis;
  private OptionalDouble cpu = OptionalDouble.of(0.1);
  private double memory = 0.1;
  private OptionalDouble cores = OptionalDouble.of(0.1);
  private long residentBytes = 100_000_000;
  private long gcPauseMillis;
  private long delayMillis;
  private Optional<ProcessSample> target = Optional.empty();
  private Metrics metrics = Metrics.NONE;

  private TestSample(long runMillis) {
    this.runMillis = runMillis;
  }

  /** A sample at the end of that second of the side-car. */
  public static TestSample at(int second) {
    return new TestSample(second * 1000L);
  }

  /** So many samples, one per second. */
  public static List<ResourceSample> seconds(int count, IntFunction<TestSample> each) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> each.apply(i).build()).toList();
  }

  public TestSample cpu(double share) {
    cpu = OptionalDouble.of(share);
    return this;
  }

  public TestSample withoutCpu() {
    cpu = OptionalDouble.empty();
    return this;
  }

  public TestSample memory(double share) {
    memory = share;
    return this;
  }

  public TestSample injector(double cpuCores) {
    cores = OptionalDouble.of(cpuCores);
    return this;
  }

  public TestSample injectorBytes(long bytes) {
    residentBytes = bytes;
    return this;
  }

  public TestSample gcPause(long millis) {
    gcPauseMillis = millis;
    return this;
  }

  public TestSample delay(long millis) {
    delayMillis = millis;
    return this;
  }

  public TestSample target(double cpuCores, long bytes) {
    target = Optional.of(new ProcessSample(OptionalDouble.of(cpuCores), bytes));
    return this;
  }

  public TestSample metrics(Metrics values) {
    metrics = values;
    return this;
  }

  public ResourceSample build() {
    return new ResourceSample(
        START_MILLIS + runMillis,
        runMillis,
        cpu,
        Optional.of(new MemorySample(1_000_000, Math.round((1 - memory) * 1_000_000))),
        Optional.of(new ProcessSample(cores, residentBytes)),
        Optional.of(new JvmSample(50_000_000, gcPauseMillis, delayMillis)),
        target,
        metrics);
  }
}
