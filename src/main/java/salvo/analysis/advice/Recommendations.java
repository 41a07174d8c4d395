package salvo.analysis.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import salvo.analysis.SlowCount;
import salvo.analysis.errors.ErrorCluster;
import salvo.resources.GrowthResult;
import salvo.resources.ResourceSummary.ProcessUse;
import salvo.resources.SampledInterval;
import salvo.resources.Spread;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.slo.TierResult;
import salvo.slo.TierResult.Tier;
import salvo.text.Quantity;

/** What to do next, in full sentences, each after the fact that it follows from. */
public final class Recommendations {

  /** Nobody acts on more at a time. */
  static final int MOST = 8;

  private static final int MOST_CLUSTERS = 3;
  private static final double LEAST_CLUSTER_SHARE = 0.1;
  private static final int MOST_NAMES = 2;
  private static final long LEAST_MILLIS_WITHOUT_TARGET = 5_000;
  private static final double NOTABLE_STALLED_SHARE = 0.05;

  private final Evidence run;

  private Recommendations(Evidence run) {
    this.run = run;
  }

  /** The most important first; none when nothing calls for any. */
  public static List<String> of(Evidence evidence) {
    Recommendations of = new Recommendations(evidence);
    List<String> all = new ArrayList<>();
    boolean urgent = of.failsTooMuch();
    if (urgent) {
      all.addAll(of.clusters());
    }
    of.targetsEnd().ifPresent(sentence -> all.add(0, sentence));
    Stream.of(
            new ResponseTimeAdvice(evidence).sentence(),
            of.rate(),
            of.target(),
            of.machine(),
            of.spikes(),
            of.memory())
        .forEach(sentence -> sentence.ifPresent(all::add));
    all.addAll(of.leaks());
    Stream.of(of.throughput(), of.slowRequests()).forEach(sentence -> sentence.ifPresent(all::add));
    if (!urgent) {
      all.addAll(of.clusters());
    }
    return all.stream().limit(MOST).toList();
  }

  private boolean failsTooMuch() {
    return run.stats().total().requests() == 0
        || failed(Metric.ERROR_RATE).findAny().isPresent()
        || tier(Tiers.ERROR_RATE).filter(it -> it.tier() != Tier.GOOD).isPresent();
  }

  private List<String> clusters() {
    long failures = run.errors().stream().mapToLong(ErrorCluster::count).sum();
    return run.errors().stream()
        .filter(it -> it.share() >= LEAST_CLUSTER_SHARE)
        .limit(MOST_CLUSTERS)
        .map(
            it ->
                Quantity.count(it.count())
                    + " of "
                    + Quantity.count(failures)
                    + (failures == 1 ? " failure was \"" : " failures were \"")
                    + it.cause()
                    + "\""
                    + at(it.endpoints())
                    + ". "
                    + it.hint())
        .toList();
  }

  private static String at(List<String> endpoints) {
    if (endpoints.isEmpty()) {
      return "";
    }
    int more = endpoints.size() - MOST_NAMES;
    String names = String.join(", ", endpoints.subList(0, Math.min(MOST_NAMES, endpoints.size())));
    return ", at " + names + (more > 0 ? " and " + more + " more" : "");
  }

  private Optional<String> rate() {
    return failed(Metric.MIN_RPS)
        .findFirst()
        .map(
            it ->
                "Only "
                    + it.actualText()
                    + " of the required "
                    + it.slo().targetText()
                    + " were reached: find what the target waits for, or give it more resources,"
                    + " before offering more.");
  }

  private Optional<String> target() {
    Optional<Double> cores =
        run.samples().summary().target().map(ProcessUse::cpuCores).map(Spread::p95);
    return tier(Tiers.CPU)
        .flatMap(cpu -> cores.filter(used -> used / run.processors() > cpu.critical()))
        .map(
            used ->
                "The target kept "
                    + Quantity.number(used)
                    + " of the machine's "
                    + run.processors()
                    + " processors busy (p95): profile it, or give it more processors.");
  }

