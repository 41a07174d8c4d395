package salvo.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.config.answers.Answers;
import salvo.config.source.Overrides;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.config.source.Sources;
import salvo.config.steps.Step;
import salvo.config.steps.StepsReader;
import salvo.config.steps.SystemTasks;
import salvo.text.DurationText;
import salvo.text.NearestName;

/** Reads one system under test: its user types, objectives, options and endpoints. */
final class SystemsReader {

  static final Rule<Double> WEIGHT = Rules.number(0, 1_000_000, "1");

  private static final Pattern PREFIX = Pattern.compile("/[^\\s?#]*[^\\s?#/]");
  private static final Duration HOUR = Duration.ofHours(1);

  /** What a system's keys begin with, by which a variable of it is told from one of another. */
  private static final List<String> PARTS =
      List.of(
          "baseUrl",
          "pathPrefix",
          "userTypes",
          "slo",
          "goodput",
          "quality",
          "prices",
          "options",
          "list",
          "slowAfter",
          "abortWhen",
          "costs",
          "sandbox",
          "signIn",
          "headers",
          "tasks");

  private SystemsReader() {}

  /** Tells the variables of the environment that set keys of other systems than this one. */
  static Predicate<String> ofOthers(String system) {
    String systems = Overrides.plain(Sources.ROOT + ".systems");
    List<String> own = PARTS.stream().map(part -> Overrides.plain(system + part)).toList();
    return variable ->
        variable.startsWith(systems)
            && own.stream().noneMatch(variable.substring(systems.length())::startsWith);
  }

  /**
   * Refuses options that no file of the system declares: its simulation does not read them.
   *
   * @param declared those in {@code <system>.conf}; none leaves all to the simulation
   */
  static void refuseUnknownOptions(Section options, Set<String> declared) {
    if (declared.isEmpty()) {
      return;
    }
    for (String name : options.names()) {
      if (!declared.contains(name)) {
        options.report(
            name,
            "one of the options that the system's file declares: " + ServicesReader.list(declared),
            NearestName.slipOf(name, declared)
                .map(near -> "did you mean " + near + "?")
                .orElse("leave it out, or declare it there"));
      }
    }
  }

  static Settings.SystemUnderTest systemUnderTest(Section system) {
    Rule<String> prefix =
        Rules.textLike(PREFIX, "empty, or a path that begins and does not end with /", "/api");
    List<Settings.Endpoint> endpoints = system.list("list", EndpointReader::endpoint);
    SystemTasks described = StepsReader.tasks(system);
    refuseRepeatedNames(system, endpoints, described);
    Set<String> tasks = names(endpoints, described);
    refuseTwoSharesOfOneFeeder(system, endpoints, described);
    system.unlessBlank("baseUrl", Rules.webAddress());
    Map<String, Settings.UserType> userTypes =
        system.entries("userTypes", type -> userType(type, tasks));
    refuseNoWeight(system, endpoints, userTypes.values());
    return new Settings.SystemUnderTest(
        system.unlessBlank("pathPrefix", prefix).orElse(""),
        userTypes,
        system.entries("slo", ObjectivesReader::ofEndpoint),
        system.entries("goodput", ObjectivesReader::goodput),
        Answers.read(system),
        system.valuesOf("options", Rules.text("text")),
        endpoints,
        ReportReader.slowAfter(system),
        AbortReader.ofEndpoints(system),
        system.valuesOf("costs", AbortReader.COST),
        SandboxReader.routes(system),
        described);
  }

  /** User types may weigh the endpoints in their own way. */
  private static void refuseNoWeight(
      Section system, List<Settings.Endpoint> endpoints, Collection<Settings.UserType> types) {
    boolean isWeighed = types.stream().anyMatch(type -> !type.tasks().isEmpty());
    if (!endpoints.isEmpty()
        && !isWeighed
        && endpoints.stream().allMatch(endpoint -> endpoint.weight() == 0)) {
      system.report(
          "list",
          "endpoints of which at least one has a weight above 0",
          "raise the weight of one");
    }
  }

  private static Settings.UserType userType(Section type, Set<String> described) {
    type.leave(Set.of("signIn"));
    return new Settings.UserType(
        type.optionalDouble("weight", WEIGHT),
        thinkTime(type.section("thinkTime")),
        type.optional("pacing", Rules.duration(Duration.ofMillis(1), HOUR, "1 s")),
        tasks(type, described));
  }

  private static Settings.ThinkTime thinkTime(Section thinkTime) {
    Optional<Duration> min = thinkTime.optional("min", Rules.seconds(Duration.ZERO, HOUR, "1 s"));
    Optional<Duration> max = thinkTime.optional("max", Rules.seconds(Duration.ZERO, HOUR, "3 s"));
    if (min.isPresent() && max.isPresent() && max.get().compareTo(min.get()) < 0) {
      thinkTime.report(
          "max", "at least min, " + DurationText.of(min.get()), "raise max or lower min");
    }
    return new Settings.ThinkTime(min, max);
  }

  /** Where tasks are described, with endpoints or with steps, there are no others. */
  private static Map<String, Double> tasks(Section type, Set<String> described) {
    Section weights = type.section("tasks");
    Map<String, Double> tasks = type.valuesOf("tasks", WEIGHT);
    if (!described.isEmpty()) {
      weights.names().stream()
          .filter(task -> !described.contains(task))
          .forEach(task -> refuseTask(weights, task, described));
    }
    weights.names();
    return tasks;
  }

  private static void refuseTask(Section weights, String task, Set<String> described) {
    weights.report(
        task,
        "under the name of a task that is described: " + ServicesReader.list(described),
        ServicesReader.fix(task, described));
  }

  private static void refuseRepeatedNames(
      Section system, List<Settings.Endpoint> endpoints, SystemTasks described) {
    Set<String> seen = new HashSet<>();
    described.tasks().forEach(task -> seen.add(task.name()));
    endpoints.stream()
        .map(Settings.Endpoint::name)
        .filter(name -> !seen.add(name))
        .distinct()
        .forEach(
            name ->
                system.report(
                    "list",
                    "endpoints with unique names; not twice " + name,
                    "rename one of them"));
  }

  private static void refuseTwoSharesOfOneFeeder(
      Section system, List<Settings.Endpoint> endpoints, SystemTasks described) {
    Map<Path, Step.Share> shares = new HashMap<>();
    for (Settings.Endpoint endpoint : endpoints) {
      endpoint
          .feeder()
          .filter(it -> shares.computeIfAbsent(it, file -> endpoint.share()) != endpoint.share())
          .ifPresent(file -> refuseTwoShares(system, "list", file));
    }
    for (Step.Feed feed : described.feeds()) {
      if (shares.computeIfAbsent(feed.file(), file -> feed.share()) != feed.share()) {
        refuseTwoShares(system, "tasks", feed.file());
      }
    }
  }

  private static void refuseTwoShares(Section system, String key, Path file) {
    system.report(
        key,
        "one way to share a feeder; not " + file + " in two",
        "give it the same share wherever it is named");
  }

  /** Each endpoint of a list is a task of its own. */
  private static Set<String> names(List<Settings.Endpoint> endpoints, SystemTasks described) {
    return Stream.concat(
            endpoints.stream().map(Settings.Endpoint::name),
            described.tasks().stream().map(SystemTasks.Task::name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
