package salvo.compare;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.compare.Comparison.Change;
import salvo.compare.Comparison.Figure;
import salvo.compare.Comparison.Interval;
import salvo.compare.Comparison.Metric;
import salvo.compare.block.BlockPercentiles;
import salvo.compare.bootstrap.Spread;

/**
 * A figure of both runs before it is judged, on the scale on which changes add up: the logarithm of
 * the ratio, or for an error rate the difference.
 *
 * @param spread empty where there is too little data, or nothing to test
 * @param bounds beyond which a change counts
 * @param unlessTold what it is without a spread, and where the spread does not tell
 * @param reason why it is that; may be empty where there is a spread
 * @param needed how many times longer the runs would have to be for a spread
 */
record Measured(
    Metric metric,
    double base,
    double candidate,
    Optional<Spread> spread,
    Bounds bounds,
    double leastDeviation,
    Change unlessTold,
    String reason,
    double needed) {

  private static final double ALONE = (1 - ComparisonRules.CONFIDENCE) / 2;

  /** A run that is to decide is meant to have some reserve. */
  private static final double RESERVE = 1.1;

  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * The change from which on, on this scale, a figure counts as lower or as higher, and what it
   * then is; empty where such a change is neither good nor bad.
   */
  record Bounds(double low, double high, Optional<Change> lower, Optional<Change> higher) {}

  /** Judges it by an interval that fails with the given probability on either side. */
  Figure judged(double tail, double seconds) {
    if (spread.isEmpty()) {
      Optional<Duration> after =
          unlessTold == Change.INCONCLUSIVE ? longer(seconds, needed) : Optional.empty();
      return figure(Optional.empty(), Optional.empty(), unlessTold, reason, after);
    }
    Interval decisive = interval(tail);
    Change told = change(decisive);
    boolean decided =
        told == Change.INCONCLUSIVE && (unlessTold != Change.UNCHANGED || !holdsNone(decisive));
    Change change = decided ? unlessTold : told;
    Optional<Duration> after =
        change == Change.INCONCLUSIVE ? longer(seconds, lengthening(decisive)) : Optional.empty();
    return figure(
        Optional.of(interval(ALONE)),
        Optional.of(decisive),
        change,
        decided || change == Change.UNCHANGED ? reason : "",
        after);
  }

  /** Whether it may be that nothing has changed. */
  private static boolean holdsNone(Interval interval) {
    return interval.low() <= 0 && interval.high() >= 0;
  }

  private Figure figure(
      Optional<Interval> alone,
      Optional<Interval> decisive,
      Change change,
      String why,
      Optional<Duration> after) {
    return new Figure(
        metric,
        base,
        candidate,
        base > 0 ? OptionalDouble.of(candidate / base) : OptionalDouble.empty(),
        alone.map(this::shown),
        decisive.map(this::shown),
        change,
        why,
        after);
  }

  private Interval shown(Interval interval) {
    return metric == Metric.ERROR_RATE
        ? new Interval(Math.max(-1, interval.low()), Math.min(1, interval.high()))
        : new Interval(Math.exp(interval.low()), Math.exp(interval.high()));
  }

  /**
   * Around the difference that can move by less than a millisecond, and not without the shown one.
   */
  private Interval interval(double tail) {
    Spread of = spread.orElseThrow();
    double deviations = of.deviations(tail);
    double least = leastDeviation * deviations;
    double low = of.centre() - Math.max(least, of.below(tail, deviations));
    double high = of.centre() + Math.max(least, of.above(tail, deviations));
    double shown = change();
    return new Interval(Math.min(shown, low), Math.max(shown, high));
  }

  private double change() {
    if (metric == Metric.ERROR_RATE) {
      return candidate - base;
    }
    double least = metric == Metric.RATE ? 0 : BlockPercentiles.LEAST_MILLIS;
    return Math.log(Math.max(least, candidate) / Math.max(least, base));
  }

  /** A change has to be certain, and large enough in what was measured. */
  private Change change(Interval interval) {
    if (interval.high() < 0 && change() < bounds.low() && bounds.lower().isPresent()) {
      return bounds.lower().get();
    }
    if (interval.low() > 0 && change() > bounds.high() && bounds.higher().isPresent()) {
      return bounds.higher().get();
    }
    boolean notLower = bounds.lower().isEmpty() || interval.low() >= bounds.low();
    boolean notHigher = bounds.higher().isEmpty() || interval.high() <= bounds.high();
    return notLower && notHigher ? Change.UNCHANGED : Change.INCONCLUSIVE;
  }

  /**
   * By how much the runs would have to be longer for the interval to decide, if the figures stay
   * what they are: its width goes with the square root of time.
   */
  private double lengthening(Interval interval) {
    double shown = change();
    double below = shown - interval.low();
    double above = interval.high() - shown;
    double shrink;
    if (bounds.lower().isPresent() && shown < bounds.low()) {
      shrink = above / -shown;
    } else if (bounds.higher().isPresent() && shown > bounds.high()) {
      shrink = below / shown;
    } else {
      shrink =
          Math.max(
              bounds.lower().isPresent() ? below / (shown - bounds.low()) : 0,
              bounds.higher().isPresent() ? above / (bounds.high() - shown) : 0);
    }
    return shrink * shrink;
  }

  /** Empty where the runs are too short to tell, or no run would be long enough. */
  private static Optional<Duration> longer(double seconds, double times) {
    double needed = seconds * Math.max(1, times) * RESERVE;
    return seconds >= 1 && needed < LONGEST.toSeconds()
        ? Optional.of(Duration.ofSeconds((long) Math.ceil(needed)))
        : Optional.empty();
  }
}
