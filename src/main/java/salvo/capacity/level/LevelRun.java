package salvo.capacity.level;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import salvo.capacity.level.Level.Outcome;
import salvo.capacity.statistics.RatioEstimate;
import salvo.capacity.statistics.Slope;
import salvo.capacity.statistics.Spending;
import salvo.text.Quantity;

/**
 * A level while it is run: second by second it is told what happened, until it is decided. A level
 * that breaks may do so by one of several objectives, so that each has a part of the error; one
 * that holds has to keep them all, which needs no such parts.
 */
public final class LevelRun {

  private static final double STARTED_SHARE = 0.99;
  private static final int LEAST_MISSING = 10;
  private static final double LIMITED_SHARE = 0.1;
  private static final double INTERVAL_TAIL = 0.025;

  /** Of all objectives together: of many, the times of one seem to rise by chance. */
  private static final double RISING_TAIL = 0.1;

  private final LevelPlan plan;
  private final double breakError;
  private final Settling settling;
  private final Stationarity stationarity;
  private final LevelCounts whole;
  private final LevelCounts counts;
  private final List<List<Tally>> tallies;
  private final Map<String, Double> limits = new TreeMap<>();
  private final double risingTail;
  private double ramped;
  private double present;
  private double limited;
  private long due;
  private long offered;
  private long started;
  private long inFlight;
  private int look;
  private boolean measures;

  /**
   * One that begins now.
   *
   * @param inFlight tasks that are under way already
   */
  public LevelRun(LevelPlan plan, long inFlight) {
    this.plan = plan;
    this.inFlight = inFlight;
    this.breakError = plan.error() / (plan.objectives().size() + 1);
    this.risingTail =
        RISING_TAIL
            / Math.max(1, plan.objectives().stream().map(Objective::scope).distinct().count());
    this.settling = new Settling(plan.settle(), Math.max(plan.settle(), plan.limit() / 2));
    this.stationarity = new Stationarity(breakError);
    this.whole = new LevelCounts(new GoodRequests(plan.slos()));
    this.counts = new LevelCounts(new GoodRequests(plan.slos()));
    this.tallies =
        IntStream.range(0, plan.objectives().size())
            .<List<Tally>>mapToObj(i -> new ArrayList<>())
            .toList();
  }

  /** Takes a second; the level, once it is decided or its time is over. */
  public Optional<Level> see(Observation second) {
    Optional<Level> decided = ramped < plan.ramp() ? ramp(second) : hold(second);
    inFlight = second.inFlight();
    return decided;
  }

  /** The level as it is when there is no more time for it. */
  public Level cut() {
    return level(Outcome.UNDECIDED, open());
  }

  /** What was left open: by the objective that was furthest from being kept for certain. */
  private String open() {
    if (!measures) {
      return "it had not settled when time ran out";
    }
    double tail = Spending.share(Math.min(look, Spending.LOOKS - 1), plan.error());
    List<Integer> open = all(i -> !estimate(i).holds(plan.objectives().get(i).allowed(), tail));
    if (open.isEmpty()) {
      return tallies.stream().anyMatch(this::rises)
          ? "its times were still rising when time ran out"
          : "time ran out";
    }
    int worst = Collections.max(open, Comparator.comparingDouble(this::doubt));
    return plan.objectives().get(worst).open(estimate(worst), INTERVAL_TAIL)
        + others(open.size() - 1);
  }

  private static String others(int number) {
    return number == 0
        ? ""
        : "; and " + number + (number == 1 ? " more objective" : " more objectives");
  }

  /** How many times what is allowed it might be. */
  private double doubt(int index) {
    return estimate(index).high(INTERVAL_TAIL) / plan.objectives().get(index).allowed();
  }

  private Optional<Level> ramp(Observation second) {
    ramped += second.seconds();
    return Optional.empty();
  }

  private Optional<Level> hold(Observation second) {
    note(second);
    whole.add(second, inFlight);
    if (measures) {
      measure(second);
    } else {
      settling.add(second);
    }
    Optional<Level> broken =
        settling.seconds() >= plan.settle() ? behind(second).map(this::broken) : Optional.empty();
    Optional<Level> decided = broken.isPresent() || !measures ? broken : look();
    measures = measures || settling.isOver();
    return decided;
  }

