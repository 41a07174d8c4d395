package salvo.abort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.slo.DeclaredSlos;
import salvo.slo.Slo;
import salvo.slo.UnknownEndpointException;
import salvo.stats.cost.Tariffs;

/** When a run's load is ended before its time. */
public record AbortPlan(List<AbortRule> rules, Budget budget) {

  public AbortPlan {
    rules = List.copyOf(rules);
  }

  /**
   * The rules for a run of the system, which are for all of its injectors together.
   *
   * @param endpoints every request name of its simulation
   * @throws UnknownEndpointException when a rule or a cost is for another endpoint
   */
  public static AbortPlan of(Settings settings, String system, Set<String> endpoints) {
    Settings.SystemUnderTest tested = settings.systemNamed(system);
    String prefix = "salvo.systems." + system + ".";
    UnknownEndpointException.checkNames(
        name -> prefix + "costs.\"" + name + "\"", tested.costs().keySet(), endpoints);
    Prices prices = new Prices(prefix, tested, settings.budget().currency());
    prices.check(endpoints);
    tested
        .abortWhen()
        .forEach(
            (name, rule) ->
                UnknownEndpointException.checkNames(
                    scope -> prefix + "abortWhen." + name + ".endpoint = \"" + scope + "\"",
                    Set.of(rule.scope()),
                    endpoints));
    requireStreams(prefix + "abortWhen.", tested.abortWhen(), endpoints);
    List<AbortRule> rules = new ArrayList<>(rules("salvo.abortWhen.", settings.abortWhen()));
    rules.addAll(rules(prefix + "abortWhen.", tested.abortWhen()));
    Settings.Budget budget = settings.budget();
    Tariffs tariffs = prices.tariffs();
    requireCosts(budget, system, tariffs);
    return new AbortPlan(
        rules, new Budget(budget.requests(), budget.spend(), tariffs, settings.injector().count()));
  }

  private static void requireStreams(
      String prefix, Map<String, Settings.AbortRule> rules, Set<String> endpoints) {
    List<SettingsProblem> problems = new ArrayList<>();
    rules.forEach(
        (name, rule) ->
            problems.addAll(
                DeclaredSlos.ofNoStream(
                    prefix + name, rule.scope(), rule.objectives(), endpoints)));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  private static void requireCosts(Settings.Budget budget, String system, Tariffs tariffs) {
    if (budget.spend().isPresent() && tariffs.areFree()) {
      throw new SettingsException(
          List.of(
              new SettingsProblem(
                  "salvo.budget.spend",
                  String.valueOf(budget.spend().getAsDouble()),
                  "",
                  "used together with costs or prices of requests, without which nothing is ever"
                      + " spent",
                  "set salvo.systems."
                      + system
                      + ".costs.\"<request name>\" or .prices.\"<request name>\", or leave it"
                      + " out")));
    }
  }

  /** Whether nothing ends the load. */
  public boolean isEmpty() {
    return rules.isEmpty() && !budget.isLimited();
  }

  private static List<AbortRule> rules(String prefix, Map<String, Settings.AbortRule> rules) {
    return rules.entrySet().stream()
        .flatMap(it -> rules(prefix + it.getKey(), it.getValue()))
        .toList();
  }

  /** One for each figure that it watches: of the requests themselves, or beside them. */
  private static Stream<AbortRule> rules(String key, Settings.AbortRule rule) {
    Map<String, List<Slo>> byScope =
        DeclaredSlos.of(rule.scope(), rule.objectives()).stream()
            .collect(Collectors.groupingBy(Slo::scope, LinkedHashMap::new, Collectors.toList()));
    return byScope.values().stream()
        .map(
            slos ->
                new AbortRule(
                    key, slos, (int) rule.window().toSeconds(), rule.hold(), rule.requests()));
  }
}
