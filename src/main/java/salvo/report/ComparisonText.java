package salvo.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import salvo.report.Comparison.Figure;
import salvo.report.Comparison.Interval;
import salvo.report.Comparison.Metric;

/** Figures of a comparison in words, as several writers have them. */
final class ComparisonText {

  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  private ComparisonText() {}

  /**
   * The change in percent, or of an error rate in points, with its own interval: "+20 % (+17 to
   * +23)".
   */
  static String change(Figure figure) {
    String change =
        figure.metric() == Metric.ERROR_RATE ? points(figure.difference()) + " pt" : ratio(figure);
    return change + interval(figure);
  }

  /** A length of time, rounded up: "40 s", "12 min", "3 h", "9 days". */
  static String length(Duration length) {
    if (length.compareTo(TWO_MINUTES) < 0) {
      return length.toSeconds() + " s";
    }
    if (length.compareTo(TWO_HOURS) < 0) {
      return up(length, Duration.ofMinutes(1)) + " min";
    }
    return length.compareTo(TWO_DAYS) < 0
        ? up(length, Duration.ofHours(1)) + " h"
        : up(length, Duration.ofDays(1)) + " days";
  }

  private static long up(Duration length, Duration unit) {
    return length.plus(unit).minusNanos(1).dividedBy(unit);
  }

  private static String ratio(Figure figure) {
    return figure.ratio().isPresent() ? percent(figure.ratio().getAsDouble()) + " %" : "from 0";
  }

  private static String interval(Figure figure) {
    Optional<Interval> interval = figure.interval();
    if (interval.isEmpty()) {
      return "";
    }
    double low = interval.get().low();
    double high = interval.get().high();
    return figure.metric() == Metric.ERROR_RATE
        ? " (" + points(low) + " to " + points(high) + ")"
        : " (" + percent(low) + " to " + percent(high) + ")";
  }

  private static String percent(double ratio) {
    return signed(100 * (ratio - 1));
  }

  private static String points(double share) {
    return signed(100 * share);
  }

  private static String signed(double number) {
    String format = Math.abs(number) < 9.95 ? "%+.1f" : "%+.0f";
    String text = String.format(Locale.ROOT, format, number);
    return text.equals("-0.0") ? "+0.0" : text;
  }
}
