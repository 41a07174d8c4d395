package salvo.monitor.machine;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.source.Source;

/**
 * Heap, collections and scheduling delay of this virtual machine. A pause is counted when its
 * collection ends, in whole milliseconds, and a collector's concurrent work does not count: it
 * stops nobody.
 */
public final class InjectorJvm implements Source<JvmSample> {

  private final List<GarbageCollectorMXBean> pausing =
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(collector -> pauses(collector.getName()))
          .toList();
  private final Source<Long> schedulingDelay;
  private long pausedMillis = pausedMillis();

  public InjectorJvm(Source<Long> schedulingDelay) {
    this.schedulingDelay = schedulingDelay;
  }

  @Override
  public Optional<JvmSample> read() {
    long paused = pausedMillis();
    long pause = paused - pausedMillis;
    pausedMillis = paused;
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return schedulingDelay.read().map(delay -> new JvmSample(heap, pause, delay));
  }

  @Override
  public void close() {
    schedulingDelay.close();
  }

  /**
   * Whether the time of the collector of that name is time in which the application stood still.
   * ZGC and Shenandoah have a bean for cycles beside the one for pauses, newer G1 a concurrent one.
   */
  static boolean pauses(String collector) {
    return !collector.endsWith("Cycles") && !collector.contains("Concurrent");
  }

  private long pausedMillis() {
    // A collector that does not know its time says -1.
    return pausing.stream().mapToLong(bean -> Math.max(0, bean.getCollectionTime())).sum();
  }
}
