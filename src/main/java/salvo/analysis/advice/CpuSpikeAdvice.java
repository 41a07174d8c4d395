package salvo.analysis.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import salvo.resources.CpuSpike;
import salvo.stats.RunStats;
import salvo.text.Quantity;

/** What to say of the processors' spikes: how many there were, and what ran in the longest. */
public record CpuSpikeAdvice(List<CpuSpike> spikes, RunStats stats, double critical) {

  private static final int MOST_NAMES = 2;

  /** Empty without spikes. */
  public Optional<String> sentence() {
    return spikes.stream()
        .max(Comparator.comparingDouble(CpuSpike::seconds))
        .map(
            longest ->
                "The processors were more than "
                    + Quantity.share(critical)
                    + " busy "
                    + times()
                    + Quantity.number(longest.seconds())
                    + " s from second "
                    + Quantity.number(longest.second())
                    + " on. During that time "
                    + Quantity.number(longest.startedPerSecond())
                    + " requests/s were started ("
                    + Quantity.perSecond(otherwise())
                    + " over the whole run)"
                    + process(", the injector used ", longest.injectorCores())
                    + process(", the target used ", longest.targetCores())
                    + names(longest)
                    + ". Look at what else ran then.");
  }

  private String times() {
    return spikes.size() == 1
        ? "once, for "
        : Quantity.count(spikes.size())
            + " times, for "
            + Quantity.number(seconds())
            + " s in all, the longest for ";
  }

  private double seconds() {
    return spikes.stream().mapToDouble(CpuSpike::seconds).sum();
  }

  private double otherwise() {
    long started = stats.timeSeries().stream().mapToLong(RunStats.Second::started).sum();
    return (double) started / Math.max(1, stats.timeSeries().size() * stats.stepSeconds());
  }

  private static String process(String text, OptionalDouble cores) {
    return cores.isPresent() ? text + Quantity.number(cores.getAsDouble()) + " cores" : "";
  }

  private static String names(CpuSpike spike) {
    return spike.slowest().isEmpty()
        ? ""
        : ", and of the slowest requests "
            + spike.slowest().stream().limit(MOST_NAMES).collect(Collectors.joining(" and "))
            + " ran";
  }
}
