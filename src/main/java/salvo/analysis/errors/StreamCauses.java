package salvo.analysis.errors;

import static salvo.analysis.errors.OutcomeClass.CHECK_FAILED;
import static salvo.analysis.errors.OutcomeClass.OTHER;
import static salvo.analysis.errors.OutcomeClass.SERVER_ERROR;
import static salvo.analysis.errors.OutcomeClass.TIMEOUT;

import java.util.List;
import java.util.Optional;

/** The causes of streams that began well, by the texts that Salvo records of them. */
final class StreamCauses {

  private static final List<CauseRule> RULES =
      List.of(
          rule(
              "the stream gave no first token in time",
              "no first token in time",
              TIMEOUT,
              "Look at the target's queue and at how long it reads prompts: more replicas, a larger"
                  + " batch or shorter prompts bring the first token sooner."),
          rule(
              "the stream stalled",
              "stalled stream",
              TIMEOUT,
              "The answer stalled midway: look for preemption or swapping in the engine, and"
                  + " for proxies that buffer it."),
          rule(
              "the stream is too long",
              "stream too long",
              CHECK_FAILED,
              "The answer has more bytes than the request allows: limit its tokens, or raise"
                  + " atMostBytes."),
          rule(
              "the injector read the stream too slowly",
              "client too slow",
              OTHER,
              "The injector could not read as fast as the target wrote: use fewer users, a larger"
                  + " machine or several injectors."),
          rule(
              "the stream (told of|reported) an error",
              "error in the stream",
              SERVER_ERROR,
              "The target sent an error after a good status: search the target's log for its"
                  + " text."),
          rule(
              "the answer (has no events|is no sound) of the stream's shape",
              "no stream",
              CHECK_FAILED,
              "Look at the body that came back: does the request ask for a stream, and is it of the"
                  + " shape that is expected?"),
          rule(
              "the stream was truncated",
              "truncated stream",
              CHECK_FAILED,
              "The answer ended without a finish reason and without the mark of its end, or before"
                  + " all sound was there: look for time limits in the target and its proxies, and"
                  + " for restarts."),
          rule(
              "the stream has an empty answer",
              "empty answer",
              CHECK_FAILED,
              "The target completed the answer, but it is empty: look at the prompt, at the limit"
                  + " of tokens and at what filters answers."),
          rule(
              "the answer was cut off by its length",
              "cut off by length",
              CHECK_FAILED,
              "The answer reached its limit of tokens: raise the limit, or allow it with"
                  + " mayEndByLength."),
          rule(
              "not good: (the request failed|a request of it was not)$",
              "not good",
              OTHER,
              "The request itself failed, or a request of the task failed or missed a limit: look"
                  + " at those causes."),
          rule(
              "not good: ",
              "limit missed",
              OTHER,
              "It missed a limit that salvo.systems.<system>.goodput sets, which its message names:"
                  + " look at the figure of that name beside the request."));

  private StreamCauses() {}

  /** The cause that the message tells of; empty when it tells of none. */
  static Optional<ErrorCause> of(String message) {
    return CauseRule.first(RULES, message);
  }

  private static CauseRule rule(String text, String name, OutcomeClass outcome, String hint) {
    return new CauseRule("^" + text, new ErrorCause(name, outcome, hint));
  }
}
