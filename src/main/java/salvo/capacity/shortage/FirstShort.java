package salvo.capacity.shortage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import salvo.capacity.CapacityResult;
import salvo.capacity.Finding;
import salvo.capacity.level.Level;
import salvo.text.Quantity;

/**
 * Compares the lowest level that breaks, second by second, with the highest that holds. A change
 * lasts for {@link #LASTING} seconds and is beyond all that was seen at the level that holds. Of a
 * resource it is also more than the load's own increase explains: it is nearly used up, or has
 * grown by a quarter more than the load. What changes at the same time need not be the cause.
 */
public final class FirstShort {

  private static final int LASTING = 3;
  private static final int LEAST_REFERENCE = 5;
  private static final double USED_UP = 0.9;
  private static final double BEYOND = 1.25;
  private static final double NOTABLE_FAILURES = 0.01;
  private static final int MOST_TOLD = 3;

  private final List<WatchedResource> resources;
  private final CapacityResult result;
  private final List<WatchedSecond> held;
  private final List<WatchedSecond> broken;
  private final double increase;

  private record Change(String label, int second, String sentence) {}

  private FirstShort(
      List<WatchedResource> resources,
      CapacityResult result,
      List<WatchedSecond> held,
      List<WatchedSecond> broken) {
    this.resources = resources;
    this.result = result;
    this.held = held;
    this.broken = broken;
    this.increase = result.breaks().getAsDouble() / result.holds().getAsDouble();
  }

  /**
   * What changed before the target did; empty where nothing was watched, or no level holds below
   * one that breaks.
   */
  public static Optional<Finding> of(
      List<WatchedResource> resources, List<WatchedSecond> seconds, CapacityResult result) {
    if (resources.isEmpty() || result.holds().isEmpty() || result.breaks().isEmpty()) {
      return Optional.empty();
    }
    OptionalInt holds = first(result, it -> it.holds() && isAt(it, result.holds().getAsDouble()));
    OptionalInt breaks =
        first(result, it -> it.breaks() && isAt(it, result.breaks().getAsDouble()));
    if (holds.isEmpty() || breaks.isEmpty()) {
      return Optional.empty();
    }
    List<WatchedSecond> held = settled(seconds, holds.getAsInt(), result);
    List<WatchedSecond> broken = seconds.stream().filter(it -> it.isOf(breaks.getAsInt())).toList();
    return held.size() < LEAST_REFERENCE
        ? Optional.empty()
        : new FirstShort(resources, result, held, broken).finding();
  }

  private static boolean isAt(Level level, double value) {
    return level.level() == value;
  }

  private static OptionalInt first(CapacityResult result, Predicate<Level> kind) {
    List<Level> levels = result.levels();
    return IntStream.range(0, levels.size()).filter(i -> kind.test(levels.get(i))).findFirst();
  }

  private static List<WatchedSecond> settled(
      List<WatchedSecond> seconds, int level, CapacityResult result) {
    List<WatchedSecond> all = seconds.stream().filter(it -> it.isOf(level)).toList();
    int measured = (int) Math.ceil(result.levels().get(level).figures().seconds());
    return all.subList(Math.max(0, all.size() - measured), all.size());
  }

  /** Where neither times nor failures changed clearly, there is nothing to be earlier than. */
  private Optional<Finding> finding() {
    Optional<Change> target = target();
    return target.map(
        it -> new Finding(Finding.Kind.CHANGED_BEFORE, sentence(it, earlier(it.second()))));
  }

  private Optional<Change> target() {
    return List.of(
            onset(WatchedSecond::p95, beyond(WatchedSecond::p95, 0), "p95"),
            onset(
                WatchedSecond::failed,
                beyond(WatchedSecond::failed, NOTABLE_FAILURES),
                "the failures"))
        .stream()
        .flatMap(Optional::stream)
        .min(Comparator.comparingInt(Change::second));
  }

  private DoublePredicate beyond(ToDoubleFunction<WatchedSecond> value, double least) {
    double[] before = known(held, value);
    double bound = Math.max(max(before), BEYOND * median(before)) + least;
    return now -> before.length > 0 && now > bound;
  }

  private Optional<Change> onset(
      ToDoubleFunction<WatchedSecond> value, DoublePredicate changed, String label) {
    OptionalInt second = onset(value, changed);
    return second.isPresent()
        ? Optional.of(new Change(label, second.getAsInt(), ""))
        : Optional.empty();
  }

  private OptionalInt onset(ToDoubleFunction<WatchedSecond> value, DoublePredicate changed) {
    return IntStream.rangeClosed(0, broken.size() - LASTING)
        .filter(i -> broken.subList(i, i + LASTING).stream().mapToDouble(value).allMatch(changed))
        .findFirst();
  }

  /** Resources that changed up to that second, the earliest first. */
  private List<Change> earlier(int until) {
    return IntStream.range(0, resources.size())
        .mapToObj(this::change)
        .flatMap(Optional::stream)
        .filter(it -> it.second() <= until)
        .sorted(Comparator.comparingInt(Change::second))
        .toList();
  }

  private Optional<Change> change(int index) {
    WatchedResource resource = resources.get(index);
    ToDoubleFunction<WatchedSecond> value = second -> second.values()[index];
    double[] before = known(held, value);
    if (before.length < LEAST_REFERENCE) {
      return Optional.empty();
    }
    double usual = median(before);
    double bound =
        resource.isLimited()
            ? USED_UP * resource.limit()
            : BEYOND * Math.max(max(before), increase * usual);
    OptionalInt second = onset(value, now -> now > bound);
    if (second.isEmpty() || usual > bound) {
      return Optional.empty();
    }
    double highest =
        max(known(broken.subList(second.getAsInt(), second.getAsInt() + LASTING), value));
    return Optional.of(
        new Change(
            resource.label(),
            second.getAsInt(),
            "from " + resource.text(usual) + " to " + resource.text(highest)));
  }

  private String sentence(Change target, List<Change> resourcesChanged) {
    String at = "At " + result.plan().unit().text(result.breaks().getAsDouble());
    List<Change> before =
        resourcesChanged.stream().filter(it -> it.second() < target.second()).toList();
    if (!before.isEmpty()) {
      return at
          + ", "
          + before.stream()
              .limit(MOST_TOLD)
              .map(it -> it.label() + " rose " + it.sentence() + lead(it, target))
              .collect(Collectors.joining("; "))
          + more(before.size() - MOST_TOLD)
          + ". That is an order in time, and no proof of a cause.";
    }
    String same =
        resourcesChanged.stream()
            .limit(MOST_TOLD)
            .map(it -> it.label() + " rose " + it.sentence())
            .collect(Collectors.joining("; "));
    return at
        + ", nothing that was watched changed before "
        + target.label()
        + " did"
        + (same.isEmpty() ? "." : "; in the same second " + same + ".");
  }

  private static String lead(Change resource, Change target) {
    return " "
        + Quantity.count(target.second() - resource.second())
        + " s before "
        + target.label()
        + " did";
  }

  private static String more(int others) {
    return others > 0 ? "; and " + Quantity.count(others) + " more" : "";
  }

  private static double[] known(
      List<WatchedSecond> seconds, ToDoubleFunction<WatchedSecond> value) {
    return seconds.stream().mapToDouble(value).filter(Double::isFinite).toArray();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
