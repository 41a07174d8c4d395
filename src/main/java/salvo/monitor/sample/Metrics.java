package salvo.monitor.sample;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The values of the metrics at one instant, in their order; what is not known is empty. */
public final class Metrics {

  /** Of a sample that has no metrics. */
  public static final Metrics NONE = new Metrics(List.of(), new double[0]);

  private final List<ResourceMetric> columns;
  private final double[] values;

  /**
   * The values, each rounded to what is saved.
   *
   * @param values NaN for what is not known
   */
  public Metrics(List<ResourceMetric> columns, double... values) {
    if (columns.size() != values.length) {
      throw new IllegalArgumentException(
          columns.size() + " metrics have " + values.length + " values");
    }
    this.columns = List.copyOf(columns);
    this.values = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      this.values[i] = columns.get(i).unit().rounded(values[i]);
    }
  }

  /** What is measured; the same for all samples of a run. */
  public List<ResourceMetric> columns() {
    return columns;
  }

  /** The value of that column; empty where it is not known, and for a column beyond the last. */
  public OptionalDouble value(int column) {
    return column < values.length && Double.isFinite(values[column])
        ? OptionalDouble.of(values[column])
        : OptionalDouble.empty();
  }

  /** The value of a metric; empty where it is not known, or not one of these. */
  public OptionalDouble value(ResourceMetric metric) {
    int column = columns.indexOf(metric);
    return column < 0 ? OptionalDouble.empty() : value(column);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metrics that
        && columns.equals(that.columns)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * columns.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return columns + " = " + Arrays.toString(values);
  }
}
