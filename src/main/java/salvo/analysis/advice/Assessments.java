package salvo.analysis.advice;

import salvo.analysis.Assessment;
import salvo.resources.GrowthResult;
import salvo.slo.Grades;
import salvo.slo.Verdict;

/** Makes of a run's figures what to think of them: grade, tiers, recommendations. */
public final class Assessments {

  private Assessments() {}

  /** The assessment; of a run without requests there is hardly a tier. */
  public static Assessment of(Verdict.Status status, Evidence evidence) {
    return new Assessment(
        Grades.of(status, evidence.slos()),
        evidence.tiers(),
        Recommendations.of(evidence),
        GrowthResult.of(evidence.samples()),
        evidence.cpuSpikes().stream().limit(Assessment.MOST_SPIKES).toList());
  }
}
