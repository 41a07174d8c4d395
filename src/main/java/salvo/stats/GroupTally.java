package salvo.stats;

import java.util.List;
import salvo.stats.times.MillisHistogram;

/** The running counts that a {@link GroupSummary} is made from. */
final class GroupTally {

  private final MillisHistogram durations = new MillisHistogram();
  private final MillisHistogram cumulated = new MillisHistogram();
  private long ok;
  private long ko;

  void record(boolean success, long durationMillis, long cumulatedMillis) {
    durations.record(durationMillis);
    cumulated.record(cumulatedMillis);
    ok += success ? 1 : 0;
    ko += success ? 0 : 1;
  }

  GroupSummary summary(List<String> groups) {
    return new GroupSummary(groups, ok, ko, durations.copy(), cumulated.copy());
  }
}