  /** Why the injector or the target does not keep up. */
  private Optional<String> behind(Observation second) {
    stationarity.add(second, inFlight);
    return missing().or(stationarity::broken);
  }

  private void note(Observation second) {
    present += second.seconds();
    due = offered;
    offered += second.offered();
    started += second.started();
    second
        .injector()
        .limit()
        .ifPresent(
            why -> {
              limited += second.seconds();
              limits.merge(why, second.seconds(), Double::sum);
            });
  }

  private void measure(Observation second) {
    counts.add(second, inFlight);
    for (int i = 0; i < tallies.size(); i++) {
      tallies.get(i).add(plan.objectives().get(i).tally(second));
    }
  }

  /** What the latest second asked for may start in the next. */
  private Optional<String> missing() {
    return started < STARTED_SHARE * due && due - started >= LEAST_MISSING
        ? Optional.of(
            "started "
                + Quantity.count(started)
                + " of "
                + Quantity.count(offered)
                + " offered tasks")
        : Optional.empty();
  }

  private Optional<Level> look() {
    if (counts.seconds() < Spending.fraction(look) * plan.limit()) {
      return Optional.empty();
    }
    while (look + 1 < Spending.LOOKS
        && counts.seconds() >= Spending.fraction(look + 1) * plan.limit()) {
      look++;
    }
    Optional<Level> decided = decided();
    look++;
    return decided.isPresent() || look < Spending.LOOKS ? decided : Optional.of(cut());
  }

  private Optional<Level> decided() {
    List<RatioEstimate> estimates =
        IntStream.range(0, tallies.size()).mapToObj(this::estimate).toList();
    double breakTail = Spending.share(look, breakError);
    double holdTail = Spending.share(look, plan.error());
    Optional<Objective> broken =
        first(i -> estimates.get(i).breaks(plan.objectives().get(i).allowed(), breakTail));
    if (broken.isPresent()) {
      return broken.map(it -> broken(it.broken(counts)));
    }
    boolean holds =
        counts.seconds() >= plan.least()
            && tallies.stream().noneMatch(this::rises)
            && first(i -> !estimates.get(i).holds(plan.objectives().get(i).allowed(), holdTail))
                .isEmpty();
    return holds ? Optional.of(level(Outcome.HOLDS, "")) : Optional.empty();
  }

  /** A queue that still fills says nothing yet of how full it will be. */
  private boolean rises(List<Tally> seconds) {
    return Slope.of(Tally.times(seconds)).isPositive(risingTail);
  }

  private RatioEstimate estimate(int index) {
    return plan.objectives().get(index).estimate(tallies.get(index));
  }

  private Optional<Objective> first(Predicate<Integer> condition) {
    return all(condition).stream().findFirst().map(plan.objectives()::get);
  }

  private List<Integer> all(Predicate<Integer> condition) {
    return IntStream.range(0, tallies.size()).boxed().filter(condition).toList();
  }

  private Level broken(String reason) {
    return limited >= LIMITED_SHARE * present && limited > 0
        ? level(Outcome.INVALID, reason + ", but the injector may be why: " + limit())
        : level(Outcome.BREAKS, reason);
  }

  private String limit() {
    return limits.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private Level level(Outcome outcome, String reason) {
    return new Level(
        plan.level(),
        plan.purpose(),
        outcome,
        reason,
        IntStream.range(0, tallies.size()).mapToObj(this::judged).toList(),
        seen().toFigures(settling.seconds()),
        stalls());
  }

  /** What broke before it had settled is told by what was seen until then. */
  private LevelCounts seen() {
    return measures && counts.seconds() > 0 ? counts : whole;
  }

  private Level.Judged judged(int index) {
    Objective objective = plan.objectives().get(index);
    RatioEstimate estimate = estimate(index);
    return new Level.Judged(
        objective.label(),
        objective.value(seen()),
        objective.allowed(),
        estimate.estimate(),
        estimate.low(INTERVAL_TAIL),
        estimate.high(INTERVAL_TAIL),
        estimate.effectiveNumber(),
        estimate.blocks());
  }

  private Optional<Level.Stalls> stalls() {
    return IntStream.range(0, tallies.size())
        .filter(i -> plan.objectives().get(i).isShare())
        .mapToObj(i -> StallSearch.of(tallies.get(i)))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
