package salvo.workload;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

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

  /**
   * Level at an instant of the window. Where two stages meet it is that of the later one; outside
   * of the window it is zero.
   */
  public double levelAt(Duration time) {
    if (time.isNegative()) {
      return 0;
    }
    Duration start = Duration.ZERO;
    for (Stage stage : profile.stages()) {
      Duration end = start.plus(stage.duration());
      if (time.compareTo(end) < 0) {
        return level(stage, time.minus(start));
      }
      start = end;
    }
    return time.equals(start) && !profile.stages().isEmpty() ? last().to() : 0;
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
        double leftLevel = level(stage, left.minus(start));
        peak = Math.max(peak, Math.max(leftLevel, level(stage, right.minus(start))));
      }
      start = end;
    }
    return peak;
  }

  /**
   * Tasks that the profile starts: the integral of the rate (open, or closed and paced), or users x
   * requests. Empty for closed users who think: see {@link #mostTasks}.
   */
  public OptionalDouble tasks() {
    if (profile.tasksPerUser().isPresent()) {
      return OptionalDouble.of((double) profile.users() * profile.tasksPerUser().getAsInt());
    }
    if (profile.model() == Model.OPEN) {
      return OptionalDouble.of(levelSeconds());
    }
    return profile.pacing().isPresent()
        ? OptionalDouble.of(mostTasks(profile.pacing().get()))
        : OptionalDouble.empty();
  }

  /**
   * Upper bound of the tasks of closed users who think: as many as they would start if answers took
   * no time at all.
   *
   * @param meanThinkTime more than zero
   */
  public double mostTasks(Duration meanThinkTime) {
    if (meanThinkTime.isZero() || meanThinkTime.isNegative()) {
      throw new IllegalArgumentException("Think time has to be above zero: " + meanThinkTime);
    }
    return levelSeconds() / seconds(meanThinkTime);
  }

  /** Tasks per second over the window; empty where {@link #tasks} or the window is unknown. */
  public OptionalDouble averageRate() {
    OptionalDouble tasks = tasks();
    return tasks.isEmpty() || duration().isZero()
        ? OptionalDouble.empty()
        : OptionalDouble.of(tasks.getAsDouble() / seconds(duration()));
  }

  /** Area under the level: exact, because every stage is a straight line. */
  private double levelSeconds() {
    return profile.stages().stream()
        .mapToDouble(s -> (s.from() + s.to()) / 2 * seconds(s.duration()))
        .sum();
  }

  private Stage last() {
    List<Stage> stages = profile.stages();
    return stages.get(stages.size() - 1);
  }

  private static double level(Stage stage, Duration into) {
    double share = (double) into.toNanos() / stage.duration().toNanos();
    return stage.from() + (stage.to() - stage.from()) * share;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
