package salvo.live;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorCluster;
import salvo.live.count.LiveExtras;
import salvo.slo.Metric;
import salvo.slo.Verdict;
import salvo.stats.cost.CostTotals;
import salvo.stats.request.RequestCounts;
import salvo.text.Quantity;

/**
 * Everything that is shown of a run at one moment.
 *
 * @param rows all requests first, then the endpoints, worst first
 * @param facts of streams and costs
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
    List<Fact> facts,
    List<Injector> injectors) {

  public LiveState {
    rows = List.copyOf(rows);
    facts = List.copyOf(facts);
    injectors = List.copyOf(injectors);
  }

  /** A figure that has no other place, as people read it: "chat, cost", "0.12 EUR". */
  public record Fact(String name, String text) {

    /** What a metric of the answers of requests comes to, of each that has it. */
    static Stream<Fact> ofStreams(
        Map<String, RequestCounts> endpoints, Metric metric, double seconds) {
      String suffix = metric.figure("");
      return new TreeMap<>(endpoints)
          .entrySet().stream()
              .filter(it -> it.getKey().endsWith(suffix) && it.getValue().requests() > 0)
              .map(
                  it ->
                      new Fact(
                          it.getKey().substring(0, it.getKey().length() - suffix.length())
                              + ", "
                              + metric.label(),
                          metric.text(metric.value(it.getValue().over(seconds)))));
    }

    /** How late event loops were, and what was spent; each only where it is known. */
    static Stream<Fact> of(LiveExtras extras) {
      Stream.Builder<Fact> facts = Stream.builder();
      extras
          .lag()
          .p99()
          .ifPresent(late -> facts.add(new Fact("Lag of streams, p99", Quantity.millis(late))));
      for (CostTotals it : extras.costs()) {
        if (it.known() > 0) {
          facts.add(new Fact(it.name() + ", cost", Quantity.money(it.amount(), it.currency())));
          it.perGood()
              .map(each -> Quantity.money(each, it.currency()))
              .ifPresent(each -> facts.add(new Fact(it.name() + ", per good answer", each)));
        }
      }
      return facts.build();
    }
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
