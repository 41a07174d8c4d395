package salvo.config.source;

import salvo.text.RefusalText;
import salvo.text.Secrets;

/**
 * One thing that is wrong with the settings, and what to do about it.
 *
 * @param key full key, or what stands in its place: a file, a variable
 * @param value as given, secrets masked; empty when there is none to show
 * @param source where the value came from; empty when it came from nowhere
 * @param rule what the value has to be
 * @param fix what to do
 */
public record SettingsProblem(String key, String value, String source, String rule, String fix) {

  public SettingsProblem {
    key = RefusalText.of(key);
    value = RefusalText.ofValue(value);
    source = RefusalText.of(source);
    rule = RefusalText.of(rule);
    fix = RefusalText.of(fix);
  }

  /** The problem without secrets that it may quote. */
  public SettingsProblem without(Secrets secrets) {
    return new SettingsProblem(
        secrets.mask(key),
        value.endsWith("...") ? secrets.maskCut(value) : secrets.mask(value),
        secrets.mask(source),
        secrets.mask(rule),
        secrets.mask(fix));
  }

  /** The problem as three lines, without a line break at the end. */
  public String text() {
    String given = value.isEmpty() ? key : key + " = " + value;
    String from = source.isEmpty() ? "" : "  (" + source + ")";
    return "  " + given + from + "\n    rule: " + rule + "\n    fix:  " + fix;
  }
}
