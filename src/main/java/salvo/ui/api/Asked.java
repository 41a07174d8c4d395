package salvo.ui.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import salvo.text.PlainJson;

/**
 * What is asked for.
 *
 * @param path the parts of the address below the API's own name
 * @param query the parameters, each with all its values
 * @param body as it was sent
 */
public record Asked(
    String method, List<String> path, Map<String, List<String>> query, byte[] body) {

  /** Whether it is of that method, and its path has so many parts. */
  public boolean is(String wanted, int parts) {
    return method.equals(wanted) && path.size() == parts;
  }

  /** A parameter; empty where it is missing. */
  public String parameter(String name) {
    return query.getOrDefault(name, List.of("")).get(0);
  }

  /** Whether a parameter says true. */
  public boolean flag(String name) {
    return parameter(name).equals("true");
  }

  /**
   * The object that was sent.
   *
   * @throws Refused when it is something else
   */
  public JsonNode json() throws IOException {
    try {
      JsonNode json = PlainJson.MAPPER.readTree(body);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      throw new Refused(
          400,
          "The body is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("") + ".");
    }
    throw new Refused(400, "The body must be a JSON object, such as {\"note\": \"slow\"}.");
  }

  /**
   * A text of the object that was sent; empty where it is missing.
   *
   * @throws Refused when it is something else
   */
  public String text(String name) throws IOException {
    JsonNode value = json().path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
      throw new Refused(400, name + " must be a text.");
    }
    return value.asText("");
  }

  /** That nothing is to be found there. */
  public Refused unknown() {
    return new Refused(
        404, "There is nothing at this address for " + method + ": see docs/control-room.md.");
  }
}
