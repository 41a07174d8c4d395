package salvo.config.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import salvo.config.source.ProtocolText;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;

/** Reads WebSockets and the messages on them. */
final class SocketReader {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Rule<Duration> WITHIN =
      Rules.duration(Duration.ofMillis(10), Duration.ofHours(1), "10 s");

  private final RequestReader requests;

  /** That of the socket whose steps are being read. */
  private Optional<String> path = Optional.empty();

  /**
   * @param requests has the names of what is sent
   */
  SocketReader(RequestReader requests) {
    this.requests = requests;
  }

  /**
   * Reads one with its steps.
   *
   * @param within reads these
   */
  Step.Socket socket(Section step, Known known, Supplier<List<Step>> within) {
    if (path.isPresent()) {
      step.report("websocket", "outside another: a user has one at a time", "end the other first");
    }
    String at = step.optional("websocket", ProtocolText.path("/ws")).orElse("/");
    known.check(step, "websocket", at);
    Map<String, String> query = RequestReader.texts(step, "query", known);
    Map<String, String> headers = RequestReader.headers(step, known);
    String endpoint = Step.Request.nameOf("CONNECT", at);
    String name = RequestReader.name(step, "CONNECT", at);
    requests.refuseTwoOfOneName(step, name, endpoint, "websocket");
    Optional<String> subprotocol =
        step.optional("subprotocol", ProtocolText.headerValue("graphql-transport-ws"));
    Optional<String> around = path;
    path = Optional.of(at);
    List<Step> steps = within.get();
    path = around;
    return new Step.Socket(name, at, query, headers, subprotocol, steps, step.place());
  }

  /** Reads a message, which stands within the steps of a socket. */
  Step.Message message(Section step, Known known) {
    if (path.isEmpty()) {
      step.report(
          "send",
          "within the steps of a websocket",
          "write { websocket = /ws, steps = [ { send = hello } ] }");
    }
    Body body =
        step.optional("send", BODY)
            .or(() -> Optional.of(Body.NONE))
            .map(it -> checked(step, it, known))
            .orElseThrow();
    String name = RequestReader.name(step, "MESSAGE", path.orElse("/"));
    requests.refuseTwoOfOneName(
        step, name, Step.Request.nameOf("MESSAGE", path.orElse("/")), "send");
    return new Step.Message(name, body, answer(step, known), step.place());
  }

  private static final Rule<Body> BODY =
      new Rule<>(
          "a text, an object or a list, whose expressions #{...} are closed and not empty",
          "{ type = ping }",
          value ->
              Rule.scalar(value)
                  .filter(ProtocolText::isClosed)
                  .<Body>map(Body.Text::new)
                  .or(
                      () ->
                          RequestRules.JSON
                              .parse()
                              .apply(value)
                              .map(it -> new Body.Json(it, false))));

  private static Body checked(Section step, Body body, Known known) {
    known.check(
        step, "send", body instanceof Body.Json json ? json.json() : ((Body.Text) body).text());
    return body;
  }

  private static Optional<Step.Answer> answer(Section step, Known known) {
    if (Stream.of("await", "check", "save", "within").noneMatch(step::has)) {
      return Optional.empty();
    }
    AnswerReader reader = new AnswerReader(known);
    Expected fits = reader.content(step.section("await"));
    Expected expected = reader.content(step.section("check"));
    List<Saved> saves = reader.saves(step);
    saves.stream()
        .filter(it -> it.kind() == Saved.Kind.HEADER || it.kind() == Saved.Kind.COOKIE)
        .forEach(
            it ->
                step.report(
                    "save",
                    "found by json or regex: a message has no headers",
                    "write " + it.name() + " = <JMESPath>"));
    return Optional.of(
        new Step.Answer(fits, expected, saves, step.optional("within", WITHIN).orElse(PATIENCE)));
  }
}
