package salvo.gatling.http;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Optional;
import salvo.config.steps.Step;

/**
 * Steps that send: signed in where that is asked for, and once more after an answer of 401. That
 * answer is counted and is no failure; a second one is.
 */
final class SentSteps {

  private static final int UNAUTHORIZED = 401;
  private static final String ANSWERED = "salvo.answered";
  private static final String SINCE = "salvo.poll.since";

  private final StepRequests requests;
  private final SignInChain signIn;

  SentSteps(StepRequests requests, SignInChain signIn) {
    this.requests = requests;
    this.signIn = signIn;
  }

  ChainBuilder once(Step.Request request) {
    return sent(request, AnswerChecks.of(request));
  }

  /** Sends until the answer is as it has to be; the last time, it has to be. */
  ChainBuilder until(Step.Poll poll) {
    PollChecks checks = new PollChecks(poll);
    ChainBuilder again =
        exec(checks::forget)
            .exec(sent(poll.request(), checks.onTheWay()))
            .exec(doIf(session -> !checks.areMet(session)).then(pause(poll.every())));
    return exec(session -> checks.forget(session).set(SINCE, System.nanoTime()))
        .exec(
            asLongAs(session -> !checks.areMet(session) && !isOver(session, poll.atMost()))
                .on(again))
        .exec(
            doIf(session -> !checks.areMet(session))
                .then(sent(poll.request(), AnswerChecks.atLast(poll))));
  }

  private static boolean isOver(Session session, Duration atMost) {
    return System.nanoTime() - session.getLong(SINCE) >= atMost.toNanos();
  }

  private ChainBuilder sent(Step.Request request, AnswerChecks checks) {
    ActionBuilder whole = action(request, requests.ofTask(request).check(checks.all()));
    ChainBuilder chain =
        signIn.isRequest() && !checks.statuses().contains(UNAUTHORIZED)
            ? exec(first(request, checks))
                .exec(
                    doIf(session -> session.getInt(ANSWERED) == UNAUTHORIZED)
                        .then(signIn.anew().exec(whole)))
            : exec(whole);
    Optional<ChainBuilder> before = signIn.whenDue();
    return before.map(it -> it.exec(chain)).orElse(chain);
  }

  private ActionBuilder first(Step.Request request, AnswerChecks checks) {
    return action(
        request,
        requests
            .ofTask(request)
            .check(checks.status(UNAUTHORIZED), status().saveAs(ANSWERED))
            .checkIf((answer, session) -> answer.status().code() != UNAUTHORIZED)
            .then(checks.others()));
  }

  private static ActionBuilder action(Step.Request request, HttpRequestActionBuilder made) {
    return request.stream().<ActionBuilder>map(it -> StreamSteps.of(made, it)).orElse(made);
  }
}
