package salvo.analysis.errors;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why requests failed, told from the HTTP status and the message, and what to do next. A check's
 * text may quote the answer, so it is recognised before anything else. A log tells no status, but
 * the text of the failed status check does.
 */
public record ErrorCause(String name, OutcomeClass outcome, String hint) {

  static final ErrorCause NOT_BUILT =
      new ErrorCause(
          "request not built",
          OutcomeClass.OTHER,
          "Fix the simulation: a session attribute, a feeder's column or a file is missing.");

  static final ErrorCause ABANDONED =
      new ErrorCause(
          "task abandoned",
          OutcomeClass.OTHER,
          "Fix the simulation: its own code has thrown an exception, or an expression has no"
              + " value.");

  private static final ErrorCause FAILED_CHECK =
      new ErrorCause(
          "failed check",
          OutcomeClass.CHECK_FAILED,
          "Compare the answer with the check: a field is missing or has another value.");
  private static final ErrorCause OTHER =
      new ErrorCause(
          "other",
          OutcomeClass.OTHER,
          "Look in the target's log at the times of these failures, and search for this message.");

  private static final int LEAST_ERROR_STATUS = 400;

  private static final Pattern STATUS =
      Pattern.compile(
          "^status\\.find.*, (?:but actually )?found (?<check>\\d{3})$"
              + "|Invalid handshake response getStatus: (?<handshake>\\d{3})");
  private static final Pattern PREPARATION = Pattern.compile(" preparation crashed: ");
  private static final Pattern CHECK =
      Pattern.compile("^\\w+(\\(.*\\))?\\.(find|findAll|count)\\b");
  private static final Pattern NAMED_CHECK = Pattern.compile(", (found |failed$)");

  /** The same, where hints of the system come first. */
  public static ErrorCause of(int status, String message, List<ErrorHint> hints) {
    int answered = status > 0 ? status : checked(message);
    return hints.stream()
        .filter(hint -> hint.fits(answered, message))
        .findFirst()
        .map(ErrorHint::asCause)
        .orElseGet(() -> of(status, message));
  }

  /** The status that a failed check tells of; 0 when it tells of none. */
  private static int checked(String message) {
    Matcher answered = STATUS.matcher(message);
    if (!answered.find()) {
      return 0;
    }
    String check = answered.group("check");
    return Integer.parseInt(check == null ? answered.group("handshake") : check);
  }

  /** The cause of a failure; a status of 0 is unknown. */
  public static ErrorCause of(int status, String message) {
    Optional<ErrorCause> ofAnswer = AnswerCauses.of(message);
    if (ofAnswer.isPresent()) {
      return ofAnswer.get();
    }
    int answered = checked(message);
    if (answered > 0) {
      return StatusCauses.of(answered);
    }
    if (PREPARATION.matcher(message).find()) {
      return TransportCauses.MALFORMED;
    }
    if (CHECK.matcher(message).find()) {
      return FAILED_CHECK;
    }
    return StreamCauses.of(message)
        .or(() -> FramingCauses.of(message))
        .or(() -> TransportCauses.of(message))
        .orElseGet(() -> unnamed(status, message));
  }

  /** A request that was answered with a good status can only have failed a check. */
  private static ErrorCause unnamed(int status, String message) {
    if (status >= LEAST_ERROR_STATUS) {
      return StatusCauses.of(status);
    }
    return status > 0 || NAMED_CHECK.matcher(message).find() ? FAILED_CHECK : OTHER;
  }
}
