package salvo.doctor.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import salvo.monitor.container.ContainerMetrics;
import salvo.monitor.sample.ResourceMetric;

/**
 * What a container lets this process have.
 *
 * @param cores processors
 * @param memoryUse share of the memory that is in use
 */
record Limits(OptionalDouble cores, OptionalDouble memoryBytes, OptionalDouble memoryUse) {

  /** Those of the control groups that this process is in. */
  static Limits of(Path root) {
    ContainerMetrics container = ContainerMetrics.of(root, System::nanoTime);
    List<ResourceMetric> metrics = container.metrics();
    double[] values = container.read();
    return new Limits(
        value(ContainerMetrics.CPU_LIMIT, metrics, values),
        value(ContainerMetrics.MEMORY_LIMIT, metrics, values),
        value(ContainerMetrics.MEMORY, metrics, values));
  }

  private static OptionalDouble value(
      ResourceMetric metric, List<ResourceMetric> metrics, double[] values) {
    int index = metrics.indexOf(metric);
    return index < 0 || Double.isNaN(values[index])
        ? OptionalDouble.empty()
        : OptionalDouble.of(values[index]);
  }
}