  /** When the target's process was last seen, if load went on for longer without it. */
  private Optional<String> targetsEnd() {
    List<SampledInterval> all = run.samples().intervals();
    OptionalLong seen =
        all.stream()
            .filter(it -> it.sample().target().isPresent())
            .mapToLong(SampledInterval::toMillis)
            .max();
    if (seen.isEmpty()
        || all.get(all.size() - 1).toMillis() - seen.getAsLong() < LEAST_MILLIS_WITHOUT_TARGET) {
      return Optional.empty();
    }
    double second = (seen.getAsLong() - run.stats().startMillis()) / 1000.0;
    return Optional.of(
        "The target's process was last seen "
            + Quantity.number(second)
            + " s into the load: it has ended. Look at the end of its log, and check whether it ran"
            + " out of memory.");
  }

  /** Silent when the target is what keeps the machine busy. */
  private Optional<String> machine() {
    return tier(Tiers.CPU)
        .filter(it -> it.tier() != Tier.GOOD && target().isEmpty())
        .map(
            it ->
                Quantity.share(it.actual())
                    + (use().isCpuOfContainer()
                        ? " of the CPU quota of the injector's container was used (p95): raise it,"
                            + " or offer less."
                        : " of the processors of the injector's machine were busy (p95): move what"
                            + " runs beside the injector elsewhere, or offer less."));
  }

  private MachineUse use() {
    return new MachineUse(run.samples().summary());
  }

  private Optional<String> memory() {
    return tier(Tiers.MEMORY)
        .filter(it -> it.tier() != Tier.GOOD)
        .map(
            it ->
                Quantity.share(it.actual())
                    + (use().isMemoryOfContainer()
                        ? " of the memory that the injector's container may use was in use (p95):"
                            + " use fewer users, or raise its limit, before it is killed."
                        : " of the memory of the injector's machine was in use (p95): use fewer"
                            + " users, or a machine with more memory, before it swaps."));
  }

  private List<String> leaks() {
    return GrowthResult.of(run.samples()).stream()
        .filter(GrowthResult::likelyLeak)
        .map(GrowthResult::sentence)
        .toList();
  }

  private Optional<String> spikes() {
    return run.cpuTier()
        .flatMap(it -> new CpuSpikeAdvice(run.cpuSpikes(), run.stats(), it.critical()).sentence());
  }

  private Optional<String> throughput() {
    return run.stalledShare().stream()
        .filter(share -> share > NOTABLE_STALLED_SHARE)
        .mapToObj(
            share ->
                "Throughput was below half of its median for "
                    + Quantity.share(share)
                    + " of the plateau: look at what the target did at those times, such as garbage"
                    + " collection, locks or restarts.")
        .findFirst();
  }

  /** Those above the highest limit that any exceeds. */
  private Optional<String> slowRequests() {
    return slow(true)
        .filter(it -> it.count() > 0)
        .max(Comparator.comparingLong(SlowCount::limitMillis))
        .map(
            it ->
                Quantity.count(it.count())
                    + (it.count() == 1 ? " successful request" : " successful requests")
                    + " took longer than "
                    + Quantity.millis(it.limitMillis())
                    + mostAt(it.limitMillis())
                    + ": answer sooner and do the work in the background, or let clients give up"
                    + " earlier.");
  }

  private String mostAt(long limit) {
    return slow(false)
        .filter(it -> it.limitMillis() == limit)
        .max(Comparator.comparingLong(SlowCount::count))
        .map(it -> ", most often at " + it.scope())
        .orElse("");
  }

  private Stream<SlowCount> slow(boolean ofRun) {
    return run.breakdown().slow().stream().filter(it -> it.scope().equals(Slo.GLOBAL) == ofRun);
  }

  private Stream<SloResult> failed(Metric metric) {
    return run.slos().stream()
        .filter(it -> it.slo().isGlobal() && it.slo().metric().equals(metric))
        .filter(it -> it.status() == SloResult.Status.FAIL);
  }

  private Optional<TierResult> tier(String metric) {
    return run.tiers().stream()
        .filter(it -> it.scope().equals(Slo.GLOBAL) && it.metric().equals(metric))
        .findFirst();
  }
}
