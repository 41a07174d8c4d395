package salvo.report.compared;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Figure;
import salvo.compare.Comparison.Interval;
import salvo.compare.Comparison.Metric;
import salvo.report.compared.ComparedRow.Bar;

/**
 * Intervals as bars beside a line of no change, at 100 of 200. Ratios stand by their logarithm, so
 * that twice and half are as far from it. What is beyond the scale ends with it.
 */
final class Bars {

  private static final double MIDDLE = 100;
  private static final double REACH = 98;
  private static final double THINNEST = 2;

  /** The scale ends no earlier than at +22 %, and no later than at 20 times. */
  private static final double LEAST_LOG = 0.2;

  private static final double MOST_LOG = Math.log(20);

  /** For errors: between one and a hundred percentage points. */
  private static final double LEAST_POINTS = 0.01;

  private static final double MOST_POINTS = 1;

  private final double mostLog;
  private final double mostPoints;

  private Bars(double mostLog, double mostPoints) {
    this.mostLog = mostLog;
    this.mostPoints = mostPoints;
  }

  /** With one scale for all ratios of a comparison, and one for its error rates. */
  static Bars of(Comparison comparison) {
    return new Bars(
        most(comparison, it -> !isErrors(it), LEAST_LOG, MOST_LOG),
        most(comparison, Bars::isErrors, LEAST_POINTS, MOST_POINTS));
  }

  private static double most(
      Comparison comparison, Predicate<Figure> which, double least, double most) {
    double widest =
        comparison.scopes().stream()
            .flatMap(it -> it.figures().stream())
            .filter(which)
            .flatMap(it -> ends(it).stream())
            .flatMap(it -> Stream.of(it.low(), it.high()))
            .mapToDouble(Math::abs)
            .max()
            .orElse(0);
    return Math.max(least, Math.min(most, widest));
  }

  private static boolean isErrors(Figure figure) {
    return figure.metric() == Metric.ERROR_RATE;
  }

  /** The interval that is told beside the change, around zero. */
  private static Optional<Interval> ends(Figure figure) {
    return figure
        .interval()
        .map(it -> isErrors(figure) ? it : new Interval(Math.log(it.low()), Math.log(it.high())));
  }

  Optional<Bar> bar(Figure figure) {
    double scale = isErrors(figure) ? mostPoints : mostLog;
    double change = isErrors(figure) ? figure.difference() : Math.log(figure.ratio().orElse(1));
    return ends(figure)
        .map(
            it -> {
              double left = at(it.low(), scale);
              double right = Math.max(left + THINNEST, at(it.high(), scale));
              return new Bar(text(left), text(right - left), text(at(change, scale)));
            });
  }

  private static double at(double value, double scale) {
    return MIDDLE + Math.max(-1, Math.min(1, value / scale)) * REACH;
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
