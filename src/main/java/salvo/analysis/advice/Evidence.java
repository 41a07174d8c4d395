package salvo.analysis.advice;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.analysis.Breakdown;
import salvo.analysis.OfferedLoadFigures;
import salvo.analysis.Plateau;
import salvo.analysis.errors.ErrorCluster;
import salvo.resources.CpuSpike;
import salvo.resources.LoadSamples;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.slo.TierResult;
import salvo.stats.RunStats;

/**
 * What a run is assessed by.
 *
 * @param tiers by {@link Tiers}
 * @param processors of the injector's machine; of no account without samples
 * @param offered empty where only Gatling's log is known, or the load was cut short
 * @param stalledShare by {@link Plateau#stalledShare}; empty where it is not known
 */
public record Evidence(
    RunStats stats,
    List<SloResult> slos,
    List<ErrorCluster> errors,
    Breakdown breakdown,
    List<TierResult> tiers,
    LoadSamples samples,
    int processors,
    Optional<OfferedLoadFigures> offered,
    OptionalDouble stalledShare) {

  public Evidence {
    slos = List.copyOf(slos);
    errors = List.copyOf(errors);
    tiers = List.copyOf(tiers);
  }

  /** Empty where no sample tells of the processors. */
  Optional<TierResult> cpuTier() {
    return tiers.stream()
        .filter(it -> it.scope().equals(Slo.GLOBAL) && it.metric().equals(Tiers.CPU))
        .findFirst();
  }

  List<CpuSpike> cpuSpikes() {
    return cpuTier().map(it -> CpuSpike.of(samples, stats, it.critical())).orElse(List.of());
  }
}
