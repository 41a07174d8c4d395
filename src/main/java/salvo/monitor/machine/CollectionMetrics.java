package salvo.monitor.machine;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Unit;
import salvo.monitor.source.MetricSource;

/** How many garbage collections stopped this virtual machine. */
public final class CollectionMetrics implements MetricSource {

  private static final ResourceMetric COLLECTIONS =
      new ResourceMetric("injector_gc", Unit.COUNT, ResourceMetric.Joining.SUM);

  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(collector -> InjectorJvm.pauses(collector.getName()))
          .toList();
  private long before = collections();

  @Override
  public List<ResourceMetric> metrics() {
    return List.of(COLLECTIONS);
  }

  @Override
  public double[] read() {
    long now = collections();
    long since = now - before;
    before = now;
    return new double[] {since};
  }

  private long collections() {
    // A collector that does not know its count says -1.
    return collectors.stream().mapToLong(it -> Math.max(0, it.getCollectionCount())).sum();
  }
}
