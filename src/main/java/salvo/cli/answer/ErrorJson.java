package salvo.cli.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.text.RefusalText;

/** Why a command could not do what it was asked for. */
public final class ErrorJson {

  private ErrorJson() {}

  /** An error in sentences; each line of it is one. */
  public static ObjectNode of(String message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode error = json.putObject("error");
    error.put("message", RefusalText.ofLines(message));
    error.putArray("problems");
    return json;
  }

  /** An error of the settings, with each of its problems. */
  public static ObjectNode of(SettingsException settings) {
    ObjectNode json = of("The configuration has problems.");
    ArrayNode problems = (ArrayNode) json.path("error").path("problems");
    settings.problems().forEach(it -> write(it, problems.addObject()));
    return json;
  }

  private static void write(SettingsProblem problem, ObjectNode json) {
    json.put("key", problem.key())
        .put("value", problem.value())
        .put("source", problem.source())
        .put("rule", problem.rule())
        .put("fix", problem.fix());
  }
}
