package salvo.config.source;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import salvo.config.input.HoconText;
import salvo.text.NearestName;
import salvo.text.Redaction;

/** Settings from outside the files: system properties and environment variables. */
public final class Overrides {

  private static final String PROPERTY_PREFIX = Sources.ROOT + ".";
  private static final String VARIABLE_PREFIX = "SALVO_";
  private static final String FILE_VARIABLE = VARIABLE_PREFIX + "CONFIG";

  /** Options for Java, which {@code ./salvo} has taken from it. */
  private static final String JAVA_VARIABLE = VARIABLE_PREFIX + "JAVA_OPTS";

  private final Reading reading;
  private Config config = ConfigFactory.empty();

  private Overrides(Reading reading) {
    this.reading = reading;
  }

  /** The file that takes the place of application.conf, if one is asked for. */
  public static Optional<String> file(
      Properties properties, Map<String, String> environment, PropertyEncoding encoding) {
    return Optional.ofNullable(properties.getProperty(Sources.FILE_KEY))
        .map(encoding::decode)
        .or(() -> Optional.ofNullable(environment.get(FILE_VARIABLE)));
  }

  /** What system properties set, by full and by short names. */
  public static Config properties(
      Properties properties, PropertyEncoding encoding, Reading reading) {
    Overrides overrides = new Overrides(reading);
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      overrides.property(name, encoding.decode(properties.getProperty(name)), properties, encoding);
    }
    return overrides.config;
  }

  /** Whether the environment sets anything. */
  public static boolean hasVariables(Map<String, String> environment) {
    return environment.entrySet().stream()
        .anyMatch(it -> isOfKey(it.getKey()) && !ServiceLink.isOne(it.getKey(), it.getValue()));
  }

  private static boolean isOfKey(String variable) {
    String capitals = variable.toUpperCase(Locale.ROOT);
    int end = Math.max(0, capitals.indexOf('_'));
    return (capitals.startsWith(VARIABLE_PREFIX)
            || Slips.isMisspeltRoot(capitals.substring(0, end)))
        && !variable.equals(FILE_VARIABLE)
        && !variable.equals(JAVA_VARIABLE);
  }

  /**
   * What the environment sets of the known keys.
   *
   * @param leftAlone tells by its {@link #plain} name a variable of none of the keys that is for
   *     other runs
   */
  public static Config variables(
      Map<String, String> environment,
      Set<String> keys,
      Predicate<String> leftAlone,
      Reading reading) {
    Overrides overrides = new Overrides(reading);
    Map<String, Set<String>> keysByVariable = new TreeMap<>();
    keys.forEach(key -> keysByVariable.computeIfAbsent(plain(key), it -> new TreeSet<>()).add(key));
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (isOfKey(name) && !ServiceLink.isOne(name, value)) {
                overrides.variable(name, value, keysByVariable, leftAlone);
              }
            });
    return overrides.config;
  }

  private void property(
      String name, String value, Properties properties, PropertyEncoding encoding) {
    if (name.equals(Sources.FILE_KEY)) {
      return;
    }
    if (name.startsWith(PROPERTY_PREFIX)) {
      set(name, value, "-D" + name);
    } else if (ShortName.KEYS.containsKey(name)) {
      shortName(name, ShortName.KEYS.get(name), value, properties, encoding);
    } else if (ShortName.FLAGS.containsKey(name)) {
      flag(name, value, properties, encoding);
    }
  }

  private void shortName(
      String name, String key, String value, Properties properties, PropertyEncoding encoding) {
    String full = properties.getProperty(key);
    if (full == null) {
      setOnce(key, value, "-D" + name);
    } else if (!encoding.decode(full).equals(value)) {
      refuseContradiction(key, value, "-D" + name, "-D" + key);
    }
  }

  /** {@code -Dquiet}, which Maven hands on as {@code -Dquiet=true}. */
  private void flag(String name, String value, Properties properties, PropertyEncoding encoding) {
    Map.Entry<String, String> meaning = ShortName.FLAGS.get(name);
    switch (value) {
      case "", "true" ->
          shortName(name, meaning.getKey(), meaning.getValue(), properties, encoding);
      case "false" -> {}
      default ->
          reading.report(
              new SettingsProblem(
                  "-D" + name, value, "", "no value, true or false", "pass -D" + name + " alone"));
    }
  }

  private void refuseContradiction(String key, String value, String source, String other) {
    reading.report(
        new SettingsProblem(
            key,
            Redaction.text(key, value),
            source,
            "one value, but " + other + " gives another",
            "leave out one of the two"));
  }

  private void variable(
      String name,
      String value,
      Map<String, Set<String>> keysByVariable,
      Predicate<String> leftAlone) {
    Set<String> keys = keysByVariable.getOrDefault(plain(name), Set.of());
    if (keys.size() == 1) {
      setOnce(keys.iterator().next(), value, name);
    } else if (keys.size() > 1) {
      refuseAmbiguity(name, keys);
    } else if (!leftAlone.test(plain(name))) {
      refuseUnknown(name, keysByVariable);
    }
  }

  private void refuseUnknown(String name, Map<String, Set<String>> keysByVariable) {
    boolean ofSalvo = name.toUpperCase(Locale.ROOT).startsWith(VARIABLE_PREFIX);
    Optional<String> meant =
        ofSalvo
            ? Optional.of(meant(name, keysByVariable.keySet()))
            : Optional.of(plain(VARIABLE_PREFIX + name.substring(name.indexOf('_') + 1)))
                .filter(keysByVariable::containsKey);
    meant.ifPresent(
        it ->
            reading.report(
                new SettingsProblem(
                    name,
                    "",
                    "environment",
                    "a variable that names a key of Salvo",
                    "did you mean " + variableOf(keysByVariable.get(it).iterator().next()) + "?")));
  }

  private void refuseAmbiguity(String name, Set<String> keys) {
    reading.report(
        new SettingsProblem(
            name,
            "",
            "environment",
            "a variable that names one key; " + String.join(" and ", keys) + " are both called so",
            "set one of them in application.conf, as "
                + keys.iterator().next()
                + " = ${?MY_VARIABLE}"));
  }

  /** The nearest to the root of those that end like the name, or else the most alike. */
  private static String meant(String name, Set<String> variables) {
    String end = plain(name.substring(VARIABLE_PREFIX.length()));
    return variables.stream()
        .filter(variable -> !end.isEmpty() && variable.endsWith(end))
        .min(Comparator.comparingInt(String::length))
        .or(() -> NearestName.of(plain(name), variables))
        .orElseThrow();
  }

  /** Several names may mean the same key, as long as they agree. */
  private void setOnce(String key, String value, String name) {
    String path = path(key);
    if (!config.hasPath(path)) {
      set(key, value, name);
    } else if (!config.getString(path).equals(value)) {
      refuseContradiction(key, value, name, config.getValue(path).origin().description());
    }
  }

  private void set(String key, String value, String source) {
    if (key.chars().filter(c -> c == '.').count() > HoconText.DEEPEST) {
      reading.report(
          new SettingsProblem(source, "", "", Sources.DEPTH_RULE, "correct the name of the key"));
      return;
    }
    try {
      config = ConfigFactory.parseMap(Map.of(path(key), value), source).withFallback(config);
    } catch (ConfigException e) {
      reading.report(
          new SettingsProblem(
              key, "", source, "a key of names with dots between", "correct the name of the key"));
    }
  }

  /** A header or an endpoint's name in a key may hold what HOCON would want quoted. */
  private static String path(String key) {
    return key.contains("\"") ? key : ConfigUtil.joinPath(List.of(key.split("\\.", -1)));
  }

  /** A key or a variable without what the two are written differently with. */
  public static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }

  /** How the environment names a key. */
  public static String variableOf(String key) {
    return key.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9]+", "_")
        .toUpperCase(Locale.ROOT);
  }
}
