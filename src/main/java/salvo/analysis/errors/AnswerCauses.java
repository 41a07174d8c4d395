package salvo.analysis.errors;

import static salvo.analysis.errors.OutcomeClass.CHECK_FAILED;
import static salvo.analysis.errors.OutcomeClass.OTHER;

import java.util.List;
import java.util.Optional;

/** The causes of answers that came well and are bad, by the texts that Salvo records of them. */
final class AnswerCauses {

  private static final List<CauseRule> RULES =
      List.of(
          new CauseRule(
              "^bad answer: not judged: ",
              new ErrorCause(
                  "answer not judged",
                  OTHER,
                  "The injector could not check the answer, for the reason that its message names:"
                      + " offer less, check less, or use several injectors.")),
          rule("a refusal$", "refusal", "The model refused: look at the prompt, and at filters."),
          rule(
              "(no )?finish reason",
              "finish reason",
              "The answer ended for another reason than those that are allowed, which its message"
                  + " names: look at the limit of tokens and at filters."),
          rule(
              "(shorter|longer) than",
              "length of the answer",
              "The answer is not as long as it should be: look at the prompt, at the limit of"
                  + " tokens, and at whether the model repeats itself."),
          rule(
              "with(out)? \"",
              "text of the answer",
              "The answer lacks a text, or has one that it should not have, which its message"
                  + " names: does that happen under load alone?"),
          rule(
              "no match of the expression",
              "text of the answer",
              "The answer does not match the expression: look at a sample of it."),
          rule(
              "(not JSON|no text where)",
              "not JSON",
              "The answer is not the JSON that was asked for: look at a sample of it, and at"
                  + " whether the target holds its output to a format."),
          rule(
              "against the schema",
              "not of the schema",
              "The answer is JSON, but breaks the schema at the place that its message names."),
          rule(
              "another one than before",
              "another answer",
              "The same request had another answer before: look at the temperature, and at whether"
                  + " what is computed depends on how many answers are made together."));

  private AnswerCauses() {}

  /** The cause that the message tells of; empty when it tells of none. */
  static Optional<ErrorCause> of(String message) {
    return CauseRule.first(RULES, message);
  }

  private static CauseRule rule(String text, String name, String hint) {
    return new CauseRule("^bad answer: " + text, new ErrorCause(name, CHECK_FAILED, hint));
  }
}
