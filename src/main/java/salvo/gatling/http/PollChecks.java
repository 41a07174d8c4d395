package salvo.gatling.http;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.internal.Expressions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import salvo.config.steps.Expected;
import salvo.config.steps.Saved;
import salvo.config.steps.Step;

/** What is looked for in each answer of a request that is sent until one is as it has to be. */
final class PollChecks {

  private static final String PREFIX = "salvo.poll.found.";
  private static final String STATUS = PREFIX + "status";
  private static final int FIRST_OF_SERVER = 500;

  private final Step.Poll poll;
  private final List<CheckBuilder> finds = new ArrayList<>();
  private final Map<String, Predicate<Session>> conditions = new LinkedHashMap<>();

  PollChecks(Step.Poll poll) {
    this.poll = poll;
    Expected until = poll.until();
    finds.add(status().saveAs(STATUS));
    List<Integer> statuses = AnswerChecks.statuses(statusWanted());
    conditions.put(STATUS, session -> statuses.contains(session.getInt(STATUS)));
    until.json().forEach(this::json);
    until.contains().forEach(it -> exists(substring(it).optional()));
    until.regexes().forEach(it -> exists(regex(it).optional()));
    poll.request().saves().forEach(this::saving);
  }

  private Expected statusWanted() {
    return poll.until().statuses().isEmpty() ? poll.request().expected() : poll.until();
  }

  private void json(String path, Object value) {
    String key = PREFIX + conditions.size();
    Function<Session, String> wanted =
        Expressions.expressionToJavaFunction(Expressions.toStringExpression(value.toString()));
    finds.add(jmesPath(path).ofObject().optional().saveAs(key));
    conditions.put(key, session -> isSame(session.get(key), value, () -> wanted.apply(session)));
  }

  private static boolean isSame(Object found, Object value, Supplier<String> text) {
    if (found instanceof Number number && value instanceof Number wanted) {
      return number.doubleValue() == wanted.doubleValue();
    }
    return String.valueOf(found).equals(text.get());
  }

  private void exists(CheckBuilder.Final find) {
    String key = PREFIX + conditions.size();
    finds.add(find.saveAs(key));
    conditions.put(key, session -> true);
  }

  private void saving(Saved saved) {
    finds.add(AnswerChecks.savingIfAny(saved));
    conditions.put(saved.name(), session -> true);
  }

  /** On the way, only what no waiting mends is a failure. */
  AnswerChecks onTheWay() {
    List<Integer> passing =
        poll.until().statuses().isEmpty()
            ? AnswerChecks.statuses(poll.request().expected())
            : IntStream.range(200, FIRST_OF_SERVER).filter(it -> it != 401).boxed().toList();
    return new AnswerChecks(passing, finds);
  }

  boolean areMet(Session session) {
    return conditions.entrySet().stream()
        .allMatch(it -> session.contains(it.getKey()) && it.getValue().test(session));
  }

  /** What an answer before has brought. */
  Session forget(Session session) {
    return session.removeAll(conditions.keySet().toArray(String[]::new));
  }
}
