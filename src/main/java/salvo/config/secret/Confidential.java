package salvo.config.secret;

import com.typesafe.config.ConfigObject;
import java.util.List;
import java.util.Map;
import salvo.text.Secrets;

/**
 * The secrets in a configuration.
 *
 * @param shown all keys with the values in force, as nested maps, secrets masked
 * @param secrets by value, for texts of other origin that may hold them
 * @param warnings a sentence for each that was given where others can read it
 */
public record Confidential(Map<String, Object> shown, Secrets secrets, List<String> warnings) {

  /**
   * What is secret of the resolved settings.
   *
   * @param environment where the values of some of them came from
   */
  public static Confidential of(ConfigObject settings, Map<String, String> environment) {
    SecretSearch search = new SecretSearch(environment);
    Map<String, Object> shown = search.object(List.of(), settings);
    Secrets secrets = Secrets.of(search.values());
    shown.replaceAll((key, value) -> secrets.maskWithin(value));
    return new Confidential(shown, secrets, List.copyOf(search.warnings()));
  }
}
