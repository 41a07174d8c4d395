package salvo.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import salvo.text.PlainJson;

/**
 * A JSON object on each line, as Mooncake publishes them: {@code timestamp} in ms, {@code
 * input_length}, {@code output_length} and, of prompts that share their beginnings, {@code
 * hash_ids}.
 */
final class MooncakeLines implements TraceLines {

  private static final String TIME = "timestamp";
  private static final double MOST_MILLIS = 9e12;
  private static final int NANOS_DIGITS = 6;

  static boolean isOne(String line) {
    try {
      JsonNode json = PlainJson.MAPPER.readTree(line);
      return json.path(TIME).isNumber()
          && (json.has("input_length") || json.has("output_length") || json.has("hash_ids"));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  @Override
  public void read(String line, TraceRows rows) {
    JsonNode json = json(line);
    JsonNode time = json.path(TIME);
    if (!time.isNumber() || time.asDouble() < 0 || time.asDouble() > MOST_MILLIS) {
      throw new BadLine(shown(time), "timestamp must be a number of ms from 0");
    }
    TraceLines.add(
        rows,
        time.decimalValue().movePointRight(NANOS_DIGITS).longValue(),
        shown(time),
        TraceEntry.of(tokens(json, "input_length"), tokens(json, "output_length"), blocks(json)));
  }

  private static JsonNode json(String line) {
    try {
      JsonNode json = PlainJson.MAPPER.readTree(line);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      // Told below, as a line that is JSON and no object.
    }
    throw new BadLine(line, "must be a JSON object with timestamp, input_length, output_length");
  }

  private static int tokens(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.canConvertToInt() || !value.isIntegralNumber() || !isLength(value.intValue())) {
      throw new BadLine(
          shown(value), name + " must be a whole number of tokens from 0 to 10,000,000");
    }
    return value.intValue();
  }

  private static boolean isLength(int tokens) {
    return tokens >= 0 && tokens <= MOST_TOKENS;
  }

  private static List<Integer> blocks(JsonNode json) {
    List<Integer> blocks = new ArrayList<>();
    for (JsonNode block : json.path("hash_ids")) {
      if (!block.isIntegralNumber() || !block.canConvertToInt() || block.intValue() < 0) {
        throw new BadLine(shown(block), "hash_ids must be whole numbers from 0 to 2,147,483,647");
      }
      blocks.add(block.intValue());
    }
    return blocks;
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "" : value.toString();
  }
}
