package salvo.slo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import salvo.config.Settings;

/** The objectives that the configuration declares, in the order of {@link Metric}. */
public final class DeclaredSlos {

  private DeclaredSlos() {}

  /**
   * The objectives of the run as a whole. A configured minimum rate wins; otherwise it is {@code
   * minRpsShare} of what the profile offers.
   *
   * @param offeredRps requests per second that the profile offers; empty where the target's own
   *     speed decides (a closed model without pacing), which leaves no automatic minimum
   */
  public static List<Slo> ofRun(Settings.Slos slos, OptionalDouble offeredRps) {
    List<Slo> declared = new ArrayList<>(of(Slo.GLOBAL, slos.global()));
    if (slos.global().minRps().isEmpty() && slos.minRpsFromProfile() && offeredRps.isPresent()) {
      double least = slos.minRpsShare() * offeredRps.getAsDouble();
      declared.add(new Slo(Slo.GLOBAL, Metric.MIN_RPS, least));
    }
    return List.copyOf(declared);
  }

  /**
   * The objectives of a system's endpoints, without those that it has for the run as a whole.
   *
   * @param system the system's key in the configuration, for the problems
   * @param endpoints every request name of its simulation
   * @throws UnknownEndpointException with all configured names that no request has
   */
  public static List<Slo> ofEndpoints(
      String system, Map<String, Settings.Objectives> objectives, Set<String> endpoints) {
    UnknownEndpointException.check(system, objectives.keySet(), endpoints);
    return objectives.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(Slo.GLOBAL))
        .flatMap(entry -> of(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  /** The objectives of one scope. */
  public static List<Slo> of(String scope, Settings.Objectives objectives) {
    List<Slo> slos = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      target(metric, objectives).ifPresent(target -> slos.add(new Slo(scope, metric, target)));
    }
    return slos;
  }

  private static OptionalDouble target(Metric metric, Settings.Objectives objectives) {
    return switch (metric) {
      case MEAN -> millis(objectives.mean());
      case P50 -> millis(objectives.p50());
      case P95 -> millis(objectives.p95());
      case P99 -> millis(objectives.p99());
      case MAX -> millis(objectives.max());
      case ERROR_RATE -> objectives.errorRate();
      case MIN_RPS -> objectives.minRps();
    };
  }

  private static OptionalDouble millis(Optional<Duration> bound) {
    return bound.stream().mapToDouble(Duration::toMillis).findFirst();
  }
}
