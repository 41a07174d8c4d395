package salvo.config.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The short names that system properties may use for the usual keys. */
public final class ShortName {

  /** Says the same as system, for who thinks of the simulation. */
  static final String SIMULATION = "simulation";

  /** Short name to full key. */
  public static final Map<String, String> KEYS = keys();

  /** Short name to full key and the value that it stands for: these are said without a value. */
  static final Map<String, Map.Entry<String, String>> FLAGS =
      Map.of(
          "quiet", Map.entry("salvo.live.terminal", "off"),
          "interactive", Map.entry("salvo.live.interactive", "true"));

  private ShortName() {}

  /** The short name of a full key, if it has one. */
  public static Optional<String> of(String key) {
    return KEYS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(key))
        .map(Map.Entry::getKey)
        .filter(name -> !name.equals(SIMULATION))
        .findFirst();
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put(SIMULATION, "salvo.system");
    Stream.of("system", "baseUrl").forEach(name -> keys.put(name, "salvo." + name));
    Stream.of(
            "profile",
            "model",
            "users",
            "rps",
            "tasksPerSecond",
            "duration",
            "rampUp",
            "requests",
            "spawnRate",
            "userTypes",
            "timeScale")
        .forEach(name -> keys.put(name, "salvo.workload." + name));
    Stream.of("parallel", "simulations").forEach(name -> keys.put(name, "salvo.suite." + name));
    return Collections.unmodifiableMap(keys);
  }
}
