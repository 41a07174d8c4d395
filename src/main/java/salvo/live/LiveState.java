package salvo.live;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import salvo.analysis.errors.ErrorCluster;
import salvo.slo.Verdict;

/**
 * Everything that is shown of a run at one moment.
 *
 * @param rows all requests first, then the endpoints, worst first
 * @param injectors those of the run, this one too; empty for a run of one
 */
public record LiveState(
    LiveRun run,
    Progress progress,
    Figures figures,
    List<ErrorCluster> errors,
    List<LiveRow> rows,
    List<LiveObjective> objectives,
    Optional<LiveDial> dial,
    Optional<LiveResources> resources,
    List<Injector> injectors) {

  public LiveState {
    rows = List.copyOf(rows);
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
   * @param phaseMillis how long the phase has gone on
   * @param phaseLeftMillis of any other phase than the load; empty when nobody knows
   * @param verdict once the run is finished
   * @param report where its report is, once it is written
   */
  public record Progress(
      String runId,
      LivePhase phase,
      boolean stopping,
      long elapsedMillis,
      OptionalLong leftMillis,
      long phaseMillis,
      OptionalLong phaseLeftMillis,
      Optional<Verdict> verdict,
      Optional<URI> report) {}

  /**
   * What the load has made so far.
   *
   * @param users of the measured load at work, the most at once within the last second
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
