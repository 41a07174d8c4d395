package salvo.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import salvo.config.source.ShortName;

/**
 * The settings that an assistant may give a run: its load, its objectives and its target. Those
 * that read files, name folders, carry secrets or reach other machines stay with who configures
 * Salvo.
 */
final class AskedSettings {

  private static final Pattern ALLOWED =
      Pattern.compile(
          "salvo\\.(baseUrl|warmUp\\.duration"
              + "|(workload|slo|capacity|abortWhen)\\.[\\w.\" -]+"
              + "|systems\\.[\\w-]+\\.(userTypes|slo|abortWhen)\\.[\\w.\" -]+)");

  private static final int LONGEST = 500;

  private AskedSettings() {}

  /**
   * The same as options of Java.
   *
   * @throws Problem when one is not allowed
   */
  static List<String> options(Map<?, ?> settings) {
    List<String> options = new ArrayList<>();
    settings.forEach((key, value) -> options.add(option(String.valueOf(key), value)));
    return options;
  }

  private static String option(String name, Object value) {
    String key = ShortName.KEYS.getOrDefault(name, name);
    if (!ALLOWED.matcher(key).matches()) {
      throw new Problem(
          "settings."
              + name
              + " cannot be set here: only the load (salvo.workload, or users, duration, ...), the"
              + " target (baseUrl), objectives (salvo.slo), salvo.capacity, salvo.abortWhen and the"
              + " userTypes and slo of a system. Set others in application.conf.");
    }
    String text = String.valueOf(value);
    if (value instanceof Map
        || text.length() > LONGEST
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new Problem("settings." + name + " must be a number or one short line of text.");
    }
    return "-D" + key + "=" + text;
  }
}
