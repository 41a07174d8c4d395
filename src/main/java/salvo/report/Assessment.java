package salvo.report;

import java.util.List;
import java.util.Optional;
import salvo.slo.Grade;
import salvo.slo.TierResult;

/**
 * What to think of a run beside its verdict, and what to do next.
 *
 * @param grade empty when the figures say nothing of the target
 * @param tiers the whole run first
 * @param recommendations full sentences, each with the fact that it follows from
 */
public record Assessment(
    Optional<Grade> grade, List<TierResult> tiers, List<String> recommendations) {

  /** Nothing assessed. */
  public static final Assessment NONE = new Assessment(Optional.empty(), List.of(), List.of());

  public Assessment {
    tiers = List.copyOf(tiers);
    recommendations = List.copyOf(recommendations);
  }
}
