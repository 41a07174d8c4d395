package salvo.monitor.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.CounterRates;
import salvo.monitor.source.MetricSource;
import salvo.text.Joining;
import salvo.text.Unit;

/**
 * The limits of the container that this process runs in, what is used of them, and what they have
 * stopped it for. A limit that is not there at the start has no columns.
 */
public final class ContainerMetrics implements MetricSource {

  /** Processors that it may use: 0.5 is half the time of one. */
  public static final ResourceMetric CPU_LIMIT = metric("container_cpu_limit", Unit.CORES);

  /** Use of the limit. */
  public static final ResourceMetric CPU = metric("container_cpu", Unit.SHARE);

  /** Periods in which the quota was used up, as a share of all. */
  public static final ResourceMetric THROTTLED = metric("container_throttled", Unit.SHARE);

  /** How long it was stopped in the interval, summed over the processors. */
  public static final ResourceMetric STOPPED =
      new ResourceMetric(Subject.HOST, "container_stopped", Unit.MILLIS, Joining.SUM);

  public static final ResourceMetric MEMORY_LIMIT = metric("container_memory_limit", Unit.BYTES);

  /** Use of the limit. */
  public static final ResourceMetric MEMORY = metric("container_memory", Unit.SHARE);

  private static final double MILLIS_PER_SECOND = 1000;

  private final Path root;
  private final CounterRates rates;
  private final boolean hasQuota;
  private final boolean hasMemory;
  private double throttledSeconds;

  private ContainerMetrics(Path root, LongSupplier nanoClock) {
    this.root = root;
    this.rates = new CounterRates(nanoClock);
    Optional<Quota> quota = Quota.read(root);
    this.hasQuota = quota.isPresent();
    this.hasMemory = MemoryLimit.read(root).isPresent();
    this.throttledSeconds = quota.map(Quota::throttledSeconds).orElse(Double.NaN);
  }

  /**
   * Of the container whose file system has that root.
   *
   * @param nanoClock for the rates
   */
  public static ContainerMetrics of(Path root, LongSupplier nanoClock) {
    return new ContainerMetrics(root, nanoClock);
  }

  @Override
  public List<ResourceMetric> metrics() {
    List<ResourceMetric> metrics = new ArrayList<>();
    if (hasQuota) {
      metrics.addAll(List.of(CPU_LIMIT, CPU, THROTTLED, STOPPED));
    }
    if (hasMemory) {
      metrics.addAll(List.of(MEMORY_LIMIT, MEMORY));
    }
    return metrics;
  }

  @Override
  public double[] read() {
    double[] quota =
        hasQuota ? Quota.read(root).map(this::values).orElseGet(() -> gaps(4)) : gaps(0);
    double[] memory =
        hasMemory
            ? MemoryLimit.read(root).map(ContainerMetrics::values).orElseGet(() -> gaps(2))
            : gaps(0);
    double[] all = Arrays.copyOf(quota, quota.length + memory.length);
    System.arraycopy(memory, 0, all, quota.length, memory.length);
    return all;
  }

  private double[] values(Quota quota) {
    double[] perSecond =
        rates.perSecond(new double[] {quota.usedSeconds(), quota.periods(), quota.throttled()});
    double stopped = quota.throttledSeconds() - throttledSeconds;
    throttledSeconds = quota.throttledSeconds();
    return new double[] {
      quota.cores(),
      perSecond[0] / quota.cores(),
      share(perSecond[2], perSecond[1]),
      stopped < 0 ? Double.NaN : stopped * MILLIS_PER_SECOND
    };
  }

  /** Without a period in the interval nothing was stopped: the container was idle. */
  private static double share(double throttled, double periods) {
    return periods == 0 ? 0 : Math.min(1, throttled / periods);
  }

  private static double[] values(MemoryLimit limit) {
    return new double[] {limit.bytes(), limit.usedBytes() / limit.bytes()};
  }

  private static double[] gaps(int count) {
    double[] gaps = new double[count];
    Arrays.fill(gaps, Double.NaN);
    return gaps;
  }

  private static ResourceMetric metric(String quantity, Unit unit) {
    return ResourceMetric.of(Subject.HOST, quantity, unit);
  }
}
