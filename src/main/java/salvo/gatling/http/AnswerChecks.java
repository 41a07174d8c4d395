package salvo.gatling.http;

import static io.gatling.javaapi.core.CoreDsl.bodyLength;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.headerRegex;

import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.HttpDsl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import salvo.config.steps.Body;
import salvo.config.steps.Expected;
import salvo.config.steps.Saved;
import salvo.config.steps.Step;

/**
 * The checks of a described request.
 *
 * @param statuses that are none of a failure
 * @param others beside that of the status
 */
record AnswerChecks(List<Integer> statuses, List<CheckBuilder> others) {

  private static final List<Integer> SUCCESSES =
      List.of(200, 201, 202, 203, 204, 205, 206, 207, 208, 226);

  /** Those of the request alone. */
  static AnswerChecks of(Step.Request request) {
    List<CheckBuilder> others = new ArrayList<>(ofContent(request.expected()));
    if (request.body() instanceof Body.Json json && json.query()) {
      others.add(jmesPath("errors").ofList().notExists());
    }
    request.saves().forEach(it -> others.add(saving(it)));
    return new AnswerChecks(statuses(request.expected()), others);
  }

  /** What a request expects that is waited for, once it has been waited for long enough. */
  static AnswerChecks atLast(Step.Poll poll) {
    AnswerChecks own = of(poll.request());
    List<CheckBuilder> others = new ArrayList<>(ofContent(poll.until()));
    others.addAll(own.others);
    boolean isByStatus = !poll.until().statuses().isEmpty();
    return new AnswerChecks(isByStatus ? poll.until().statuses() : own.statuses, others);
  }

  static List<Integer> statuses(Expected expected) {
    return expected.statuses().isEmpty() ? SUCCESSES : expected.statuses();
  }

  /** The check of the status, which may be another one besides. */
  CheckBuilder.Final status(int... besides) {
    List<Integer> all = new ArrayList<>(statuses);
    for (int besideThem : besides) {
      all.add(besideThem);
    }
    return all.size() == 1 ? HttpDsl.status().is(all.get(0)) : HttpDsl.status().in(all);
  }

  List<CheckBuilder> all() {
    List<CheckBuilder> all = new ArrayList<>();
    all.add(status());
    all.addAll(others);
    return all;
  }

  static List<CheckBuilder> ofContent(Expected expected) {
    List<CheckBuilder> checks = new ArrayList<>();
    for (Map.Entry<String, Object> it : expected.json().entrySet()) {
      checks.add(json(it.getKey(), it.getValue()));
    }
    expected.contains().forEach(it -> checks.add(substring(GatlingText.of(it)).exists()));
    expected.regexes().forEach(it -> checks.add(regex(it).exists()));
    expected.maxBytes().ifPresent(it -> checks.add(bodyLength().lte(it)));
    expected
        .maxTime()
        .ifPresent(it -> checks.add(responseTimeInMillis().lte(Math.toIntExact(it.toMillis()))));
    return checks;
  }

  private static CheckBuilder json(String path, Object value) {
    if (value instanceof Number number) {
      return jmesPath(path).ofDouble().is(number.doubleValue());
    }
    if (value instanceof Boolean truth) {
      return jmesPath(path).ofBoolean().is(truth);
    }
    String text = value.toString();
    return text.contains("#{")
        ? jmesPath(path).isEL(GatlingText.of(text))
        : jmesPath(path).is(text);
  }

  /** Keeps a value, which has to be there. */
  static CheckBuilder saving(Saved saved) {
    boolean isJson = saved.kind() == Saved.Kind.JSON;
    return (isJson ? found(saved).notNull() : found(saved).exists()).saveAs(saved.name());
  }

  /** Keeps a value, if it is there. */
  static CheckBuilder savingIfAny(Saved saved) {
    return found(saved).optional().saveAs(saved.name());
  }

  private static CheckBuilder.Validate<?> found(Saved saved) {
    return switch (saved.kind()) {
      case JSON -> jmesPath(saved.expression()).ofObject();
      case REGEX -> regex(saved.expression());
      case HEADER ->
          saved.part().isPresent()
              ? headerRegex(saved.expression(), saved.part().get())
              : header(saved.expression());
      case COOKIE ->
          headerRegex("Set-Cookie", "^" + Pattern.quote(saved.expression()) + "=([^;]*)");
    };
  }
}
