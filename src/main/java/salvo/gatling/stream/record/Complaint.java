package salvo.gatling.stream.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The first error that a stream tells of itself, in its words. */
final class Complaint {

  private static final int MOST_CHARACTERS = 120;

  private Optional<String> text = Optional.empty();

  /** An error that is false, or says nothing, is none. */
  void take(JsonNode error) {
    boolean isNone = error.isContainerNode() ? error.isEmpty() : isNone(error.asText());
    if (!isNone) {
      say(error.isContainerNode() ? words(error) : error.asText());
    }
  }

  private static boolean isNone(String words) {
    return words.isEmpty() || words.equals("false");
  }

  void say(String words) {
    if (text.isEmpty()) {
      text = Optional.of(words.substring(0, Math.min(words.length(), MOST_CHARACTERS)));
    }
  }

  /** What an object says of an error: its message, or else what it calls it. */
  static String words(JsonNode error) {
    for (String field : new String[] {"message", "type", "code"}) {
      String words = error.path(field).asText();
      if (!words.isEmpty()) {
        return words;
      }
    }
    return error.toString();
  }

  /** Empty where all is well. */
  Optional<String> text() {
    return text;
  }
}
