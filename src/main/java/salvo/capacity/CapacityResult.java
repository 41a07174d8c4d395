package salvo.capacity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import salvo.capacity.level.Level;
import salvo.capacity.level.Level.Purpose;
import salvo.capacity.level.Recovery;
import salvo.slo.Verdict;
import salvo.text.DurationText;
import salvo.text.Quantity;

/**
 * What a search came to.
 *
 * @param holds the highest level that holds; empty when none was seen to
 * @param breaks the lowest that breaks; empty when none was seen to
 * @param levels in the order in which they were run
 * @param recovery after the first break; empty when nothing broke
 * @param seconds that the search took
 */
public record CapacityResult(
    CapacityPlan plan,
    OptionalDouble holds,
    OptionalDouble breaks,
    List<Level> levels,
    Optional<Recovery> recovery,
    List<Finding> findings,
    double seconds) {

  public CapacityResult {
    levels = List.copyOf(levels);
    findings = List.copyOf(findings);
  }

  static CapacityResult of(
      CapacityPlan plan, List<Level> levels, Optional<Recovery> recovery, double seconds) {
    Bracket bracket = new Bracket(levels);
    return new CapacityResult(
        plan,
        optional(bracket.holds()),
        optional(bracket.breaks()),
        levels,
        recovery,
        Findings.of(plan, levels, recovery),
        seconds);
  }

  /** This, and what else was found. */
  public CapacityResult with(Finding finding) {
    return new CapacityResult(
        plan,
        holds,
        breaks,
        levels,
        recovery,
        Stream.concat(findings.stream(), Stream.of(finding)).toList(),
        seconds);
  }

  /** What the times would be at levels between and beyond; for information. */
  public FittedCurve curve() {
    return FittedCurve.of(plan.unit(), levels);
  }

  /** The level at which the injector may have been the limit, which ended the search. */
  public Optional<Level> invalid() {
    return levels.stream().filter(it -> it.outcome() == Level.Outcome.INVALID).findFirst();
  }

  /** What was found out, with its error, in one sentence; in Markdown. */
  public String statement() {
    return holds.isEmpty() ? withoutLevel() : held(holds.getAsDouble());
  }

  /**
   * Whether the capacity is at least so much. That a level holds counts even when the injector was
   * the limit above it.
   */
  public Verdict.Status decision(double atLeast) {
    if (holds.isPresent() && holds.getAsDouble() >= atLeast) {
      return Verdict.Status.PASS;
    }
    if (breaks.isPresent() && breaks.getAsDouble() <= atLeast) {
      return Verdict.Status.FAIL;
    }
    return invalid().isPresent() ? Verdict.Status.INVALID : Verdict.Status.INCONCLUSIVE;
  }

  /** Why the decision is what it is, in a full sentence. */
  public String reason(double atLeast) {
    String asked = "At least " + text(atLeast) + " was asked for (capacity.atLeast); ";
    String low = holds.isPresent() ? text(holds.getAsDouble()) + " holds" : "no level holds";
    String high = breaks.isPresent() ? text(breaks.getAsDouble()) + " breaks" : "none breaks";
    return switch (decision(atLeast)) {
      case PASS -> asked + low + ".";
      case FAIL -> asked + high + ".";
      case INVALID, INCONCLUSIVE ->
          asked + low + " and " + high + ", which leaves it open: search finer, or for longer.";
    };
  }

  private String held(double level) {
    List<Level> runs = levels.stream().filter(it -> it.level() == level && it.holds()).toList();
    double time = runs.stream().mapToDouble(it -> it.figures().seconds()).sum();
    long requests = runs.stream().mapToLong(it -> it.figures().requests()).sum();
    return (invalid().isPresent() ? "Holds at least " : "Holds ")
        + "**"
        + text(level)
        + "** ("
        + plan.conditions()
        + ") within its objectives for "
        + DurationText.rounded(time)
        + ", "
        + Quantity.count(requests)
        + " requests, "
        + Quantity.share(plan.confidence())
        + end()
        + cpu(runs)
        + "; "
        + again(level)
        + ".";
  }

  private String withoutLevel() {
    return "Holds at no level that was tried (" + plan.conditions() + ")" + end() + ".";
  }

  private String end() {
    Optional<String> invalid =
        invalid().map(it -> "; the search ends at " + text(it.level()) + ": " + it.reason());
    Optional<String> broken =
        breaks.stream()
            .boxed()
            .findFirst()
            .map(it -> "; breaks at **" + text(it) + "** by *" + reasonAt(it) + "*");
    return broken.orElse(invalid.isPresent() ? "" : "; none was seen to break")
        + invalid.orElse("");
  }

  private String reasonAt(double level) {
    return levels.stream()
        .filter(it -> it.level() == level && it.breaks())
        .findFirst()
        .map(Level::reason)
        .orElseThrow();
  }

  private static String cpu(List<Level> runs) {
    OptionalDouble most =
        runs.stream().flatMapToDouble(it -> it.figures().injectorCpu().stream()).max();
    return most.isPresent()
        ? "; injector at " + Quantity.share(most.getAsDouble(), 2) + " CPU"
        : "";
  }

  private String again(double level) {
    String outcome =
        levels.stream()
            .filter(it -> it.purpose() == Purpose.CONFIRM_HOLDS && it.level() == level)
            .findFirst()
            .map(it -> it.holds() ? "held" : "undecided")
            .orElse("");
    return outcome.isEmpty() ? "not run again" : "run again at " + text(level) + ": " + outcome;
  }

  private String text(double level) {
    return plan.unit().text(level);
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
