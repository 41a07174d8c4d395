package salvo.analysis.errors;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cause, and what the messages that tell of it have in them. */
record CauseRule(Pattern pattern, ErrorCause cause) {

  CauseRule(String pattern, ErrorCause cause) {
    this(Pattern.compile(pattern), cause);
  }

  /** The cause of the first rule that fits the message; empty when none does. */
  static Optional<ErrorCause> first(List<CauseRule> rules, String message) {
    return rules.stream()
        .filter(rule -> rule.pattern.matcher(message).find())
        .map(CauseRule::cause)
        .findFirst();
  }
}
