package salvo.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import salvo.stats.cost.CostTotals;
import salvo.text.Quantity;

/**
 * What is told of two runs and decides nothing: of a whole run there is one figure, and no
 * interval.
 *
 * @param lagMillis how late event loops took what came on streams, at p99, in ms; of several runs
 *     the latest; empty without streams
 * @param costs what requests that have a price cost
 */
public record Unjudged(OptionalDouble lagMillis, List<CostTotals> costs) {

  public static final Unjudged NONE = new Unjudged(OptionalDouble.empty(), List.of());

  public Unjudged {
    costs = List.copyOf(costs);
  }

  /** Of both together. */
  Unjudged plus(Unjudged other) {
    SortedMap<String, CostTotals> sums = new TreeMap<>();
    costs.forEach(it -> sums.put(it.name(), it));
    other.costs.forEach(it -> sums.merge(it.name(), it, CostTotals::plus));
    OptionalDouble latest =
        lagMillis.isPresent() && other.lagMillis.isPresent()
            ? OptionalDouble.of(Math.max(lagMillis.getAsDouble(), other.lagMillis.getAsDouble()))
            : lagMillis.isPresent() ? lagMillis : other.lagMillis;
    return new Unjudged(latest, List.copyOf(sums.values()));
  }

  /** What both have, as full sentences. */
  List<String> then(Unjudged candidate) {
    List<String> sentences = new ArrayList<>();
    for (CostTotals before : costs) {
      candidate.costs.stream()
          .filter(it -> it.name().equals(before.name()))
          .findFirst()
          .flatMap(after -> cost(before, after))
          .ifPresent(sentences::add);
    }
    if (lagMillis.isPresent() && candidate.lagMillis.isPresent()) {
      sentences.add(
          "Event loops took what came on streams up to "
              + Quantity.millis(lagMillis.getAsDouble())
              + " late, then "
              + Quantity.millis(candidate.lagMillis.getAsDouble())
              + " (p99).");
    }
    return sentences;
  }

  private static Optional<String> cost(CostTotals before, CostTotals after) {
    Optional<BigDecimal> base = before.perGood();
    return base.flatMap(it -> after.perGood().map(now -> cost(before, it, after, now)));
  }

  private static String cost(
      CostTotals before, BigDecimal base, CostTotals after, BigDecimal candidate) {
    boolean isComparable = before.currency().equals(after.currency()) && base.signum() > 0;
    return before.name()
        + ": a good answer cost "
        + Quantity.money(base, before.currency())
        + ", then "
        + Quantity.money(candidate, after.currency())
        + (isComparable ? change(candidate.doubleValue() / base.doubleValue()) : "")
        + ".";
  }

  private static String change(double ratio) {
    return " (" + (ratio < 1 ? "-" : "+") + Quantity.share(Math.abs(ratio - 1)) + ")";
  }
}
