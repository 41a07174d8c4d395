package salvo.analysis;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import salvo.stats.RunStats;
import salvo.workload.InjectionProfile;
import salvo.workload.Stage;

/**
 * The longest time in which a profile offers the same load: there, and only there, throughput ought
 * to be steady.
 *
 * @param from since the start of the load
 * @param to since the start of the load
 */
public record Plateau(Duration from, Duration to) {

  /**
   * Requests that a window of the plateau has on average, so that chance alone hardly ever halves
   * them: Poisson's distribution of 30 falls below 15 once in 1,000 windows.
   */
  private static final int REQUESTS_PER_WINDOW = 30;

  private static final int LEAST_WINDOWS = 10;

  /**
   * The first of equally long ones; empty for a profile that is all ramps, a trace or users x
   * requests.
   */
  public static Optional<Plateau> of(InjectionProfile profile) {
    Optional<Plateau> longest = Optional.empty();
    Duration start = Duration.ZERO;
    for (Stage stage : profile.stages()) {
      Duration end = start.plus(stage.duration());
      Plateau held = new Plateau(start, end);
      boolean isPlateau =
          profile.trace().isEmpty() && stage.from() == stage.to() && stage.from() > 0;
      if (isPlateau && longest.filter(it -> !it.isShorterThan(held)).isEmpty()) {
        longest = Optional.of(held);
      }
      start = end;
    }
    return longest;
  }

  /**
   * Share of the plateau, 0 to 1, in which fewer requests ended than half of the usual: windows of
   * equal length against their median. The first answers are awaited, for as long as 95 of 100
   * take. Empty when fewer than 300 requests, or fewer than 10 steps of the time series, are left.
   */
  public OptionalDouble stalledShare(RunStats stats) {
    List<Long> finished = finishedPerStep(stats);
    long sum = finished.stream().mapToLong(n -> n).sum();
    if (sum == 0) {
      return OptionalDouble.empty();
    }
    int width = (int) Math.ceil(REQUESTS_PER_WINDOW * finished.size() / (double) sum);
    int count = finished.size() / width;
    if (count < LEAST_WINDOWS) {
      return OptionalDouble.empty();
    }
    long[] windows =
        IntStream.range(0, count)
            .mapToLong(i -> sum(finished.subList(i * width, (i + 1) * width)))
            .sorted()
            .toArray();
    double median = (windows[(count - 1) / 2] + windows[count / 2]) / 2.0;
    long stalled = Arrays.stream(windows).filter(n -> 2 * n < median).count();
    return OptionalDouble.of((double) stalled / count);
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(n -> n).sum();
  }

  /** Of whole steps; the last one of a run is cut off by its end. */
  private List<Long> finishedPerStep(RunStats stats) {
    long begin = from.toMillis() + stats.total().all().percentile(95);
    return stats.timeSeries().stream()
        .limit(Math.max(0, stats.timeSeries().size() - 1))
        .filter(step -> step.second() * 1000L >= begin)
        .filter(step -> (step.second() + stats.stepSeconds()) * 1000L <= to.toMillis())
        .map(RunStats.Second::finished)
        .toList();
  }

  private boolean isShorterThan(Plateau other) {
    return to.minus(from).compareTo(other.to.minus(other.from)) < 0;
  }
}
