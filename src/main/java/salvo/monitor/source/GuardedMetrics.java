package salvo.monitor.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import salvo.monitor.sample.ResourceMetric;

/**
 * A source of metrics whose failures cost gaps and one warning. One that fails at its start has no
 * metrics at all.
 */
public final class GuardedMetrics implements MetricSource {

  private final MetricSource none =
      new MetricSource() {
        @Override
        public List<ResourceMetric> metrics() {
          return List.of();
        }

        @Override
        public double[] read() {
          return new double[0];
        }
      };

  private final GuardedSource<MetricSource> start;
  private final GuardedSource<double[]> values;
  private final MetricSource source;
  private final List<ResourceMetric> metrics;

  /**
   * Starts the source.
   *
   * @param name what it reads, for the warning
   */
  public GuardedMetrics(String name, Supplier<MetricSource> starting, Consumer<String> warnings) {
    this.start = new GuardedSource<>(name, () -> Optional.of(starting.get()), warnings);
    this.source = start.read().orElse(none);
    this.metrics = source.metrics();
    this.values = new GuardedSource<>(name, () -> Optional.of(source.read()), warnings);
  }

  @Override
  public List<ResourceMetric> metrics() {
    return metrics;
  }

  @Override
  public double[] read() {
    return values.read().orElseGet(this::gaps);
  }

  @Override
  public void close() {
    source.close();
  }

  private double[] gaps() {
    double[] gaps = new double[metrics.size()];
    Arrays.fill(gaps, Double.NaN);
    return gaps;
  }
}
