package salvo.analysis;

import java.util.List;
import java.util.Optional;
import salvo.resources.CpuSpike;
import salvo.resources.GrowthResult;
import salvo.slo.Grade;
import salvo.slo.TierResult;

/**
 * What to think of a run beside its verdict, and what to do next.
 *
 * @param grade empty when the run could not be judged, or has no objectives
 * @param tiers the whole run first
 * @param recommendations full sentences, each with the fact that it follows from
 * @param growth of what processes should give back, where it was sampled for long enough
 * @param cpuSpikes the first {@link #MOST_SPIKES}, in their order
 */
public record Assessment(
    Optional<Grade> grade,
    List<TierResult> tiers,
    List<String> recommendations,
    List<GrowthResult> growth,
    List<CpuSpike> cpuSpikes) {

  /** As many spikes are listed. */
  public static final int MOST_SPIKES = 20;

  /** Nothing assessed. */
  public static final Assessment NONE = new Assessment(Optional.empty(), List.of(), List.of());

  /** An assessment that says nothing of resources. */
  public Assessment(Optional<Grade> grade, List<TierResult> tiers, List<String> recommendations) {
    this(grade, tiers, recommendations, List.of(), List.of());
  }

  /** The same with another grade. */
  public Assessment graded(Optional<Grade> other) {
    return new Assessment(other, tiers, recommendations, growth, cpuSpikes);
  }

  public Assessment {
    growth = List.copyOf(growth);
    cpuSpikes = List.copyOf(cpuSpikes);
    tiers = List.copyOf(tiers);
    recommendations = List.copyOf(recommendations);
  }
}
