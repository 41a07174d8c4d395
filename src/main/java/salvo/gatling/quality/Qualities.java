package salvo.gatling.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.config.Settings;
import salvo.config.answers.AnswerRules;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.event.FigureName;
import salvo.gatling.client.answer.GivenAnswer;
import salvo.gatling.client.answer.KeptAnswers;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;
import salvo.slo.UnknownEndpointException;
import salvo.workload.Dial;
import salvo.workload.InjectionProfile;
import salvo.workload.level.HeldLevels;

/**
 * The requests of a run whose answers are checked. The figure of each is measured beside it: a
 * success is an answer that was good, a failure one that was not.
 */
public final class Qualities {

  private final String key;
  private final Map<String, AnswerRules> rules;
  private final Map<String, AnswerJudge> judges = new HashMap<>();
  private final List<SettingsProblem> problems = new ArrayList<>();
  private volatile Optional<LevelClock> levels = Optional.empty();

  private Qualities(String key, Map<String, AnswerRules> rules) {
    this.key = key;
    this.rules = rules;
    rules.forEach(this::judge);
  }

  /** Those that the settings have for a system; the answers to them are kept from now on. */
  public static Qualities of(Settings settings, String system) {
    Map<String, AnswerRules> rules = settings.systemNamed(system).answers().rules();
    KeptAnswers.keep(rules.keySet());
    return new Qualities("salvo.systems." + system + ".quality", rules);
  }

  private void judge(String name, AnswerRules of) {
    try {
      judges.put(name, AnswerJudge.of(of));
    } catch (AnswerJudge.BadRule e) {
      boolean isSchema = e.key().equals("jsonSchema");
      problems.add(
          new SettingsProblem(
              key(name) + "." + e.key(),
              String.valueOf(isSchema ? of.schema().orElseThrow() : of.at().orElseThrow()),
              "",
              (isSchema ? "a JSON schema: " : "a JMESPath: ") + e.getMessage(),
              isSchema
                  ? "correct the file; a schema may refer to its own parts alone"
                  : "write one such as choices[0].message.content"));
    }
  }

  /** These user types, whose tasks measure the figures. */
  public List<UserType> of(List<UserType> types) {
    return rules.isEmpty()
        ? types
        : types.stream()
            .map(type -> type.withTasks(type.journey().tasks().stream().map(this::of).toList()))
            .toList();
  }

  private Task of(Task task) {
    Task measured = task;
    for (String name : rules.keySet()) {
      if (task.endpoints().containsKey(name) && !task.beside().contains(name)) {
        for (String figure : figures(name)) {
          measured = measured.measures(task.endpoints().get(name), figure);
        }
      }
    }
    return measured;
  }

  /** Those beside a request; of a fall, also those of either level. */
  private List<String> figures(String name) {
    Stream<FigureName> figures =
        rules.get(name).fall().isPresent()
            ? Stream.of(FigureName.QUALITY, FigureName.QUALITY_LOW, FigureName.QUALITY_HIGH)
            : Stream.of(FigureName.QUALITY);
    return figures.map(it -> it.of(name)).toList();
  }

  /** The names of the figures of requests of those names. */
  public Set<String> figures(Set<String> requests) {
    return rules.keySet().stream()
        .filter(requests::contains)
        .flatMap(name -> figures(name).stream())
        .collect(Collectors.toSet());
  }

  /**
   * Refuses names that there are none of, and rules that the answers to a request cannot have.
   *
   * @param requests all request names, with those of figures beside them
   * @throws UnknownEndpointException for names
   * @throws SettingsException for rules
   */
  public void check(Set<String> requests) {
    Set<String> known = new TreeSet<>(requests);
    rules.keySet().forEach(name -> known.removeAll(figures(name)));
    UnknownEndpointException.checkNames(this::key, rules.keySet(), known);
    List<SettingsProblem> all = new ArrayList<>(problems);
    rules.forEach((name, of) -> check(name, of, requests.contains(FigureName.TTFT.of(name)), all));
    if (!all.isEmpty()) {
      throw new SettingsException(all);
    }
  }

  private void check(String name, AnswerRules of, boolean isStream, List<SettingsProblem> all) {
    if (of.isEmpty()) {
      all.add(
          new SettingsProblem(
              key(name),
              "",
              "",
              "a check of the answers: contains, notContains, matches, length, finishReason,"
                  + " refusals, json, jsonSchema or same",
              "set one, such as refusals = usual"));
    }
    if (!isStream && !of.finishReasons().isEmpty()) {
      all.add(
          new SettingsProblem(
              key(name) + ".finishReason",
              String.join(", ", of.finishReasons()),
              "",
              "a check of a streamed request; this one is not",
              "leave it out, or look for the reason in the body with contains"));
    }
    if (isStream && of.at().isPresent()) {
      all.add(
          new SettingsProblem(
              key(name) + ".at",
              of.at().get(),
              "",
              "a place in an answer that is one JSON; of a streamed request what is said is"
                  + " checked",
              "leave it out"));
    }
  }

  private String key(String name) {
    return key + ".\"" + name + "\"";
  }

  /** Tells the load that goes on, of whose levels figures are measured too. */
  public void during(InjectionProfile profile, Dial dial) {
    levels = HeldLevels.of(profile).map(it -> new LevelClock(it, dial));
  }

  /** A sentence for each fall that the load shows nothing of. */
  public List<String> notJudged(InjectionProfile profile) {
    return HeldLevels.of(profile).isPresent()
        ? List.of()
        : rules.keySet().stream()
            .filter(name -> rules.get(name).fall().isPresent())
            .map(
                name ->
                    key(name)
                        + ".fall is not judged, because this load is not held at two levels: choose"
                        + " a profile with such stages.")
            .toList();
  }

  /**
   * The figure of the level at which a request was sent; empty where there is none to measure.
   *
   * @param agoMillis how long ago
   */
  Optional<String> ofLevel(String request, long agoMillis) {
    return rules.get(request).fall().isPresent()
        ? levels.flatMap(it -> it.figure(agoMillis)).map(it -> it.of(request))
        : Optional.empty();
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Whether the answers to a request are checked. */
  boolean has(String request) {
    return judges.containsKey(request);
  }

  /** The first thing that is wrong with an answer; empty when it is good. */
  Optional<String> broken(String request, GivenAnswer answer) {
    return judges.get(request).broken(answer);
  }
}
