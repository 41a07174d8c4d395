package salvo.saved;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import salvo.analysis.errors.ErrorHint;
import salvo.analysis.errors.OutcomeClass;

/** The stored form of what a system's failures mean. */
final class StoredHints {

  private StoredHints() {}

  static void write(ObjectNode json, List<ErrorHint> hints) {
    if (hints.isEmpty()) {
      return;
    }
    var stored = json.putArray("hints");
    for (ErrorHint it : hints) {
      stored
          .addObject()
          .put("status", it.status())
          .put("message", it.message())
          .put("outcome", it.outcome().name())
          .put("cause", it.cause())
          .put("hint", it.hint());
    }
  }

  static List<ErrorHint> of(StoredValue stored) throws SavedRunException {
    return stored.list(StoredHints::hint);
  }

  private static ErrorHint hint(StoredValue it) throws SavedRunException {
    try {
      return new ErrorHint(
          it.at("status").or(0, StoredValue::smallCount),
          it.at("message").or("", StoredValue::text),
          it.at("outcome").or(OutcomeClass.OTHER, value -> value.oneOf(OutcomeClass.class)),
          it.at("cause").text(),
          it.at("hint").or("", StoredValue::text));
    } catch (PatternSyntaxException e) {
      throw it.at("message").wrong("a regular expression");
    }
  }
}
