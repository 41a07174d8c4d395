package salvo.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.stats.RunStats;
import salvo.stats.RunStats.Second;
import salvo.stats.SlowRequest;

/**
 * A time in which the machine's processors were busy beyond what is critical, and what ran then.
 *
 * @param second its beginning, in seconds since the measured start
 * @param cpu the greatest share of all processors in use, 0 to 1
 * @param startedPerSecond requests
 * @param targetCores mean cores in use by the target; empty where that is not known
 * @param slowest names of the slowest requests of the run that were under way, each once
 */
public record CpuSpike(
    double second,
    double seconds,
    double cpu,
    double startedPerSecond,
    int activeUsers,
    OptionalDouble injectorCores,
    OptionalDouble targetCores,
    List<String> slowest) {

  /** A shorter one is a moment's. */
  private static final long LEAST_MILLIS = 2_000;

  public CpuSpike {
    slowest = List.copyOf(slowest);
  }

  /**
   * All of them in their order; none where the processors are that busy most of the time, which is
   * no spike.
   *
   * @param critical share of all processors
   */
  public static List<CpuSpike> of(LoadSamples samples, RunStats stats, double critical) {
    List<SampledInterval> known =
        samples.intervals().stream().filter(it -> it.sample().cpu().isPresent()).toList();
    long busy = known.stream().filter(it -> isBusy(it, critical)).count();
    if (busy * 2 > known.size()) {
      return List.of();
    }
    List<CpuSpike> spikes = new ArrayList<>();
    List<SampledInterval> current = new ArrayList<>();
    for (SampledInterval interval : known) {
      if (isBusy(interval, critical)) {
        current.add(interval);
      } else {
        add(spikes, current, stats);
        current.clear();
      }
    }
    add(spikes, current, stats);
    return spikes;
  }

  private static boolean isBusy(SampledInterval interval, double critical) {
    return interval.sample().cpu().orElse(0) > critical;
  }

  private static void add(List<CpuSpike> spikes, List<SampledInterval> intervals, RunStats stats) {
    long millis = intervals.stream().mapToLong(SampledInterval::millis).sum();
    if (millis < LEAST_MILLIS) {
      return;
    }
    long from = intervals.get(0).fromMillis();
    long to = intervals.get(intervals.size() - 1).toMillis();
    List<Second> steps = steps(stats, from, to);
    double started = steps.stream().mapToLong(Second::started).sum();
    spikes.add(
        new CpuSpike(
            (from - stats.startMillis()) / 1000.0,
            millis / 1000.0,
            intervals.stream().mapToDouble(it -> it.sample().cpu().orElse(0)).max().orElse(0),
            started / Math.max(1, steps.size() * stats.stepSeconds()),
            steps.stream().mapToInt(Second::activeUsers).max().orElse(0),
            cores(intervals, sample -> sample.injector()),
            cores(intervals, sample -> sample.target()),
            slowest(stats, from, to)));
  }

  /** Those that lie at least half within the time. */
  private static List<Second> steps(RunStats stats, long from, long to) {
    long step = stats.stepSeconds() * 1000L;
    return stats.timeSeries().stream()
        .filter(
            it -> {
              long middle = stats.startMillis() + it.second() * 1000L + step / 2;
              return middle >= from && middle < to;
            })
        .toList();
  }

  private static OptionalDouble cores(
      List<SampledInterval> intervals, Function<ResourceSample, Optional<ProcessSample>> process) {
    return intervals.stream()
        .flatMap(it -> process.apply(it.sample()).stream())
        .flatMapToDouble(it -> it.cpuCores().stream())
        .average();
  }

  private static List<String> slowest(RunStats stats, long from, long to) {
    return stats.slowest().stream()
        .filter(it -> it.startMillis() < to && it.startMillis() + it.millis() > from)
        .map(SlowRequest::name)
        .distinct()
        .toList();
  }
}
