package salvo.analysis.advice;

import java.util.Optional;
import java.util.OptionalDouble;
import salvo.analysis.Assessment;
import salvo.analysis.OfferedLoadFigures;
import salvo.resources.GrowthResult;
import salvo.slo.Grade;
import salvo.slo.Grades;
import salvo.slo.Verdict;
import salvo.stats.request.Summary;

/** Makes of a run's figures what to think of them: grade, tiers, recommendations. */
public final class Assessments {

  private Assessments() {}

  /** The assessment; an invalid run has no grade, and one without requests hardly a tier. */
  public static Assessment of(Verdict.Status status, Evidence evidence) {
    return new Assessment(
        grade(status, evidence),
        evidence.tiers(),
        Recommendations.of(evidence),
        GrowthResult.of(evidence.samples()),
        evidence.cpuSpikes().stream().limit(Assessment.MOST_SPIKES).toList());
  }

  private static Optional<Grade> grade(Verdict.Status status, Evidence evidence) {
    Summary total = evidence.stats().total();
    return Grades.of(
        status,
        new Grades.Figures(
            total.requests(),
            total.errorRate(),
            total.all().percentile(95),
            evidence.offered().map(Assessments::reachedShare).orElse(OptionalDouble.empty()),
            evidence.stalledShare()));
  }

  /** By the rate of requests, as the objective minRps = auto has it. */
  private static OptionalDouble reachedShare(OfferedLoadFigures offered) {
    return offered.requestsPerSecond().stream()
        .filter(rate -> rate > 0)
        .map(rate -> offered.reachedRps() / rate)
        .findFirst();
  }
}
