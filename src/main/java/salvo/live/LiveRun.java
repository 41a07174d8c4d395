package salvo.live;

import java.time.Duration;
import java.util.List;
import salvo.analysis.errors.ErrorHint;

/**
 * Which run is watched.
 *
 * @param target where the load goes, without secrets
 * @param load length of the load; zero when nobody knows it before
 * @param skipFirst beginning of the load that the objectives leave out
 * @param hints what the system's own failures mean
 */
public record LiveRun(
    String simulation,
    String system,
    String profile,
    String target,
    Duration load,
    Duration skipFirst,
    List<ErrorHint> hints) {

  public LiveRun {
    hints = List.copyOf(hints);
  }

  /** What is run, in a few words. */
  public String title() {
    return simulation + " of " + system + ", profile " + profile;
  }
}
