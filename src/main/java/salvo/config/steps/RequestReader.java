package salvo.config.steps;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import salvo.config.source.ProtocolText;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.config.steps.stream.StreamReader;
import salvo.config.steps.stream.Streamed;

/** Reads a request, and what has to be waited for by sending it again and again. */
final class RequestReader {

  /** The keys by which a request is told, each with the path. */
  static final List<String> METHODS =
      List.of("get", "post", "put", "patch", "delete", "head", "options");

  private static final Rule<Duration> TIME =
      Rules.duration(Duration.ofMillis(10), Duration.ofHours(1), "1 s");

  private static final Rule<String> NAME = ProtocolText.requestName("one product");
  private static final Pattern VARYING = Pattern.compile("(?<!#)#\\{");

  private final Map<String, String> endpoints = new HashMap<>();

  /** Reads one whose key is that method, and adds to what is known what it saves. */
  Step step(Section step, String method, Known known) {
    Step.Request request = request(step, method, known);
    if (!step.has("until")) {
      return request;
    }
    if (request.stream().isPresent()) {
      step.report("until", "without stream: a stream is not asked for again", "leave out one");
    }
    Duration every = step.optional("every", TIME).orElse(Duration.ofSeconds(1));
    Duration atMost = step.optional("atMost", TIME).orElse(Duration.ofSeconds(30));
    if (atMost.compareTo(every) < 0) {
      step.report("atMost", "at least every", "raise atMost or lower every");
    }
    Expected until = new AnswerReader(known).expected(step, "until");
    if (until.equals(Expected.status(List.of()))) {
      step.report(
          "until",
          "what is expected of the answer: status, json, contains or regex",
          "give one of them");
    }
    return new Step.Poll(request, until, every, atMost);
  }

  Step.Request request(Section step, String method, Known known) {
    String verb = method.toUpperCase(Locale.ROOT);
    String path = step.optional(method, ProtocolText.path("/products")).orElse("/");
    known.check(step, method, path);
    Map<String, String> query = texts(step, "query", known);
    Map<String, String> headers = headers(step, known);
    Body body = new BodyReader(known).body(step);
    AnswerReader answer = new AnswerReader(known);
    Expected expected = answer.expected(step, "check");
    List<Saved> saves = answer.saves(step);
    Optional<Streamed> stream = StreamReader.stream(step, RequestRules.ATTRIBUTE);
    stream.flatMap(Streamed::text).ifPresent(known::save);
    Step.Request request =
        new Step.Request(
            name(step, verb, path),
            verb,
            path,
            query,
            headers,
            body,
            expected,
            saves,
            stream,
            step.place());
    refuseTwoOfOneName(step, request.name(), request.endpoint(), method);
    return request;
  }

  static Map<String, String> headers(Section section, Known known) {
    Map<String, String> headers = RequestRules.headers(section);
    headers.values().forEach(it -> known.check(section, "headers", it));
    return headers;
  }

  static Map<String, String> texts(Section step, String key, Known known) {
    Map<String, String> texts = step.valuesOf(key, ProtocolText.headerValue("2"));
    texts.values().forEach(it -> known.check(step, key, it));
    return texts;
  }

  static String name(Section step, String method, String path) {
    Optional<String> own = step.optional("name", NAME);
    if (own.filter(it -> VARYING.matcher(it).find()).isPresent()) {
      step.report(
          "name", "a constant name: one row in every report", "put the data into the path alone");
    }
    return own.orElseGet(() -> Step.Request.nameOf(method, path));
  }

  /** Refuses one name of two endpoints, which the key of the second one gives. */
  void refuseTwoOfOneName(Section step, String name, String endpoint, String key) {
    String other = endpoints.putIfAbsent(name, endpoint);
    if (other != null && !other.equals(endpoint)) {
      step.report(
          step.has("name") ? "name" : key,
          "named differently from " + other + ": requests that share a name share their figures",
          "rename one of them");
    }
  }
}
