package salvo.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import salvo.analysis.Capacity;
import salvo.slo.Verdict;

/** What a search found on a service whose times grow as those of a queue. */
public final class SampleCapacity {

  private static final double MOST = 50;

  private SampleCapacity() {}

  /** With a curve through its levels. */
  public static Capacity fitted() {
    return found(
        new Capacity.Curve(
            "Fitted by the universal scalability law, for information; it decides nothing.",
            IntStream.rangeClosed(5, 46)
                .mapToObj(it -> new Capacity.Point(it, millis(it)))
                .toList()));
  }

  /** Without one. */
  public static Capacity notFitted() {
    return found(
        new Capacity.Curve(
            "No curve is fitted: it takes 4 levels that the target kept up with, and there are 3.",
            List.of()));
  }

  private static Capacity found(Capacity.Curve curve) {
    return new Capacity(
        Verdict.Status.PASS,
        "Holds 40/s.",
        "Holds 40/s within its objectives; breaks at 45/s by create job p95 600 ms > 500 ms.",
        "tasks/s",
        OptionalDouble.of(40),
        OptionalDouble.of(45),
        0.1,
        List.of(
            level(5, "holds"),
            level(10, "holds"),
            level(20, "holds"),
            level(40, "holds"),
            level(46, "breaks"),
            level(43, "undecided"),
            level(45, "breaks")),
        List.of("Back at 40/s after the first break, it held again at once."),
        curve);
  }

  private static Capacity.Level level(double level, String outcome) {
    long p95 = Math.round(millis(level));
    boolean breaks = outcome.equals("breaks");
    return new Capacity.Level(
        level,
        "search",
        outcome,
        breaks ? "create job p95 " + p95 + " ms > 500 ms" : "",
        60,
        Math.round(60 * level),
        level,
        level * (breaks ? 0.9 : 1),
        0,
        p95 / 4,
        p95,
        p95 * 3 / 2,
        level * p95 / 3_000);
  }

  private static double millis(double level) {
    return 60 / (1 - level / MOST);
  }
}
