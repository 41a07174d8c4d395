package salvo.analysis.errors;

import java.util.regex.Pattern;

/**
 * What failures of one system mean, as its simulation knows it. It is looked at before the causes
 * that hold for all systems.
 *
 * @param status of the answer; 0 for any, and for none
 * @param message regular expression that is found in the message
 * @param outcome how such requests came out
 * @param cause in a few words, without data that varies
 * @param hint the next step, one sentence
 */
public record ErrorHint(
    int status, String message, OutcomeClass outcome, String cause, String hint) {

  /** Refuses what is no regular expression. */
  public ErrorHint {
    Pattern.compile(message);
  }

  /** Of failures whose message holds the regular expression. */
  public static ErrorHint ofMessage(
      String message, OutcomeClass outcome, String cause, String hint) {
    return new ErrorHint(0, message, outcome, cause, hint);
  }

  /** Of answers with this status, which they were not to have. */
  public static ErrorHint ofStatus(int status, String cause, String hint) {
    return new ErrorHint(status, "", OutcomeClass.ofStatus(status), cause, hint);
  }

  boolean fits(int answered, String text) {
    return (status == 0 || status == answered) && Pattern.compile(message).matcher(text).find();
  }

  ErrorCause asCause() {
    return new ErrorCause(cause, outcome, hint);
  }
}
