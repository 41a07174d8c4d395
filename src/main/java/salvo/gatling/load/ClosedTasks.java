package salvo.gatling.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.gatling.users.ThinkTime;
import salvo.workload.Stage;

/**
 * How many tasks the closed users of one type do, as far as their number and their think time tell.
 *
 * @param arrivals how many users come, each of whom begins with a task
 * @param userSeconds time that they are at work, all together
 */
record ClosedTasks(
    double arrivals, double userSeconds, ThinkTime thinkTime, Optional<Duration> pacing) {

  /** Below this it is the target that decides, and not the think time. */
  private static final double LEAST_SECONDS = 0.01;

  /** Chance exceeds so many standard deviations once in 700 runs. */
  private static final double DEVIATIONS = 3;

  static ClosedTasks of(List<Stage> stages, ThinkTime thinkTime, Optional<Duration> pacing) {
    double arrivals = 0;
    double userSeconds = 0;
    double before = 0;
    for (Stage stage : stages) {
      arrivals += Math.max(0, stage.from() - before) + Math.max(0, stage.to() - stage.from());
      userSeconds += (stage.from() + stage.to()) / 2 * seconds(stage.duration());
      before = stage.to();
    }
    return new ClosedTasks(arrivals, userSeconds, thinkTime, pacing);
  }

  /** As many as hardly ever are exceeded, even if answers take no time; empty without thinking. */
  OptionalDouble most() {
    double mean = meanPause();
    if (arrivals == 0) {
      return OptionalDouble.of(0);
    }
    if (mean < LEAST_SECONDS) {
      return OptionalDouble.empty();
    }
    double spread = pacing.isPresent() ? 0 : spread();
    double deviation = Math.sqrt(userSeconds * spread * spread / (mean * mean * mean));
    return OptionalDouble.of(arrivals + userSeconds / mean + DEVIATIONS * deviation);
  }

  /** As many as a task of that length leaves time for. */
  double likely(double taskSeconds) {
    double cycle =
        pacing.isPresent() ? Math.max(meanPause(), taskSeconds) : meanPause() + taskSeconds;
    return userSeconds / Math.max(LEAST_SECONDS, cycle);
  }

  private double meanPause() {
    return pacing
        .map(ClosedTasks::seconds)
        .orElseGet(() -> (seconds(thinkTime.min()) + seconds(thinkTime.max())) / 2);
  }

  /** Standard deviation of a uniform distribution. */
  private double spread() {
    return (seconds(thinkTime.max()) - seconds(thinkTime.min())) / Math.sqrt(12);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
