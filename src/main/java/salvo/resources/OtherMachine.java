package salvo.resources;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import salvo.monitor.sample.ResourceSample;
import salvo.stats.RunStats;

/**
 * A machine that took part in a run and was watched apart from it, with its samples on the run's
 * clock.
 *
 * @param name what its resources are called after
 */
public record OtherMachine(String name, List<ResourceSample> samples) {

  public OtherMachine {
    samples = List.copyOf(samples);
  }

  /** Why it says nothing of the run, in a sentence: no sample is of the run's time. */
  public Optional<String> absence(RunStats stats) {
    boolean present =
        SampledInterval.of(samples).stream()
            .anyMatch(it -> it.overlap(stats.startMillis(), stats.lastEndMillis()) > 0);
    return present
        ? Optional.empty()
        : Optional.of(
            "The samples of "
                + name
                + " end before the run or begin after it: they are of "
                + period(
                    samples.get(0).epochMillis(), samples.get(samples.size() - 1).epochMillis())
                + ", the run of "
                + period(stats.startMillis(), stats.lastEndMillis())
                + ". If the clocks differ, give --resources-offset.");
  }

  private static String period(long fromMillis, long toMillis) {
    return Instant.ofEpochMilli(fromMillis) + " to " + Instant.ofEpochMilli(toMillis);
  }
}
