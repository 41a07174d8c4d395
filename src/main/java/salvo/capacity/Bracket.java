package salvo.capacity;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.capacity.level.Level;

/**
 * What the levels so far say: the highest that holds below the lowest that breaks. A level that
 * held once and broke once says nothing.
 */
record Bracket(List<Level> levels) {

  Bracket {
    levels = List.copyOf(levels);
  }

  Optional<Double> breaks() {
    return values(Level::breaks).filter(it -> !isContradicted(it)).min(Double::compare);
  }

  Optional<Double> holds() {
    double below = breaks().orElse(Double.POSITIVE_INFINITY);
    return values(Level::holds)
        .filter(it -> it < below && !isContradicted(it))
        .max(Double::compare);
  }

  /** The level that held once and broke once. */
  Optional<Double> contradicted() {
    return values(it -> true).filter(this::isContradicted).findFirst();
  }

  /** Levels between both ends that are still open, ascending. */
  List<Double> undecided() {
    double low = holds().orElse(0.0);
    double high = breaks().orElse(Double.POSITIVE_INFINITY);
    return values(it -> true)
        .filter(it -> it > low && it < high)
        .filter(it -> at(it).allMatch(level -> level.outcome() == Level.Outcome.UNDECIDED))
        .sorted()
        .toList();
  }

  Optional<Double> highest() {
    return values(it -> true).max(Double::compare);
  }

  Optional<Double> lowest() {
    return values(it -> true).min(Double::compare);
  }

  /** Everything that was run at a level. */
  Stream<Level> at(double level) {
    return levels.stream().filter(it -> it.level() == level);
  }

  boolean has(Level.Purpose purpose) {
    return levels.stream().anyMatch(it -> it.purpose() == purpose);
  }

  /** The widest step from one end over the open levels to the other, as its two sides. */
  List<Double> widestGap() {
    TreeSet<Double> sides = new TreeSet<>(undecided());
    sides.add(holds().orElseThrow());
    sides.add(breaks().orElseThrow());
    List<Double> all = List.copyOf(sides);
    int widest = 0;
    for (int i = 1; i + 1 < all.size(); i++) {
      boolean wider = all.get(i + 1) / all.get(i) > all.get(widest + 1) / all.get(widest);
      widest = wider ? i : widest;
    }
    return all.subList(widest, widest + 2);
  }

  private boolean isContradicted(double level) {
    return at(level).anyMatch(Level::holds) && at(level).anyMatch(Level::breaks);
  }

  private Stream<Double> values(Predicate<Level> kind) {
    return levels.stream()
        .filter(kind)
        .map(Level::level)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream();
  }
}
