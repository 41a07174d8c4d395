package salvo.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import salvo.compare.Comparison.Difference;
import salvo.compare.block.BlockAlignment;
import salvo.compare.block.UnusableRunException;

/**
 * Compares runs with a base. All figures of all candidates share the confidence (Bonferroni): with
 * 95 % probability none of the decisive intervals misses the true change.
 */
public final class Comparisons {

  private static final String VALID = "valid";

  private final MeasuredRun base;
  private final ComparisonRules rules;
  private final boolean acceptDifferences;

  /**
   * Comparisons with a base.
   *
   * @param acceptDifferences whether runs are compared although they differ in more than the
   *     target's speed
   */
  public Comparisons(MeasuredRun base, ComparisonRules rules, boolean acceptDifferences) {
    this.base = base;
    this.rules = rules;
    this.acceptDifferences = acceptDifferences;
  }

  /**
   * One comparison per candidate.
   *
   * @throws UnusableRunException when one is not comparable, naming what differs
   */
  public List<Comparison> with(List<MeasuredRun> candidates) {
    candidates.forEach(this::requireComparable);
    List<RunComparison> measured = candidates.stream().map(this::measured).toList();
    int tested = measured.stream().mapToInt(RunComparison::tested).sum();
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      comparisons.add(comparison(candidates.get(i), measured.get(i), tested));
    }
    return comparisons;
  }

  private RunComparison measured(MeasuredRun candidate) {
    return capacity(candidate).isPresent() || isSame(candidate)
        ? RunComparison.ofNothing(base.blocks(), candidate.blocks(), rules)
        : RunComparison.of(
            base.blocks(), candidate.blocks(), rules, isClosed(base) && isClosed(candidate));
  }

  /** Whether that is the base itself, or a copy of it: a baseline of it is one too. */
  private boolean isSame(MeasuredRun candidate) {
    BlockAlignment both = BlockAlignment.of(base.blocks(), candidate.blocks());
    return base.start().equals(candidate.start())
        && base.capacity().equals(candidate.capacity())
        && both.base().endpoints().equals(both.candidate().endpoints());
  }

  /** Of two searches with levels of the same unit. */
  private Optional<CapacityChange> capacity(MeasuredRun candidate) {
    return base.capacity()
        .flatMap(
            before ->
                candidate
                    .capacity()
                    .filter(it -> it.unit().equals(before.unit()))
                    .map(it -> CapacityChange.of(before, it, rules.minEffect())));
  }

  /** Whether the target's own speed decides on the rate. */
  private static boolean isClosed(MeasuredRun run) {
    return run.fingerprint().get(Trait.MODEL).filter("closed"::equals).isPresent()
        && run.fingerprint().get(Trait.RATE).isEmpty();
  }

  private void requireComparable(MeasuredRun candidate) {
    List<Difference> obstacles = obstacles(base, candidate);
    if (!obstacles.isEmpty() && !acceptDifferences) {
      throw new UnusableRunException(
          candidate.source()
              + " is not comparable with "
              + base.source()
              + ":\n"
              + lines(obstacles)
              + "Compare runs that share these, or accept the differences:"
              + " --accept-differences, or salvo.report.comparison.acceptDifferences = true.");
    }
  }

  static List<Difference> obstacles(MeasuredRun base, MeasuredRun candidate) {
    List<Difference> obstacles =
        new ArrayList<>(base.fingerprint().obstaclesTo(candidate.fingerprint()));
    if (base.flaw().isPresent() || candidate.flaw().isPresent()) {
      obstacles.add(
          new Difference("validity", base.flaw().orElse(VALID), candidate.flaw().orElse(VALID)));
    }
    if (base.capacity().isPresent() != candidate.capacity().isPresent()) {
      obstacles.add(new Difference("capacity", found(base), found(candidate)));
    }
    return obstacles;
  }

  private static String found(MeasuredRun run) {
    return run.capacity().map(CapacityInterval::text).orElse("not searched");
  }

  static String lines(List<Difference> differences) {
    return differences.stream()
        .map(it -> "  " + it.sentence() + "\n")
        .collect(Collectors.joining());
  }

  private Comparison comparison(MeasuredRun candidate, RunComparison measured, int tested) {
    List<Difference> differences = new ArrayList<>(obstacles(base, candidate));
    differences.addAll(base.fingerprint().differencesTo(candidate.fingerprint()));
    return new Comparison(
        base.facts(measured.runs().base().blocks()),
        candidate.facts(measured.runs().candidate().blocks()),
        new Comparison.Criteria(
            rules.minEffect(), rules.minErrorChange(), ComparisonRules.CONFIDENCE, tested),
        measured.judged(tested),
        missingIn(base, candidate),
        missingIn(candidate, base),
        differences,
        notes(candidate, measured),
        isSame(candidate) ? Optional.empty() : capacity(candidate),
        isSame(candidate));
  }

  private static List<String> missingIn(MeasuredRun run, MeasuredRun other) {
    TreeSet<String> names = new TreeSet<>(other.endpoints());
    run.endpoints().forEach(names::remove);
    return List.copyOf(names);
  }

  private List<String> notes(MeasuredRun candidate, RunComparison measured) {
    if (isSame(candidate)) {
      return List.of(
          "Both are the same run, "
              + String.join(" + ", candidate.ids())
              + ": nothing to compare.");
    }
    List<String> notes = new ArrayList<>();
    List<Trait> unknown = base.fingerprint().unknownBeside(candidate.fingerprint());
    if (!unknown.isEmpty()) {
      notes.add(
          "Known for only one of the runs: "
              + unknown.stream().map(Trait::label).collect(Collectors.joining(", "))
              + ". Whether they share it was not checked.");
    }
    if (capacity(candidate).isPresent()) {
      notes.add(
          "Both runs are searches, whose levels depend on what they found: their capacities are"
              + " compared, not the figures of all levels together.");
    } else if (!measured.runs().aligned()) {
      notes.add(
          "The runs differ in length, so a ramp or a spike that both have counts as noise."
              + " Runs of the same length decide sooner.");
    }
    if (capacity(candidate).isEmpty()) {
      notes.addAll(base.unjudged().then(candidate.unjudged()));
    }
    return notes;
  }
}
