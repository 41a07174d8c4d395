package salvo.live;

import java.util.List;
import salvo.analysis.errors.ErrorCluster;
import salvo.analysis.errors.ErrorClusters;
import salvo.analysis.errors.ErrorHint;
import salvo.stats.RunStats.ErrorCount;

/** The errors by cause, computed anew only when there are others. */
final class LiveErrors {

  private final List<ErrorHint> hints;
  private List<ErrorCount> errors = List.of();
  private List<ErrorCount> crashes = List.of();
  private List<ErrorCluster> clusters = List.of();

  LiveErrors(List<ErrorHint> hints) {
    this.hints = hints;
  }

  List<ErrorCluster> of(List<ErrorCount> newErrors, List<ErrorCount> newCrashes) {
    if (!newErrors.equals(errors) || !newCrashes.equals(crashes)) {
      errors = newErrors;
      crashes = newCrashes;
      clusters = ErrorClusters.of(errors, crashes, hints);
    }
    return clusters;
  }
}
