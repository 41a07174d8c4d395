package salvo.config;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.text.DurationText;

/** Reads when a load is ended before its time: by rules, or by what it may cost. */
final class AbortReader {

  static final Rule<Double> COST = Rules.number(0, 1_000_000, "0.002");

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Rule<Duration> WINDOW =
      Rule.ofText(
          "a duration of whole seconds from 1 s to 10 min",
          "10 s",
          text ->
              DurationText.parse(text)
                  .filter(it -> it.toMillis() > 0 && it.compareTo(TEN_MINUTES) <= 0)
                  .filter(it -> it.equals(Duration.ofSeconds(it.toSeconds()))));

  private static final Duration DEFAULT_WINDOW = Duration.ofSeconds(10);
  private static final Duration DEFAULT_HOLD = Duration.ofSeconds(5);
  private static final int DEFAULT_REQUESTS = 20;
  private static final int MOST_REQUESTS = 2_000_000_000;

  private static final Rule<String> CURRENCY =
      Rules.textLike(
          Pattern.compile("\\S{1,10}"),
          "a text of at most 10 characters, none of them blank",
          "EUR");

  private AbortReader() {}

  /** The rules for the run as a whole. */
  static Map<String, Settings.AbortRule> ofRun(Section root) {
    return root.entries(
        "abortWhen", rule -> rule(rule, Settings.WHOLE_RUN, ObjectivesReader.ofRule(rule)));
  }

  /** The rules of a system, each for one of its endpoints. */
  static Map<String, Settings.AbortRule> ofEndpoints(Section system) {
    return system.entries(
        "abortWhen",
        rule ->
            rule(
                rule,
                rule.required("endpoint", Rules.text("create job")),
                ObjectivesReader.ofEndpointRule(rule)));
  }

  static Settings.Budget budget(Section budget) {
    OptionalInt requests = budget.optionalInt("requests", Rules.wholeNumber(1, MOST_REQUESTS, "1"));
    return new Settings.Budget(
        requests,
        budget.optionalDouble("spend", Rules.number(0.000_001, 1_000_000_000, "20")),
        budget.optional("currency", CURRENCY).orElse(""));
  }

  private static Settings.AbortRule rule(
      Section rule, String scope, Settings.Objectives objectives) {
    if (objectives.isEmpty() && !rule.hasProblem()) {
      rule.report("errorRate", "at least one objective", "set one, such as errorRate = 0.5");
    }
    return new Settings.AbortRule(
        scope,
        objectives,
        rule.optional("window", WINDOW).orElse(DEFAULT_WINDOW),
        rule.optional("hold", Rules.duration(Duration.ZERO, TEN_MINUTES, "5 s"))
            .orElse(DEFAULT_HOLD),
        rule.optional("requests", Rules.wholeNumber(1, MOST_REQUESTS, "20"))
            .orElse(DEFAULT_REQUESTS));
  }
}
