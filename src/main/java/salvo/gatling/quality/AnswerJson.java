package salvo.gatling.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Optional;
import salvo.text.PlainJson;

/** The JSON that an answer is: one value, and nothing behind it. */
final class AnswerJson {

  private static final ObjectReader READER =
      PlainJson.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private AnswerJson() {}

  /** The value; empty where the text is none. */
  static Optional<JsonNode> of(String text) {
    try {
      return Optional.ofNullable(READER.readTree(text)).filter(it -> !it.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
