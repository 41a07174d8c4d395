package salvo.analysis;

import java.util.List;
import java.util.OptionalDouble;
import salvo.slo.Verdict;

/**
 * How much the target holds, as a search has found it.
 *
 * @param status what it is worth: by what was asked for, and else whether anything was found
 * @param reason of the status, in a full sentence
 * @param statement what was found, with its error
 * @param unit of levels: "tasks/s" or "users"
 * @param holds highest level that holds; empty when none was seen to
 * @param breaks lowest level that breaks; empty when none was seen to
 * @param precision how far apart both were to be: 0.1 for 10 %
 * @param levels in the order in which they were run
 * @param findings what was seen beside it, in full sentences
 * @param curve fitted to the levels, for information
 */
public record Capacity(
    Verdict.Status status,
    String reason,
    String statement,
    String unit,
    OptionalDouble holds,
    OptionalDouble breaks,
    double precision,
    List<Level> levels,
    List<String> findings,
    Curve curve) {

  /** The profile of a run that is a search. */
  public static final String PROFILE = "capacity";

  /** Of searches of which it is not known. */
  public static final double USUAL_PRECISION = 0.1;

  public Capacity {
    levels = List.copyOf(levels);
    findings = List.copyOf(findings);
  }

  /**
   * A level of the search, after the time that it took to settle. Rates are per second, times in
   * ms.
   *
   * @param purpose "search", or what it was run for again
   * @param outcome "holds", "breaks", "undecided" or "invalid"
   * @param reason by what it breaks, or why it is invalid; empty otherwise
   * @param seconds that it was measured
   * @param reachedRate tasks that ended
   * @param goodput requests that succeeded within their bounds
   * @param errorRate share of requests, 0 to 1
   * @param inFlight tasks under way, on average
   */
  public record Level(
      double level,
      String purpose,
      String outcome,
      String reason,
      double seconds,
      long requests,
      double reachedRate,
      double goodput,
      double errorRate,
      long p50,
      long p95,
      long p99,
      double inFlight) {}

  /**
   * A curve of p95 over level.
   *
   * @param sentence its formula, or why there is none; empty where nobody has looked
   * @param points in the order of their levels; none where there is no curve
   */
  public record Curve(String sentence, List<Point> points) {

    public static final Curve NONE = new Curve("", List.of());

    public Curve {
      points = List.copyOf(points);
    }
  }

  /** A level of a curve, and its p95 in ms. */
  public record Point(double level, double millis) {}
}
