package salvo.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import salvo.config.source.Overrides;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.config.source.Sources;

/**
 * Which system is asked for, before it is known what the other settings of a run with it are.
 *
 * @param now for this run: {@code -Dsystem}, {@code -Dsalvo.system} or SALVO_SYSTEM
 * @param usual for all runs that ask for nothing: {@code salvo.system} in application.conf
 */
public record AskedSystem(Optional<String> now, Optional<String> usual) {

  private static final String KEY = Sources.ROOT + ".system";

  /** The properties that ask for one. */
  public static final List<String> NAMES = List.of("system", "simulation", KEY);

  private static final String VARIABLE = "SALVO_SYSTEM";

  /**
   * The one of this process.
   *
   * @throws SettingsException when application.conf is no HOCON, or two properties disagree
   */
  public static AskedSystem of(PropertyEncoding encoding) {
    return of(
        System.getProperties(), System.getenv(), AskedSystem.class.getClassLoader(), encoding);
  }

  static AskedSystem of(
      Properties properties,
      Map<String, String> environment,
      ClassLoader loader,
      PropertyEncoding encoding) {
    Map<String, String> asked = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = encoding.decode(properties.getProperty(name, ""));
      if (!value.isBlank()) {
        asked.putIfAbsent(value, "-D" + name);
      }
    }
    refuseContradiction(asked);
    Optional<String> variable =
        Optional.ofNullable(environment.get(VARIABLE)).filter(value -> !value.isBlank());
    return new AskedSystem(
        asked.keySet().stream().findFirst().or(() -> variable),
        usual(Sources.application(Overrides.file(properties, environment, encoding), loader)));
  }

  /** Two names, each with the property that gives it first. */
  private static void refuseContradiction(Map<String, String> asked) {
    List<String> values = List.copyOf(asked.keySet());
    if (values.size() > 1) {
      throw new SettingsException(
          List.of(
              new SettingsProblem(
                  KEY,
                  values.get(1),
                  asked.get(values.get(1)),
                  "one value, but " + asked.get(values.get(0)) + " gives another",
                  "leave out one of the two")));
    }
  }

  /** The name for this run. */
  public Optional<String> any() {
    return now.or(() -> usual);
  }

  private static Optional<String> usual(Config application) {
    try {
      return application.hasPath(KEY)
          ? Optional.of(application.getString(KEY)).filter(value -> !value.isBlank())
          : Optional.empty();
    } catch (ConfigException e) {
      // What is wrong with it is told with all other problems, once the settings are read.
      return Optional.empty();
    }
  }
}
