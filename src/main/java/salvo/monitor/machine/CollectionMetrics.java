package salvo.monitor.machine;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.MetricSource;
import salvo.text.Joining;
import salvo.text.Unit;

/** How many garbage collections stopped this virtual machine. */
public final class CollectionMetrics implements MetricSource {

  private static final ResourceMetric COLLECTIONS =
      new ResourceMetric(Subject.INJECTOR, "gc", Unit.COUNT, Joining.SUM);

  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(collector -> InjectorJvm.pauses(collector.getName()))
          .toList();
  private double before = collections();

  @Override
  public List<ResourceMetric> metrics() {
    return List.of(COLLECTIONS);
  }

  @Override
  public double[] read() {
    double now = collections();
    double since = now - before;
    before = now;
    return new double[] {since};
  }

  /** NaN where a collector does not know its count, which it tells by -1. */
  private double collections() {
    return collectors.stream()
        .mapToDouble(GarbageCollectorMXBean::getCollectionCount)
        .map(count -> count < 0 ? Double.NaN : count)
        .sum();
  }
}
