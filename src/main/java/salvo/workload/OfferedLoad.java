package salvo.workload;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a profile offers, in figures that follow from it alone. Whether the target keeps up is
 * another matter: closed users who wait for their answers start fewer tasks than is said here.
 */
public final class OfferedLoad {

  private final InjectionProfile profile;

  private OfferedLoad(InjectionProfile profile) {
    this.profile = profile;
  }

  public static OfferedLoad of(InjectionProfile profile) {
    return new OfferedLoad(profile);
  }

  /** The profile that these figures follow from. */
  public InjectionProfile profile() {
    return profile;
  }

  /** Length of the load window; zero for users x requests. */
  public Duration duration() {
    return profile.duration();
  }

  /** Highest level: arrivals per second (open) or users at work (closed). */
  public double peak() {
    return profile.tasksPerUser().isPresent()
        ? profile.users()
        : peakBetween(Duration.ZERO, duration());
  }

  /** Mean level over the window; for users x requests, all users. */
  public double meanLevel() {
    return profile.tasksPerUser().isPresent()
        ? profile.users()
        : levelSeconds() / seconds(duration());
  }

  /** Highest level between two instants of the window, both included. */
  public double peakBetween(Duration from, Duration to) {
    double peak = 0;
    Duration start = Duration.ZERO;
    for (Stage stage : profile.stages()) {
      Duration end = start.plus(stage.duration());
      if (start.compareTo(to) <= 0 && end.compareTo(from) >= 0) {
        Duration left = from.compareTo(start) > 0 ? from : start;
        Duration right = to.compareTo(end) < 0 ? to : end;
        double leftLevel = stage.levelAt(left.minus(start).toNanos());
        peak = Math.max(peak, Math.max(leftLevel, stage.levelAt(right.minus(start).toNanos())));
      }
      start = end;
    }
    return peak;
  }

  /**
   * Tasks that the profile starts, which are whole: the integral of the rate (open), or users x
   * requests. Empty for closed users, who start as many as their answers let them.
   */
  public OptionalLong tasks() {
    if (profile.tasksPerUser().isPresent()) {
      return OptionalLong.of((long) profile.users() * profile.tasksPerUser().getAsInt());
    }
    return profile.model() == Model.OPEN
        ? OptionalLong.of(Math.round(levelSeconds()))
        : OptionalLong.empty();
  }

  /** Tasks per second over the window; empty where the users decide. */
  public OptionalDouble averageRate() {
    return profile.model() == Model.CLOSED
        ? OptionalDouble.empty()
        : OptionalDouble.of(levelSeconds() / seconds(duration()));
  }

  /** Exact, because every stage is a straight line. */
  private double levelSeconds() {
    return Course.of(profile.stages()).area();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
