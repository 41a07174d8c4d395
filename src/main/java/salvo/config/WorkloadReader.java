package salvo.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;

/**
 * Reads {@code salvo.workload} value by value. Whether values fit together, the profile with its
 * overrides, is for the workload package to say.
 */
final class WorkloadReader {

  private static final Duration MILLISECOND = Duration.ofMillis(1);

  private static final Rule<Integer> USERS = Rules.wholeNumber(1, 1_000_000, "50");
  private static final Rule<Integer> REQUESTS = Rules.wholeNumber(1, 1_000_000, "10");
  private static final Rule<Double> RPS = Rules.perSecond("100");
  private static final Rule<Double> SPAWN_RATE = Rules.perSecond("5");
  private static final Rule<Duration> DURATION = Rules.seconds(MILLISECOND, Rules.DAY, "5 min");
  private static final Rule<Duration> RAMP_UP = Rules.seconds(Duration.ZERO, Rules.DAY, "30 s");

  private static final Rule<Duration> TIME =
      Rules.seconds(Duration.ofSeconds(1), Rules.DAY, "10 s");

  private WorkloadReader() {}

  static Settings.Workload workload(Section root) {
    Section workload = root.section("workload");
    Map<String, Settings.Profile> profiles = workload.entries("profiles", WorkloadReader::profile);
    return new Settings.Workload(
        chosenProfile(workload, profiles.keySet()),
        workload
            .optional("model", Rules.oneOf(List.of("open", "closed")))
            .map(WorkloadReader::model),
        workload.optionalInt("users", USERS),
        workload.optionalDouble("rps", RPS),
        workload.optionalDouble("tasksPerSecond", RPS),
        workload.optional("duration", DURATION),
        workload.optional("rampUp", RAMP_UP),
        workload.optionalInt("requests", REQUESTS),
        workload.optionalDouble("spawnRate", SPAWN_RATE),
        workload.optional("userTypes", Rules.listOf(Rules.text("regular"))).orElse(List.of()),
        workload.required("timeScale", Rules.number(0.001, 10, "0.1")),
        workload.optionalDouble("ceiling", Rules.number(0.001, 1_000_000, "500")),
        variation(workload),
        trace(workload.section("trace")),
        seed(workload),
        profiles);
  }

  static Settings.Capacity capacity(Section capacity) {
    return new Settings.Capacity(
        capacity.optionalDouble("atLeast", Rules.number(0.001, 1_000_000, "40")),
        capacity.required("precision", Rules.number(0.01, 1, "0.1")),
        capacity.optionalDouble("goodput", Rules.shareAboveZero("0.99")),
        capacity.required("settle", TIME),
        capacity.required("limit", TIME),
        capacity.required("drain", TIME),
        capacity.required("recovery", TIME));
  }

  private static OptionalDouble variation(Section workload) {
    String arrivals =
        workload.required("arrivals", Rules.oneOf(List.of("even", "poisson", "gamma")));
    OptionalDouble given = workload.optionalDouble("variation", Rules.number(0.05, 20, "2"));
    if (workload.has("variation") && !arrivals.equals("gamma")) {
      workload.report(
          "variation",
          "only with arrivals = gamma, not " + arrivals,
          "add -Dsalvo.workload.arrivals=gamma, or leave it out");
    }
    if (!workload.has("variation") && arrivals.equals("gamma")) {
      workload.report(
          "arrivals",
          "with salvo.workload.variation beside it",
          "add -Dsalvo.workload.variation=2 for bursts; 1 is the same as poisson");
    }
    return arrivals.equals("poisson") ? OptionalDouble.of(1) : given;
  }

  private static Optional<Settings.TraceSource> trace(Section trace) {
    Optional<String> file = trace.unlessBlank("file", Rules.text("feeders/llm/trace.jsonl"));
    String format =
        trace.required("format", Rules.oneOf(List.of("auto", "mooncake", "csv", "accessLog")));
    double speed = trace.required("speed", Rules.number(0.001, 1000, "10"));
    if (file.isEmpty() && speed != 1) {
      trace.report("speed", "only with a file", "name it with -Dsalvo.workload.trace.file");
    }
    return file.map(name -> new Settings.TraceSource(name, format, speed));
  }

  private static OptionalLong seed(Section workload) {
    return workload.optional("seed", Rules.anyWholeNumber()).stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private static Settings.Model model(String name) {
    return Settings.Model.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static String chosenProfile(Section workload, Set<String> profiles) {
    String profile = workload.required("profile", Rules.text("smoke"));
    if (!profiles.contains(profile)) {
      workload.report(
          "profile",
          "one of " + ServicesReader.list(profiles),
          ServicesReader.fix(profile, profiles)
              + " Or define it as salvo.workload.profiles."
              + profile);
    }
    return profile;
  }

  private static Settings.Profile profile(Section profile) {
    return new Settings.Profile(
        profile.optionalInt("users", USERS),
        profile.optionalDouble("rps", RPS),
        profile.optionalDouble("tasksPerSecond", RPS),
        profile.optional("duration", DURATION),
        profile.optional("rampUp", RAMP_UP).orElse(Duration.ZERO),
        profile.optionalInt("requests", REQUESTS),
        profile.optionalDouble("spawnRate", SPAWN_RATE),
        profile.list("stages", WorkloadReader::stage));
  }

  /** Unlike a whole profile, a stage may have a level of zero. */
  private static Settings.ProfileStage stage(Section stage) {
    return new Settings.ProfileStage(
        stage.optionalInt("users", Rules.wholeNumber(0, 1_000_000, "50")),
        stage.optionalDouble("rps", Rules.orZero(RPS)),
        stage.optionalDouble("tasksPerSecond", Rules.orZero(RPS)),
        stage.optional("rampUp", RAMP_UP).orElse(Duration.ZERO),
        stage.required("duration", DURATION));
  }
}
