package salvo.gatling.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import io.burt.jmespath.jackson.JacksonRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.config.answers.AnswerRules;
import salvo.gatling.client.answer.GivenAnswer;

/** Judges the answers to one request, check by check. Safe for use by several threads. */
final class AnswerJudge {

  private final Optional<Expression<JsonNode>> at;
  private final List<AnswerCheck> checks;

  private AnswerJudge(Optional<Expression<JsonNode>> at, List<AnswerCheck> checks) {
    this.at = at;
    this.checks = List.copyOf(checks);
  }

  /**
   * The judge by some rules; the cheapest checks come first, but for the sameness, which all others
   * go before.
   *
   * @throws BadRule when a rule makes no check
   */
  static AnswerJudge of(AnswerRules rules) {
    List<AnswerCheck> checks = new ArrayList<>();
    if (!rules.finishReasons().isEmpty()) {
      checks.add(AnswerCheck.finishReason(rules.finishReasons()));
    }
    if (!rules.refusals().isEmpty()) {
      checks.add(AnswerCheck.noRefusal(rules.refusals()));
    }
    rules.least().ifPresent(it -> checks.add(AnswerCheck.atLeast(it)));
    rules.most().ifPresent(it -> checks.add(AnswerCheck.atMost(it)));
    rules.contains().forEach(it -> checks.add(AnswerCheck.contains(it)));
    rules.notContains().forEach(it -> checks.add(AnswerCheck.notContains(it)));
    rules.matches().ifPresent(it -> checks.add(AnswerCheck.matches(it)));
    if (rules.isJson()) {
      checks.add(AnswerCheck.json());
    }
    rules.schema().ifPresent(it -> checks.add(schema(it)));
    if (rules.isSame()) {
      checks.add(new SameAnswers());
    }
    return new AnswerJudge(rules.at().map(AnswerJudge::expression), checks);
  }

  /** A rule that makes no check. */
  static final class BadRule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    BadRule(String key, String why) {
      super(why);
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  private static AnswerCheck schema(Path file) {
    try {
      return SchemaCheck.of(file);
    } catch (IllegalArgumentException e) {
      throw new BadRule("jsonSchema", e.getMessage());
    }
  }

  private static Expression<JsonNode> expression(String text) {
    try {
      return new JacksonRuntime().compile(text);
    } catch (JmesPathException e) {
      throw new BadRule("at", e.getMessage());
    }
  }

  /** The first thing that is wrong with an answer; empty when it is good. */
  Optional<String> broken(GivenAnswer answer) {
    Optional<String> text = at.isEmpty() ? Optional.of(answer.text()) : at(answer.text());
    if (text.isEmpty()) {
      return Optional.of("no text where it was looked for");
    }
    for (AnswerCheck check : checks) {
      Optional<String> broken = check.broken(answer, text.get());
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private Optional<String> at(String body) {
    try {
      return AnswerJson.of(body)
          .map(json -> at.orElseThrow().search(json))
          .filter(found -> !found.isNull() && !found.isMissingNode())
          .map(found -> found.isTextual() ? found.textValue() : found.toString());
    } catch (JmesPathException e) {
      return Optional.empty();
    }
  }
}
