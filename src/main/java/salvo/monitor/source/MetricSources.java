package salvo.monitor.source;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import salvo.monitor.sample.ResourceMetric;

/** Several sources of metrics as one, in their order. */
public final class MetricSources implements MetricSource {

  public static final MetricSource NONE = new MetricSources(List.of());

  private final List<MetricSource> sources;
  private final List<ResourceMetric> metrics;

  public MetricSources(List<MetricSource> sources) {
    this.sources = List.copyOf(sources);
    this.metrics = this.sources.stream().flatMap(it -> it.metrics().stream()).toList();
  }

  @Override
  public List<ResourceMetric> metrics() {
    return metrics;
  }

  @Override
  public double[] read() {
    Stream<double[]> parts = sources.stream().map(MetricSource::read);
    return parts.flatMapToDouble(Arrays::stream).toArray();
  }

  @Override
  public void close() {
    sources.forEach(MetricSource::close);
  }
}
