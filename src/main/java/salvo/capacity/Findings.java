package salvo.capacity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import salvo.capacity.Finding.Kind;
import salvo.capacity.level.Level;
import salvo.capacity.level.Recovery;
import salvo.text.DurationText;
import salvo.text.Quantity;

/** Tells from the levels what kind of end a capacity has. */
final class Findings {

  private static final double CLIFF = 0.9;
  private static final double MOSTLY = 0.9;
  private static final double NOTABLE_REFUSALS = 0.001;

  private final CapacityPlan plan;
  private final Bracket bracket;
  private final List<Finding> findings = new ArrayList<>();

  private Findings(CapacityPlan plan, List<Level> levels) {
    this.plan = plan;
    this.bracket = new Bracket(levels);
  }

  static List<Finding> of(CapacityPlan plan, List<Level> levels, Optional<Recovery> recovery) {
    Findings all = new Findings(plan, levels);
    all.contradiction();
    recovery.ifPresent(all::recovery);
    all.rateLimit();
    all.cliff();
    all.stalls();
    all.undecided();
    all.unconfirmed();
    return List.copyOf(all.findings);
  }

  private void contradiction() {
    bracket
        .contradicted()
        .ifPresent(
            level -> {
              List<Level> runs = bracket.at(level).filter(it -> it.holds() || it.breaks()).toList();
              boolean heldFirst = runs.get(0).holds();
              add(
                  Kind.NOT_MONOTONIC,
                  "Not monotonic between "
                      + text(bracket.holds().orElse(0.0))
                      + " and "
                      + bracket.breaks().map(this::text).orElse("the ceiling")
                      + ": "
                      + text(level)
                      + (heldFirst
                          ? " held, and broke when it was run again: its capacity shrinks over time"
                              + " (a cache, a leak, a throttle)."
                          : " broke, and held when it was run again: its capacity grows over time"
                              + " (an autoscaler, a cache that fills)."));
            });
  }

  private void recovery(Recovery recovery) {
    if (recovery.seconds().isEmpty()) {
      add(
          Kind.METASTABLE,
          "Metastable: back at "
              + text(recovery.level())
              + " after the first break, it did not hold again within "
              + seconds(recovery.watched())
              + ".");
    } else {
      double after = recovery.seconds().getAsDouble();
      add(
          Kind.RECOVERED,
          "Back at "
              + text(recovery.level())
              + " after the first break, it held again "
              + (after < 1 ? "at once." : "after " + seconds(after) + "."));
    }
  }

  private void rateLimit() {
    lowest(Level::breaks)
        .filter(it -> it.figures().refusedRate() > 0)
        .filter(Findings::isMostlyRefused)
        .ifPresent(
            it ->
                add(
                    Kind.RATE_LIMIT,
                    "A rate limit: at "
                        + text(it.level())
                        + " it answered "
                        + Quantity.perSecond(it.figures().requestRate() - failed(it))
                        + " and refused "
                        + Quantity.perSecond(it.figures().refusedRate())
                        + " (429 or 503)."));
  }

  private static boolean isMostlyRefused(Level level) {
    return level.figures().errorRate() > NOTABLE_REFUSALS
        && level.figures().refusedRate() >= MOSTLY * failed(level);
  }

  private static double failed(Level level) {
    return level.figures().errorRate() * level.figures().requestRate();
  }

  /** By the tasks that ended: a queue alone makes them late, and not fewer. */
  private void cliff() {
    Optional<Level> below =
        bracket.holds().flatMap(level -> bracket.at(level).filter(Level::holds).findFirst());
    Optional<Level> above =
        bracket.breaks().flatMap(level -> bracket.at(level).filter(Level::breaks).findFirst());
    if (below.isEmpty() || above.isEmpty()) {
      return;
    }
    double before = below.get().figures().reachedRate();
    double after = above.get().figures().reachedRate();
    if (after < CLIFF * before) {
      add(
          Kind.CLIFF,
          "A cliff: beyond "
              + text(below.get().level())
              + " it does less, "
              + Quantity.perSecond(after)
              + " at "
              + text(above.get().level())
              + " instead of "
              + Quantity.perSecond(before)
              + ".");
    }
  }

  private void stalls() {
    bracket.levels().stream()
        .filter(it -> !it.holds() && it.stalls().isPresent())
        .max(Comparator.comparingInt(it -> it.stalls().orElseThrow().number()))
        .ifPresent(it -> add(Kind.STALLS, stalls(it, it.stalls().orElseThrow())));
  }

  private String stalls(Level level, Level.Stalls stalls) {
    String apart =
        stalls.secondsApart().stream()
            .mapToObj(it -> ", about " + it + " s apart")
            .collect(Collectors.joining());
    return "It pauses: at "
        + text(level.level())
        + " hardly anything was answered "
        + stalls.number()
        + " times"
        + apart
        + "; of what was beyond its bound "
        + Quantity.share(stalls.shareOfSlow(), 2)
        + " came within 3 s of that.";
  }

  private void undecided() {
    List<Double> open = bracket.undecided();
    if (!open.isEmpty()) {
      add(
          Kind.UNDECIDED,
          "Undecided: "
              + open.stream().map(this::text).collect(Collectors.joining(", "))
              + ". A longer time limit for a level or the search would decide it.");
    }
  }

  private void unconfirmed() {
    bracket.levels().stream()
        .filter(it -> it.purpose().isConfirmation())
        .filter(it -> it.outcome() == Level.Outcome.UNDECIDED)
        .forEach(
            it ->
                add(Kind.NOT_CONFIRMED, "Run again, " + text(it.level()) + " was left undecided."));
  }

  private Optional<Level> lowest(Predicate<Level> kind) {
    return bracket.levels().stream().filter(kind).min(Comparator.comparingDouble(Level::level));
  }

  private void add(Kind kind, String sentence) {
    findings.add(new Finding(kind, sentence));
  }

  private String text(double level) {
    return plan.unit().text(level);
  }

  private static String seconds(double seconds) {
    return DurationText.rounded(Duration.ofMillis(Math.round(seconds * 1e3)));
  }
}
