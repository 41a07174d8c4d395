package salvo.config.source;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A setting that is needed before the others are read: from a property, a variable or the user's
 * file. What is wrong with it is told later, with all other problems.
 */
public final class EarlySetting {

  private EarlySetting() {}

  /** The text under a full key; empty when there is none. */
  public static Optional<String> of(String key, PropertyEncoding encoding) {
    return of(
        key,
        System.getProperties(),
        System.getenv(),
        EarlySetting.class.getClassLoader(),
        encoding);
  }

  static Optional<String> of(
      String key,
      Properties properties,
      Map<String, String> environment,
      ClassLoader loader,
      PropertyEncoding encoding) {
    return Optional.ofNullable(properties.getProperty(key))
        .map(encoding::decode)
        .or(() -> variable(key, environment))
        .or(
            () ->
                inFile(
                    key,
                    Sources.application(Overrides.file(properties, environment, encoding), loader)))
        .filter(text -> !text.isBlank());
  }

  private static Optional<String> variable(String key, Map<String, String> environment) {
    String plain = Overrides.plain(key);
    return environment.entrySet().stream()
        .filter(it -> Overrides.plain(it.getKey()).equals(plain))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<String> inFile(String key, Config application) {
    try {
      return application.hasPath(key) ? Optional.of(application.getString(key)) : Optional.empty();
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }
}
