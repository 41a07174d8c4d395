package salvo.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import salvo.analysis.errors.ErrorCluster;
import salvo.slo.Verdict;

/**
 * Everything that is shown of a run at one moment.
 *
 * @param runId name of the run's folder; empty before it exists
 * @param stopping whether somebody has asked to stop it
 * @param elapsedMillis how long the load has gone on
 * @param leftMillis of the planned load; empty when its length is not known before
 * @param users of the measured load that are alive
 * @param requestsPerSecond within the last second
 * @param averagePerSecond since the load began
 * @param recent response times of the last {@link LiveModel#WINDOW_SECONDS} seconds
 * @param sinceStart response times of all requests
 * @param verdict once the run is finished
 */
public record LiveState(
    LiveRun run,
    String runId,
    LivePhase phase,
    boolean stopping,
    long elapsedMillis,
    OptionalLong leftMillis,
    int users,
    double requestsPerSecond,
    double averagePerSecond,
    long requests,
    long ko,
    LivePercentiles recent,
    LivePercentiles sinceStart,
    List<ErrorCluster> errors,
    List<LiveObjective> objectives,
    Optional<LiveResources> resources,
    Optional<Verdict> verdict) {

  /** Failed requests as a share of all, 0 to 1. */
  public double errorRate() {
    return requests == 0 ? 0 : (double) ko / requests;
  }

  /** The objectives that stand so. */
  public List<LiveObjective> objectives(LiveObjective.State state) {
    return objectives.stream().filter(it -> it.state() == state).toList();
  }
}
