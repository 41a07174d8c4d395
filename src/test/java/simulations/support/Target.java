package simulations.support;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import salvo.config.Settings;

/** What the requests of a system need to know of it: its options and its patience. */
public final class Target {

  private final String system;
  private final Map<String, String> options;
  private final Settings settings;

  Target(String system, Map<String, String> options, Settings settings) {
    this.system = system;
    this.options = options;
    this.settings = settings;
  }

  /** How long a request waits for its answer. */
  public Duration requestTimeout() {
    return settings.http().requestTimeout();
  }

  /** Endpoints that the configuration describes. */
  public List<Settings.Endpoint> endpoints() {
    return settings.systems().get(system).endpoints();
  }

  /** The user types that the configuration describes. */
  public Set<String> userTypes() {
    return settings.systems().get(system).userTypes().keySet();
  }

  /** An option of the system; ends the process when it is missing or empty. */
  public String option(String name) {
    String value = options.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw Startup.refuse(
          List.of(
              "Missing "
                  + String.join(".", "salvo.systems", system, "options", name)
                  + ", which the target needs. Set it in application.conf, or "
                  + String.join("_", "SALVO_SYSTEMS", upper(system), "OPTIONS", upper(name))
                  + " in the environment."));
    }
    return value;
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
