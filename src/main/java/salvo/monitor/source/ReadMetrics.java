package salvo.monitor.source;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Subject;
import salvo.text.Unit;

/** Metrics whose figures are all read at once, each of them a level or a growing counter. */
public final class ReadMetrics implements MetricSource {

  private final List<Figure> figures;
  private final Supplier<double[]> reading;
  private final CounterRates rates;

  /**
   * What a figure is.
   *
   * @param counter whether the metric is its rate per second
   * @param factor what the level or rate is multiplied with
   */
  public record Figure(ResourceMetric metric, boolean counter, double factor) {

    public static Figure level(Subject subject, String quantity, Unit unit) {
      return new Figure(ResourceMetric.of(subject, quantity, unit), false, 1);
    }

    public static Figure counter(Subject subject, String quantity, Unit unit) {
      return counter(subject, quantity, unit, 1);
    }

    public static Figure counter(Subject subject, String quantity, Unit unit, double factor) {
      return new Figure(ResourceMetric.of(subject, quantity, unit), true, factor);
    }
  }

  /**
   * Reads by the function.
   *
   * @param reading gives one value per figure; NaN for what is not known
   */
  public ReadMetrics(List<Figure> figures, Supplier<double[]> reading, LongSupplier nanoClock) {
    this.figures = List.copyOf(figures);
    this.reading = reading;
    this.rates = new CounterRates(nanoClock);
  }

  @Override
  public List<ResourceMetric> metrics() {
    return figures.stream().map(Figure::metric).toList();
  }

  @Override
  public double[] read() {
    double[] now = reading.get();
    double[] perSecond = rates.perSecond(now);
    double[] values = new double[now.length];
    for (int i = 0; i < values.length; i++) {
      Figure figure = figures.get(i);
      values[i] = (figure.counter() ? perSecond[i] : now[i]) * figure.factor();
    }
    return values;
  }
}
