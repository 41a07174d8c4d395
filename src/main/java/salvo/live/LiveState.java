package salvo.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import salvo.analysis.errors.ErrorCluster;
import salvo.slo.Verdict;

/**
 * Everything that is shown of a run at one moment.
 *
 * @param injectors those of the run, this one too; empty for a run of one
 */
public record LiveState(
    LiveRun run,
    Progress progress,
    Figures figures,
    List<ErrorCluster> errors,
    List<LiveObjective> objectives,
    Optional<LiveDial> dial,
    Optional<LiveResources> resources,
    List<Injector> injectors) {

  public LiveState {
    injectors = List.copyOf(injectors);
  }

  /**
   * One of several injectors of the run, as it told a second or two ago.
   *
   * @param requestsPerSecond lately
   * @param cpu share of the processors of its machine, 0 to 1
   * @param delayMillis how late its timers are
   * @param p95 of its response times so far, in ms
   * @param lost whether it is gone
   */
  public record Injector(
      String name,
      long requests,
      long ko,
      double requestsPerSecond,
      double cpu,
      double delayMillis,
      double p95,
      boolean lost) {}

  /**
   * How far a run has come.
   *
   * @param runId name of the run's folder; empty before it exists
   * @param stopping whether somebody has asked to stop it
   * @param elapsedMillis how long the load has gone on
   * @param leftMillis of the planned load; empty when its length is not known before
   * @param verdict once the run is finished
   */
  public record Progress(
      String runId,
      LivePhase phase,
      boolean stopping,
      long elapsedMillis,
      OptionalLong leftMillis,
      Optional<Verdict> verdict) {}

  /**
   * What the load has made so far.
   *
   * @param users of the measured load that are alive
   * @param requestsPerSecond within the last second
   * @param averagePerSecond since the load began
   * @param recent response times of the last {@link LiveModel#WINDOW_SECONDS} seconds
   * @param sinceStart response times of all requests
   */
  public record Figures(
      int users,
      double requestsPerSecond,
      double averagePerSecond,
      long requests,
      long ko,
      LivePercentiles recent,
      LivePercentiles sinceStart) {

    /** Failed requests as a share of all, 0 to 1. */
    public double errorRate() {
      return requests == 0 ? 0 : (double) ko / requests;
    }
  }

  /** The objectives that stand so. */
  public List<LiveObjective> objectives(LiveObjective.State state) {
    return objectives.stream().filter(it -> it.state() == state).toList();
  }
}
