package salvo.gatling.http;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.internal.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import salvo.config.steps.Body;
import salvo.config.steps.Step;
import salvo.gatling.Target;
import salvo.gatling.socket.Sockets;

/** Steps on WebSockets: a handshake, signed in where that is asked for, and messages. */
final class SocketSteps {

  private final StepRequests requests;
  private final Target target;
  private final SignInChain signIn;

  SocketSteps(StepRequests requests, Target target, SignInChain signIn) {
    this.requests = requests;
    this.target = target;
    this.signIn = signIn;
  }

  ChainBuilder connect(Step.Socket socket) {
    Function<Session, String> path = text(socket.path());
    ActionBuilder connect =
        Sockets.connect(
            socket.name(),
            requests.ofTask(
                socket,
                Sockets.handshake(
                    socket.name(),
                    session ->
                        target.address(session).replaceFirst("^http", "ws")
                            + path.apply(session))));
    Optional<ChainBuilder> before = signIn.whenDue();
    return before.map(it -> it.exec(connect)).orElse(exec(connect));
  }

  ActionBuilder message(Step.Message message) {
    Function<Session, String> text =
        message.body() instanceof Body.Json json
            ? JsonTemplate.text(json.json())
            : text(((Body.Text) message.body()).text());
    return message
        .answer()
        .map(
            it ->
                Sockets.exchange(
                    message.name(),
                    text,
                    it.within(),
                    AnswerChecks.ofContent(it.fits()),
                    checks(it)))
        .orElseGet(() -> Sockets.send(message.name(), text));
  }

  private static List<CheckBuilder> checks(Step.Answer answer) {
    List<CheckBuilder> checks = new ArrayList<>(AnswerChecks.ofContent(answer.expected()));
    answer.saves().forEach(it -> checks.add(AnswerChecks.saving(it)));
    return checks;
  }

  private static Function<Session, String> text(String el) {
    Function<Session, ?> text =
        Expressions.expressionToJavaFunction(Expressions.toStringExpression(GatlingText.of(el)));
    return session -> String.valueOf(text.apply(session));
  }
}
