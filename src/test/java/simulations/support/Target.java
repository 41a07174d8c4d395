package simulations.support;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import salvo.config.DurationText;
import salvo.config.Settings;

/** What the requests of a system need to know of it: its options and its patience. */
public final class Target {

  private static final int MOST_PORT = 65_535;

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

  /** Whether the warm-up calls the target itself, and not a stand-in for it. */
  public boolean isWarmedUp() {
    return settings.baseUrl().isEmpty() || settings.warmUp().onTarget();
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

  /** An option that may be left empty. */
  public Optional<String> optionIfAny(String name) {
    return Optional.of(options.getOrDefault(name, "")).filter(value -> !value.isBlank());
  }

  /** An option that is a duration; ends the process when it is none. */
  public Duration duration(String name) {
    return parsed(name, DurationText::parse, "a duration with its unit, such as 5 min");
  }

  /** An option that is a port; ends the process when it is none. */
  public int port(String name) {
    return parsed(name, Target::portNumber, "a port from 0 to 65535, where 0 is any free one");
  }

  private static Optional<Integer> portNumber(String text) {
    return Optional.of(text.strip())
        .filter(it -> it.matches("\\d{1,5}"))
        .map(Integer::valueOf)
        .filter(port -> port <= MOST_PORT);
  }

  private <T> T parsed(String name, Function<String, Optional<T>> parse, String rule) {
    String value = option(name);
    return parse
        .apply(value)
        .orElseThrow(
            () ->
                Startup.refuse(
                    List.of(
                        String.join(".", "salvo.systems", system, "options", name)
                            + " = \""
                            + value
                            + "\": must be "
                            + rule
                            + ".")));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
