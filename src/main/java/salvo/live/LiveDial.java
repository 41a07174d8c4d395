package salvo.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.analysis.LoadChange;

/**
 * The level of a load that can be changed while it runs.
 *
 * @param unit what a level counts: "tasks/s" or "users"
 * @param level of this moment
 * @param ceiling highest level that can be set
 * @param requestsPerLevel requests per second that a level of 1 makes; empty where answers decide
 * @param locked why nobody can change it by hand, in a sentence; empty where anybody can
 * @param changes in order of time
 */
public record LiveDial(
    String unit,
    double level,
    double ceiling,
    boolean paused,
    OptionalDouble requestsPerLevel,
    Optional<String> locked,
    List<LoadChange> changes) {

  public LiveDial {
    changes = List.copyOf(changes);
  }
}
