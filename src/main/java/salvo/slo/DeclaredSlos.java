package salvo.slo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.text.Quantity;

/**
 * The objectives that the configuration declares, in the order of {@link Metric}. One that is a
 * multiple of the baseline's figure has the target that follows from it.
 */
public final class DeclaredSlos {

  private final Optional<BaselineFigures> baseline;
  private final List<SettingsProblem> problems = new ArrayList<>();

  private DeclaredSlos(Optional<BaselineFigures> baseline) {
    this.baseline = baseline;
  }

  /** As {@link #ofRun(Settings.Slos, OptionalDouble, Optional)}, with no baseline to refer to. */
  public static List<Slo> ofRun(Settings.Slos slos, OptionalDouble offeredRps) {
    return ofRun(slos, offeredRps, Optional.empty());
  }

  /** The objectives of one scope, none of which refers to a baseline. */
  public static List<Slo> of(String scope, Settings.Objectives objectives) {
    return new DeclaredSlos(Optional.empty()).collected(scope, scope, objectives);
  }

  /** As {@link #ofEndpoints(String, Map, Set, Optional)}, with no baseline to refer to. */
  public static List<Slo> ofEndpoints(
      String system, Map<String, Settings.Objectives> objectives, Set<String> endpoints) {
    return ofEndpoints(system, objectives, endpoints, Optional.empty());
  }

  /**
   * The objectives of the run as a whole, and after them those of resources. A configured minimum
   * rate wins; otherwise it is {@code minRpsShare} of what the profile offers.
   *
   * @param offeredRps requests per second that the profile offers; empty where the target's own
   *     speed decides (a closed model without pacing), which leaves no automatic minimum
   * @throws SettingsException when an objective refers to a figure that the baseline has not
   */
  public static List<Slo> ofRun(
      Settings.Slos slos, OptionalDouble offeredRps, Optional<BaselineFigures> baseline) {
    List<Slo> declared =
        new ArrayList<>(new DeclaredSlos(baseline).ofWholeRun("salvo.slo.global", slos.global()));
    boolean minimum = declared.stream().anyMatch(it -> it.metric() == Metric.MIN_RPS);
    if (!minimum && slos.minRpsFromProfile() && offeredRps.isPresent()) {
      double least = slos.minRpsShare() * offeredRps.getAsDouble();
      declared.add(new Slo(Slo.GLOBAL, Metric.MIN_RPS, least));
    }
    slos.resources().forEach((column, bounds) -> declared.addAll(ofResource(column, bounds)));
    return List.copyOf(declared);
  }

  private static List<Slo> ofResource(String column, Settings.ResourceObjectives bounds) {
    List<Slo> slos = new ArrayList<>();
    bounds.mean().ifPresent(it -> slos.add(new Slo(column, Metric.RESOURCE_MEAN, it)));
    bounds.p95().ifPresent(it -> slos.add(new Slo(column, Metric.RESOURCE_P95, it)));
    bounds.max().ifPresent(it -> slos.add(new Slo(column, Metric.RESOURCE_MAX, it)));
    bounds.growth().ifPresent(it -> slos.add(new Slo(column, Metric.RESOURCE_GROWTH, it)));
    return slos;
  }

  /**
   * The objectives of a system's endpoints, without those that it has for the run as a whole.
   *
   * @param system the system's key in the configuration, for the problems
   * @param endpoints every request name of its simulation
   * @throws UnknownEndpointException with all configured names that no request has
   * @throws SettingsException when objectives refer to figures that the baseline has not
   */
  public static List<Slo> ofEndpoints(
      String system,
      Map<String, Settings.Objectives> objectives,
      Set<String> endpoints,
      Optional<BaselineFigures> baseline) {
    UnknownEndpointException.check(system, objectives.keySet(), endpoints);
    return new DeclaredSlos(baseline).ofEndpoints("salvo.systems." + system + ".slo", objectives);
  }

  private List<Slo> ofEndpoints(String key, Map<String, Settings.Objectives> objectives) {
    List<Slo> declared = new ArrayList<>();
    objectives.forEach(
        (name, bounds) -> {
          if (!name.equals(Slo.GLOBAL)) {
            declared.addAll(collected(name, key + ".\"" + name + "\"", bounds));
          }
        });
    refuse();
    return List.copyOf(declared);
  }

  private List<Slo> ofWholeRun(String key, Settings.Objectives bounds) {
    List<Slo> declared = collected(Slo.GLOBAL, key, bounds);
    refuse();
    return declared;
  }

  private void refuse() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  private List<Slo> collected(String scope, String key, Settings.Objectives bounds) {
    List<Slo> slos = new ArrayList<>();
    for (Metric metric : Metric.ofRequests()) {
      Double factor = bounds.timesBaseline().get(metric.key());
      if (factor != null) {
        ofBaseline(scope, metric, factor, key).ifPresent(slos::add);
      }
      target(metric, bounds).ifPresent(target -> slos.add(new Slo(scope, metric, target)));
    }
    return slos;
  }

  /** The multiple of the baseline's figure; where there is none, a problem. */
  private Optional<Slo> ofBaseline(String scope, Metric metric, double factor, String key) {
    OptionalDouble figure =
        baseline.map(it -> it.of(scope, metric)).orElseGet(OptionalDouble::empty);
    if (figure.isPresent()) {
      double target = factor * figure.getAsDouble();
      return Optional.of(new Slo(scope, metric, target, OptionalDouble.of(factor)));
    }
    String value = Quantity.number(factor, Quantity.MOST_DIGITS) + " x baseline";
    problems.add(problem(key + "." + metric.key(), value, scope));
    return Optional.empty();
  }

  private SettingsProblem problem(String key, String value, String scope) {
    if (baseline.isEmpty()) {
      return new SettingsProblem(
          key,
          value,
          "",
          "a fixed bound where no baseline is known",
          "name one in salvo.report.comparison.baseline; a search for a capacity needs a fixed"
              + " bound");
    }
    return new SettingsProblem(
        key,
        value,
        "",
        "a multiple of a figure that the baseline has; "
            + baseline.get().source()
            + " has no request \""
            + scope
            + "\"",
        "save a baseline of a run that has it, or set a bound of its own here");
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
      case RESOURCE_MEAN, RESOURCE_P95, RESOURCE_MAX, RESOURCE_GROWTH -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble millis(Optional<Duration> bound) {
    return bound.stream().mapToDouble(Duration::toMillis).findFirst();
  }
}
