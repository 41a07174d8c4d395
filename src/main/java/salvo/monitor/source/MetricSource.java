package salvo.monitor.source;

import java.util.List;
import salvo.monitor.sample.ResourceMetric;

/** Metrics that are read together once per sample, always by one thread at a time. */
public interface MetricSource extends AutoCloseable {

  /** What it measures: the same at every call. */
  List<ResourceMetric> metrics();

  /** One value per metric, NaN for what is not known; rates are those since the previous read. */
  double[] read();

  /** Stops whatever the source does between two reads: by default nothing. */
  @Override
  default void close() {}
}
