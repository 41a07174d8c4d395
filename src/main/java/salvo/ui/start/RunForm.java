package salvo.ui.start;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import salvo.config.AskedSystem;
import salvo.config.Settings;
import salvo.config.source.Overrides;
import salvo.config.source.SettingsProblem;
import salvo.config.source.ShortName;
import salvo.text.Redaction;
import salvo.ui.api.Refused;

/**
 * What a form asks for: a simulation, and settings above those of the project, by their full keys.
 *
 * @param endsWithRoom whether the run is ended when the room is
 */
record RunForm(String simulation, Map<String, String> settings, boolean endsWithRoom) {

  private static final Pattern KEY = Pattern.compile("salvo(\\.(\"[^\"]+\"|[\\w-]+))+");
  private static final int LONGEST = 2_000;
  private static final int MOST = 200;
  private static final String HEADERS = ".headers.";
  private static final String BODY = "body";

  /**
   * The form as it was sent; settings that are left empty are left out.
   *
   * @throws Refused when it is no such form
   */
  static RunForm of(JsonNode json) {
    Map<String, String> settings = new LinkedHashMap<>();
    JsonNode given = json.path("settings");
    if (!json.path("simulation").isTextual() || !(given.isObject() || given.isMissingNode())) {
      throw new Refused(
          400, "Send {\"simulation\": \"ContentSimulation\", \"settings\": {\"users\": \"5\"}}.");
    }
    given.properties().forEach(it -> put(settings, it.getKey(), it.getValue()));
    if (settings.size() > MOST) {
      throw new Refused(400, "There are more than " + MOST + " settings.");
    }
    return new RunForm(
        json.path("simulation").textValue(), settings, json.path("endsWithRoom").asBoolean());
  }

  private static void put(Map<String, String> settings, String name, JsonNode value) {
    if (!value.isValueNode()) {
      throw new Refused(400, "settings." + name + " must be a text or a number.");
    }
    if (!value.isNull() && !value.asText().isBlank()) {
      settings.put(ShortName.KEYS.getOrDefault(name, name), value.asText().strip());
    }
  }

  /** What is wrong with it whatever the settings are. */
  List<SettingsProblem> problems() {
    List<SettingsProblem> problems = new ArrayList<>();
    settings.forEach(
        (key, value) -> {
          if (!KEY.matcher(key).matches()) {
            problems.add(problem(key, "a key of Salvo, such as salvo.slo.global.p95"));
          } else if (AskedSystem.NAMES.contains(key)) {
            problems.add(problem(key, "left out: the simulation is chosen by its own field"));
          } else if (key.equals(Settings.Output.DIRECTORY_KEY)) {
            problems.add(problem(key, "left out: the room shows the runs of one folder"));
          } else if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            problems.add(problem(key, "one line of at most " + LONGEST + " characters"));
          }
        });
    return problems;
  }

  private static SettingsProblem problem(String key, String rule) {
    return new SettingsProblem(key, "", "", rule, "correct it, or leave it out");
  }

  /** What everybody on this machine may read, as options of Java. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>(settings);
    properties.entrySet().removeIf(it -> isSecret(it.getKey(), it.getValue()));
    return properties;
  }

  /** What looks like a secret, as variables of the environment. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    settings.forEach(
        (key, value) -> {
          if (isSecret(key, value)) {
            variables.put(Overrides.variableOf(key), value);
          }
        });
    return variables;
  }

  private static boolean isSecret(String key, String value) {
    String name = key.substring(key.lastIndexOf('.') + 1).replace("\"", "");
    String shown =
        key.contains(HEADERS) ? Redaction.header(name, value) : Redaction.text(name, value);
    return Redaction.isSecret(name) || name.equals(BODY) || !shown.equals(value);
  }

  /** The key of the form that a problem is of; empty when it is of none. */
  Optional<String> field(SettingsProblem problem) {
    return settings.keySet().stream()
        .filter(
            key ->
                key.equals(problem.key())
                    || Overrides.variableOf(key).equals(problem.key())
                    || problem.key().equals("-D" + key))
        .findFirst();
  }
}
