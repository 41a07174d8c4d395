package salvo.capacity.level;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What became of a level.
 *
 * @param level tasks per second, or users
 * @param reason by what it breaks, why it is invalid, or what left it undecided; empty if it holds
 * @param stalls when the target stood still in the meantime
 */
public record Level(
    double level,
    Purpose purpose,
    Outcome outcome,
    String reason,
    List<Judged> objectives,
    Figures figures,
    Optional<Stalls> stalls) {

  public Level {
    objectives = List.copyOf(objectives);
  }

  /** What a level is run for. */
  public enum Purpose {
    SEARCH,
    /** It was left undecided, and gets the rest of the time. */
    RESOLVE,
    /** The highest that held is run again, for twice as long. */
    CONFIRM_HOLDS,
    /** The lowest that broke is run again. */
    CONFIRM_BREAKS;

    public boolean isConfirmation() {
      return this == CONFIRM_HOLDS || this == CONFIRM_BREAKS;
    }
  }

  /** What a level comes to. */
  public enum Outcome {
    /** All objectives are kept, for certain but for the error that the level may make. */
    HOLDS,
    /** One is missed, or the target does not keep up. */
    BREAKS,
    /** The time was too short to tell. */
    UNDECIDED,
    /** It breaks, but the injector may be why. */
    INVALID
  }

  /**
   * An objective at the level.
   *
   * @param label "create job p95"
   * @param value over the time that was measured, in the unit of its metric; NaN without a request
   * @param allowed largest share of requests that may count against it, 0 to 1; of a mean its bound
   *     in ms
   * @param estimate of what is allowed, with a 95 % interval of this level alone
   * @param effective number of independent requests that tell as much
   * @param blocks of time that are independent of one another
   */
  public record Judged(
      String label,
      double value,
      double allowed,
      double estimate,
      double low,
      double high,
      double effective,
      int blocks) {}

  /**
   * The level in numbers, from the time after it settled. Rates are per second, times in ms.
   *
   * @param offeredRate tasks that the level asked for
   * @param reachedRate tasks that ended
   * @param goodput requests that succeeded within their bounds
   * @param errorRate share of requests, 0 to 1
   * @param refusedRate requests that were answered with 429 or 503
   * @param inFlight tasks under way, on average
   * @param injectorCpu share of the injector's processors, on average
   */
  public record Figures(
      double settledSeconds,
      double seconds,
      long requests,
      double offeredRate,
      double reachedRate,
      double requestRate,
      double goodput,
      double errorRate,
      double refusedRate,
      long p50,
      long p95,
      long p99,
      double inFlight,
      OptionalDouble injectorCpu) {}

  /**
   * Times at which the target answered next to nothing for a second, and was slow after it.
   *
   * @param secondsApart the usual time from one to the next
   * @param shareOfSlow how many of the requests over their limit fall within three seconds of one
   */
  public record Stalls(int number, OptionalInt secondsApart, double shareOfSlow) {}

  public boolean holds() {
    return outcome == Outcome.HOLDS;
  }

  public boolean breaks() {
    return outcome == Outcome.BREAKS;
  }
}
