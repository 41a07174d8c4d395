package salvo.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import salvo.report.json.JsonFile;

/** An answer: a status of HTTP and JSON. */
public record Reply(int status, JsonNode json) {

  /** The JSON as it is sent, numbers without exponents. */
  public String text() {
    return JsonFile.compact(json) + "\n";
  }

  /** What was asked for. */
  public static Reply ok(JsonNode json) {
    return new Reply(200, json);
  }

  /** That it was done, in a sentence. */
  public static Reply done(String sentence) {
    return ok(JsonNodeFactory.instance.objectNode().put("done", sentence));
  }

  /** That it was refused, in a sentence. */
  public static Reply refused(int status, String sentence) {
    return new Reply(status, JsonNodeFactory.instance.objectNode().put("error", sentence));
  }
}
