package salvo.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the asynchronous jobs of a measured load. Every accepted job is completed, failed,
 * lost or unfinished; callbacks beyond that are duplicates or unknown.
 *
 * @param submitted submissions sent
 * @param accepted jobs that the target took, by id
 * @param completed jobs that ended well
 * @param failed jobs that the target itself says have failed
 * @param lost jobs of which nothing was heard within the time that the settings allow
 * @param late of the lost ones, those of which something was heard after all
 * @param duplicates callbacks for jobs that had already had theirs
 * @param unknown callbacks for jobs that no user submitted
 * @param unfinished jobs still waited for when the run ended
 * @param drainMillis time from the last submission to the end of the last job
 */
public record JobFigures(
    long submitted,
    long accepted,
    long completed,
    long failed,
    long lost,
    long late,
    long duplicates,
    long unknown,
    long unfinished,
    long drainMillis) {

  /** What readers of the figures should know, in full sentences; none when all went well. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    warn(warnings, failed, "failed, as the target itself says.");
    warn(
        warnings,
        lost,
        "were given up on as lost; of " + late + " of them something was heard later.");
    warn(warnings, unfinished, "were unfinished when the run ended.");
    if (duplicates + unknown > 0) {
      warnings.add(
          duplicates + " callbacks were duplicates, " + unknown + " were for unknown jobs.");
    }
    return warnings;
  }

  private void warn(List<String> warnings, long jobs, String what) {
    if (jobs > 0) {
      warnings.add(String.join(" ", Long.toString(jobs), "of", accepted + " jobs", what));
    }
  }
}
