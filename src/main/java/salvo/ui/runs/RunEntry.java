package salvo.ui.runs;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.slo.Slo;

/**
 * A run as a list shows it.
 *
 * @param state what became of it
 * @param reasons why its verdict is what it is, or why it has none, each a sentence
 * @param start in ISO 8601; empty where nothing tells
 * @param figures by name, of all requests under {@link Slo#GLOBAL} and of each endpoint
 * @param userTypes those that took part
 * @param livePage where it can be watched
 */
public record RunEntry(
    RunFolder folder,
    State state,
    String verdict,
    List<String> reasons,
    Identity identity,
    String start,
    double durationSeconds,
    Map<String, Map<String, Double>> figures,
    Sparks sparks,
    List<String> userTypes,
    Optional<URI> livePage) {

  /** What became of a run. */
  public enum State {
    FINISHED,
    RUNNING,
    /** Its process is gone and has left no reports. */
    BROKEN_OFF,
    /** A file of it cannot be read. */
    DAMAGED
  }

  /** What was run; empty where nothing tells. */
  public record Identity(String simulation, String system, String profile, String target) {}

  /** Rate and 95th percentile over time, at a few points; NaN where there was no request. */
  public record Sparks(List<Double> rate, List<Double> p95) {

    static final Sparks NONE = new Sparks(List.of(), List.of());
  }

  /** A figure of all requests or of an endpoint; empty where it has none. */
  Optional<Double> figure(String scope, String name) {
    return Optional.ofNullable(figures.getOrDefault(scope, Map.of()).get(name));
  }
}
