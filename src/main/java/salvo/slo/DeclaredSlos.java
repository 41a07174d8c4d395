package salvo.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import salvo.config.ObjectiveKind;
import salvo.config.Settings;
import salvo.config.answers.AnswerRules;
import salvo.config.source.Bound;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.event.FigureName;
import salvo.text.Quantity;

/**
 * The objectives that the configuration declares, in the order of {@link ObjectiveKind}. One that
 * is a multiple of the baseline's figure has the target that follows from it.
 */
public final class DeclaredSlos {

  private static final MathContext READABLE = new MathContext(4, RoundingMode.DOWN);

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
   *     speed decides (a closed model), which leaves no automatic minimum
   * @throws SettingsException when an objective refers to a figure that the baseline has not
   */
  public static List<Slo> ofRun(
      Settings.Slos slos, OptionalDouble offeredRps, Optional<BaselineFigures> baseline) {
    List<Slo> declared =
        new ArrayList<>(new DeclaredSlos(baseline).ofWholeRun("salvo.slo.global", slos.global()));
    boolean minimum = declared.stream().anyMatch(it -> it.metric().equals(Metric.MIN_RPS));
    if (!minimum && slos.minRpsFromProfile() && offeredRps.isPresent()) {
      double least = slos.minRpsShare() * offeredRps.getAsDouble();
      declared.add(new Slo(Slo.GLOBAL, Metric.MIN_RPS, least));
    }
    slos.resources().forEach((column, bounds) -> declared.addAll(ofResource(column, bounds)));
    return List.copyOf(declared);
  }

  private static List<Slo> ofResource(String column, Settings.Objectives objectives) {
    return objectives.bounds().entrySet().stream()
        .map(it -> new Slo(column, Metric.ofResource(it.getKey()), it.getValue().amount()))
        .toList();
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
    String key = "salvo.systems." + system + ".slo";
    requireStreams(key, objectives, endpoints);
    return new DeclaredSlos(baseline).ofEndpoints(key, objectives);
  }

  private static void requireStreams(
      String key, Map<String, Settings.Objectives> objectives, Set<String> endpoints) {
    List<SettingsProblem> problems = new ArrayList<>();
    objectives.forEach(
        (name, bounds) ->
            problems.addAll(ofNoStream(key + ".\"" + name + "\"", name, bounds, endpoints)));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /**
   * The objectives of streams among those of a request whose answers are none, or tell of no
   * tokens.
   *
   * @param key where the objectives are
   * @param endpoints every request name of the simulation
   */
  public static List<SettingsProblem> ofNoStream(
      String key, String request, Settings.Objectives objectives, Set<String> endpoints) {
    return objectives.bounds().keySet().stream()
        .filter(it -> Metric.ofRequests(it).kind().isOfStreams())
        .filter(it -> !endpoints.contains(Metric.ofRequests(it).figure(request)))
        .map(
            it ->
                new SettingsProblem(
                    key + "." + it,
                    "",
                    "",
                    "an objective of a request whose answer is a stream that counts tokens; \""
                        + request
                        + "\" is none",
                    "name the request itself, such as chat, or leave it out"))
        .toList();
  }

  /** The least shares of good requests and tasks, each of the figure beside its name. */
  public static List<Slo> ofGoodput(Map<String, Settings.Goodput> goodput) {
    List<Slo> declared = new ArrayList<>();
    goodput.forEach(
        (name, it) ->
            it.share()
                .ifPresent(
                    share ->
                        declared.add(new Slo(FigureName.GOODPUT.of(name), Metric.GOODPUT, share))));
    return declared;
  }

  /**
   * The least shares of good answers, and how far they may fall, each of the figure beside the name
   * of its request.
   *
   * @param isHeldAtTwo whether the load is held at two levels at least: else nothing can fall
   */
  public static List<Slo> ofAnswers(Map<String, AnswerRules> rules, boolean isHeldAtTwo) {
    List<Slo> declared = new ArrayList<>();
    rules.forEach(
        (name, it) -> {
          String figure = FigureName.QUALITY.of(name);
          it.share().ifPresent(share -> declared.add(new Slo(figure, Metric.GOODPUT, share)));
          if (isHeldAtTwo) {
            it.fall().ifPresent(fall -> declared.add(new Slo(figure, Metric.FALL, fall)));
          }
        });
    return declared;
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

  private List<Slo> collected(String scope, String key, Settings.Objectives objectives) {
    return objectives.bounds().entrySet().stream()
        .flatMap(it -> declared(scope, Metric.ofRequests(it.getKey()), it.getValue(), key).stream())
        .toList();
  }

  /** What is not of the requests themselves is of a figure beside them. */
  private Optional<Slo> declared(String request, Metric metric, Bound bound, String key) {
    String scope = metric.figure(request);
    return bound.isOfBaseline()
        ? ofBaseline(scope, metric, bound.amount(), key)
        : Optional.of(new Slo(scope, metric, bound.amount()));
  }

  /** The multiple of the baseline's figure; where there is none, a problem. */
  private Optional<Slo> ofBaseline(String scope, Metric metric, double factor, String key) {
    OptionalDouble figure =
        baseline.map(it -> it.of(scope, metric)).orElseGet(OptionalDouble::empty);
    if (figure.isPresent()) {
      double target = target(metric, factor * figure.getAsDouble());
      return Optional.of(new Slo(scope, metric, target, OptionalDouble.of(factor)));
    }
    String value = Quantity.number(factor, Quantity.MOST_DIGITS) + " x baseline";
    problems.add(problem(key + "." + quoted(metric.key()), value, scope));
    return Optional.empty();
  }

  /** What people can read: of a least rate four digits, and never more than it is. */
  private static double target(Metric metric, double exact) {
    boolean isLeastRate = metric.isRate() || metric.kind().isOfStreams();
    return isLeastRate ? new BigDecimal(exact).round(READABLE).doubleValue() : exact;
  }

  private static String quoted(String key) {
    return key.contains(".") && key.startsWith("p") ? "\"" + key + "\"" : key;
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
}
