package salvo.capacity.simulated;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import salvo.SuppressForbidden;
import salvo.capacity.CapacityPlan;
import salvo.capacity.CapacityResult;
import salvo.capacity.level.Level;

/** Prints the figures of docs/benchmarks.md: how often searches on known services were right. */
public final class SearchTable {

  private static final CapacityPlan.Times LONGER =
      new CapacityPlan.Times(
          CapacityPlan.Times.USUAL.ramp(),
          CapacityPlan.Times.USUAL.settle(),
          Duration.ofMinutes(8),
          CapacityPlan.Times.USUAL.drain(),
          CapacityPlan.Times.USUAL.recovery(),
          Duration.ofMinutes(90));

  private SearchTable() {}

  /**
   * Runs the searches.
   *
   * @param args how many for each service; 200 unless said
   */
  @SuppressForbidden("it prints a table")
  public static void main(String[] args) {
    int number = args.length == 0 ? 200 : Integer.parseInt(args[0]);
    mmc(number, 4, 0.02, 150);
    mmc(number, 1, 0.02, 200);
    mmc(number, 16, 0.4, 1_500);
    mdOne(number, 200, 50);
    mdOne(number, 50, 100);
    if (args.length > 1) {
      statements();
    }
  }

  private static void mmc(int number, int servers, double mean, double limit) {
    double truth = Truth.exponential(servers, mean, limit / 1e3, 0.05);
    row(
        "M/M/" + servers + ", " + mean * 1e3 + " ms, p95 <= " + limit + " ms",
        truth,
        number,
        limit,
        seed -> Servers.exponential(servers, mean, seed));
  }

  private static void mdOne(int number, double rate, double limit) {
    double truth = Truth.fixedRate(rate, limit / 1e3, 0.05);
    row(
        "M/D/1, " + rate + "/s, p95 <= " + limit + " ms",
        truth,
        number,
        limit,
        seed -> Servers.fixedRate(rate));
  }

  private static void row(
      String name, double truth, int number, double limit, LongFunction<Target> targets) {
    row(name, truth, number, Searches.plan(Math.rint(truth / 10), limit), targets);
    row(
        name + ", longer",
        truth,
        number,
        Searches.plan(Math.rint(truth / 10), limit, LONGER),
        targets);
  }

  @SuppressForbidden("it prints a table")
  private static void row(
      String name, double truth, int number, CapacityPlan plan, LongFunction<Target> targets) {
    long before = System.nanoTime();
    Searches searches = Searches.of(truth, plan, targets, number);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %d of %d | %d | %d | %d, %d of %d | %.2f | %.0f min | %.1f | %.1f s%n",
        name,
        truth,
        searches.right(),
        number,
        searches.falseHolds(),
        searches.falseBreaks(),
        searches.levelsThatFalselyHold(),
        searches.levelsThatFalselyBreak(),
        searches.levels().size(),
        median(searches, it -> it.breaks().orElse(Double.POSITIVE_INFINITY) / it.holds().orElse(0)),
        median(searches, CapacityResult::seconds) / 60,
        searches.levels().stream().filter(it -> it.outcome() == Level.Outcome.UNDECIDED).count()
            / (double) number,
        (System.nanoTime() - before) / 1e9);
  }

  private static double median(Searches searches, ToDoubleFunction<CapacityResult> figure) {
    double[] sorted = searches.results().stream().mapToDouble(figure).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
  }

  @SuppressForbidden("it prints what was found")
  private static void statements() {
    CapacityPlan plan = Searches.plan(20, 150);
    print("M/M/4", SimulatedRun.of(plan, Servers.exponential(4, 0.02, 1), 1));
    print("cliff", SimulatedRun.of(plan, Servers.cliff(4, 0.02, 150, 1), 1));
    print("metastable", SimulatedRun.of(plan, Servers.slowToRecover(4, 0.02, 2, 1, 1), 1));
    print(
        "slow recovery",
        SimulatedRun.of(Searches.plan(14, 150), Servers.slowToRecover(4, 0.02, 1.25, 10, 1), 1));
    print("pauses", SimulatedRun.of(plan, Servers.pausing(4, 0.02, 20, 1.2, 1), 1));
    print("autoscaler", SimulatedRun.of(plan, Servers.autoscaled(4, 0.02, 1), 1));
    print("rate limit", SimulatedRun.of(plan, Servers.limited(100, 0.02, 1), 1));
    print("injector", SimulatedRun.of(plan, Servers.exponential(4, 0.02, 1), 100, 1));
  }

  @SuppressForbidden("it prints what was found")
  private static void print(String name, CapacityResult result) {
    System.out.println("\n" + name + ": " + result.statement() + " (" + result.seconds() + " s)");
    result.findings().forEach(it -> System.out.println("  " + it));
    for (Level level : result.levels()) {
      System.out.printf(
          Locale.ROOT,
          "  %.1f %s %s %s | settled %.0f s, %.0f s, n %d p95 %d reached %.1f goodput %.1f inflight"
              + " %.1f%n",
          level.level(),
          level.purpose(),
          level.outcome(),
          level.reason(),
          level.figures().settledSeconds(),
          level.figures().seconds(),
          level.figures().requests(),
          level.figures().p95(),
          level.figures().reachedRate(),
          level.figures().goodput(),
          level.figures().inFlight());
    }
  }
}
