package salvo.imports.k6;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.imports.format.ImportLog;
import salvo.imports.k6.script.Js;
import salvo.imports.model.ImportedProfile;
import salvo.imports.model.ImportedProfile.Stage;

/** The options of a script: its load as a profile, and its thresholds as objectives. */
final class K6Options {

  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)?");
  private static final Pattern THRESHOLD =
      Pattern.compile("\\s*(p\\(([\\d.]+)\\)|avg|med|max|rate)\\s*(<=?|>=?)\\s*([\\d.]+)\\s*");

  private static final Pattern OF_NAME = Pattern.compile("(\\w+)\\{\\s*name\\s*:\\s*([^}]+?)\\s*}");
  private static final Map<String, Long> UNITS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private final String file;
  private final ImportLog log;
  private final Values values;
  private final Map<String, Js> options;
  private final Map<String, Js> scenarios;

  K6Options(String file, ImportLog log, Values values) {
    this.file = file;
    this.log = log;
    this.values = values;
    this.options = fields(new Js.Name("options"));
    this.scenarios = fields(options.get("scenarios"));
  }

  private Map<String, Js> fields(Js expression) {
    return expression != null && values.resolved(expression) instanceof Js.Obj object
        ? object.fields()
        : Map.of();
  }

  /** The functions that are done, in the order of the scenarios; empty: the default one. */
  List<String> entries() {
    return scenarios.values().stream()
        .map(it -> Optional.ofNullable(fields(it).get("exec")).flatMap(values::text))
        .map(it -> it.orElse("default"))
        .distinct()
        .toList();
  }

  Optional<ImportedProfile> profile() {
    if (scenarios.isEmpty()) {
      return ofUsers(options);
    }
    if (scenarios.size() > 1) {
      log.guessed(file, "the profile", "that of the first scenario; there are " + scenarios.size());
    }
    Map<String, Js> first = fields(scenarios.values().iterator().next());
    String executor = text(first, "executor").orElse("");
    return switch (executor) {
      case "constant-vus", "ramping-vus" -> ofUsers(first);
      case "constant-arrival-rate", "ramping-arrival-rate" -> ofRate(first);
      default -> {
        log.ignored(file, "the executor " + executor, "it has no profile of the same kind");
        yield Optional.empty();
      }
    };
  }

  private Optional<ImportedProfile> ofUsers(Map<String, Js> from) {
    List<Stage> stages = new ArrayList<>();
    for (Map<String, Js> stage : stages(from)) {
      Optional<Duration> length = time(stage, "duration");
      Optional<Double> target = number(stage, "target");
      if (length.isPresent() && target.isPresent()) {
        stages.add(users(target.get(), length.get(), length.get()));
      }
    }
    Optional<Duration> length = time(from, "duration");
    if (stages.isEmpty() && length.isPresent()) {
      stages.add(users(number(from, "vus").orElse(1.0), Duration.ZERO, length.get()));
    }
    return stages.isEmpty()
        ? Optional.empty()
        : Optional.of(new ImportedProfile(OptionalInt.empty(), stages));
  }

  private static Stage users(double users, Duration rampUp, Duration duration) {
    return new Stage(
        OptionalInt.of((int) users),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        rampUp,
        duration);
  }

  private Optional<ImportedProfile> ofRate(Map<String, Js> from) {
    double unit = time(from, "timeUnit").map(Duration::toMillis).orElse(1000L) / 1000.0;
    List<Stage> stages = new ArrayList<>();
    for (Map<String, Js> stage : stages(from)) {
      Optional<Duration> length = time(stage, "duration");
      Optional<Double> target = number(stage, "target");
      if (length.isPresent() && target.isPresent()) {
        stages.add(rate(target.get() / unit, length.get(), length.get()));
      }
    }
    Optional<Duration> length = time(from, "duration");
    Optional<Double> rate = number(from, "rate");
    if (stages.isEmpty() && length.isPresent() && rate.isPresent()) {
      stages.add(rate(rate.get() / unit, Duration.ZERO, length.get()));
    }
    int users = number(from, "preAllocatedVUs").map(Double::intValue).orElse(10);
    return stages.isEmpty()
        ? Optional.empty()
        : Optional.of(new ImportedProfile(OptionalInt.of(Math.max(1, users)), stages));
  }

  private static Stage rate(double rate, Duration rampUp, Duration duration) {
    return new Stage(
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(Math.round(rate * 100) / 100.0),
        rampUp,
        duration);
  }

  private List<Map<String, Js>> stages(Map<String, Js> from) {
    Js stages = values.resolved(from.getOrDefault("stages", new Js.Unknown()));
    return stages instanceof Js.Arr array
        ? array.items().stream().map(this::fields).toList()
        : List.of();
  }

  /**
   * Thresholds.
   *
   * @param names of requests; those of others cannot be kept
   */
  Map<String, Map<String, String>> objectives(Set<String> names) {
    Map<String, Map<String, String>> objectives = new LinkedHashMap<>();
    fields(options.get("thresholds"))
        .forEach(
            (metric, bounds) -> {
              Matcher ofName = OF_NAME.matcher(metric);
              boolean isNamed = ofName.matches();
              String scope = isNamed ? ofName.group(2) : "global";
              boolean isKnown = !isNamed || names.contains(scope);
              for (String bound : bounds(bounds)) {
                Optional<Map.Entry<String, String>> objective =
                    objective(isNamed ? ofName.group(1) : metric, bound);
                if (objective.isPresent() && isKnown) {
                  objectives
                      .computeIfAbsent(scope, it -> new LinkedHashMap<>())
                      .put(objective.get().getKey(), objective.get().getValue());
                } else {
                  log.ignored(
                      file, "threshold " + metric + ": " + bound, "no objective says the same");
                }
              }
            });
    return objectives;
  }

  private List<String> bounds(Js expression) {
    Js value = values.resolved(expression);
    List<Js> all = value instanceof Js.Arr array ? array.items() : List.of(value);
    return all.stream()
        .map(values::resolved)
        .map(it -> it instanceof Js.Obj object ? object.fields().get("threshold") : it)
        .map(it -> it == null ? "" : values.text(it).orElse(""))
        .toList();
  }

  private static Optional<Map.Entry<String, String>> objective(String metric, String bound) {
    Matcher parts = THRESHOLD.matcher(bound);
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean isMost = parts.group(3).startsWith("<");
    double limit = Double.parseDouble(parts.group(4));
    boolean isRate = parts.group(1).equals("rate");
    if (metric.equals("http_req_duration") && isMost && !isRate) {
      String name =
          switch (parts.group(1)) {
            case "avg" -> "mean";
            case "med" -> "p50";
            case "max" -> "max";
            default -> "p" + parts.group(2);
          };
      return Optional.of(Map.entry(name, Math.max(1, Math.round(limit)) + " ms"));
    }
    if (metric.equals("http_req_failed") && isMost && isRate && limit <= 1) {
      return Optional.of(Map.entry("errorRate", parts.group(4)));
    }
    return metric.equals("http_reqs") && !isMost && isRate
        ? Optional.of(Map.entry("minRps", parts.group(4)))
        : Optional.empty();
  }

  private Optional<String> text(Map<String, Js> from, String key) {
    return Optional.ofNullable(from.get(key)).flatMap(values::text);
  }

  private Optional<Double> number(Map<String, Js> from, String key) {
    return text(from, key).filter(it -> it.matches("\\d+(\\.\\d+)?")).map(Double::valueOf);
  }

  private Optional<Duration> time(Map<String, Js> from, String key) {
    String text = text(from, key).orElse("");
    Matcher parts = TIME.matcher(text);
    long millis = 0;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      String unit = parts.group(2) == null ? "ms" : parts.group(2);
      millis += Math.round(Double.parseDouble(parts.group(1)) * UNITS.get(unit));
      end = parts.end();
    }
    return end == text.length() && millis > 0
        ? Optional.of(Duration.ofMillis(millis))
        : Optional.empty();
  }
}
