package salvo.capacity.level;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import salvo.capacity.statistics.RatioEstimate;
import salvo.slo.Slo;
import salvo.text.Quantity;

/** What a level has to keep: an objective of the settings, or a share of good requests. */
public sealed interface Objective permits RequestObjective, GoodputObjective {

  /** Whom it bounds, as in {@link Slo}. */
  String scope();

  /** The largest share of requests that may count against it; for a mean, the bound in ms. */
  double allowed();

  /** Whether it bounds a share of requests, and not their mean. */
  boolean isShare();

  Tally tally(Observation second);

  /** "create job p95". */
  String label();

  /** The value that it had and how this relates to the bound: "create job p95 2.4 s > 2 s". */
  String broken(LevelCounts counts);

  /** Its value over the level, in the unit of its metric. */
  double value(LevelCounts counts);

  /**
   * What left it open: "create job p99: 1.2 % of 83 requests against it, by chance 0.1 % to 6.5 %,
   * allowed 1 %".
   *
   * @param tail probability that the true value is below the interval, and that it is above
   */
  default String open(RatioEstimate seen, double tail) {
    if (seen.number() == 0) {
      return label() + ": no request";
    }
    if (!seen.isDecidable()) {
      return label() + ": too short for " + Quantity.count(Math.round(seen.number())) + " requests";
    }
    DoubleFunction<String> text = isShare() ? Quantity::share : Quantity::millis;
    return label()
        + ": "
        + text.apply(seen.estimate())
        + " of "
        + Quantity.count(Math.round(seen.number()))
        + " requests "
        + (isShare() ? "against it" : "on average")
        + ", by chance "
        + text.apply(Math.max(0, seen.low(tail)))
        + " to "
        + text.apply(seen.high(tail))
        + ", allowed "
        + text.apply(allowed());
  }

  /** What is known of the share or the mean by what was seen second by second. */
  default RatioEstimate estimate(List<Tally> seconds) {
    double[] sums = seconds.stream().mapToDouble(Tally::sum).toArray();
    double[] numbers = seconds.stream().mapToDouble(Tally::number).toArray();
    double[] times = Tally.times(seconds);
    return isShare()
        ? RatioEstimate.ofShare(sums, numbers, times)
        : RatioEstimate.ofMean(sums, numbers, times);
  }

  /**
   * The objectives that a level can be judged by: those of requests but for least rates, which the
   * level itself decides.
   *
   * @param leastGoodput share of requests, 0 to 1, that have to succeed within their bounds; empty
   *     where none is asked for
   */
  static List<Objective> of(List<Slo> slos, OptionalDouble leastGoodput) {
    Stream<Objective> ofRequests =
        slos.stream().map(RequestObjective::of).flatMap(Optional::stream);
    Stream<Objective> goodput =
        leastGoodput.stream()
            .mapToObj(least -> new GoodputObjective(least, new GoodRequests(slos)));
    return Stream.concat(ofRequests, goodput).toList();
  }
}
