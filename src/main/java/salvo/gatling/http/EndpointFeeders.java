package salvo.gatling.http;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import salvo.config.Settings;

/** The feeders that the configuration names. */
public final class EndpointFeeders {

  private EndpointFeeders() {}

  /** By file, the columns that their endpoints take from them. */
  public static Map<Path, Set<String>> of(Settings settings) {
    Map<Path, Set<String>> columns = new TreeMap<>();
    for (Settings.SystemUnderTest system : settings.systems().values()) {
      for (Settings.Endpoint endpoint : system.endpoints()) {
        endpoint
            .feeder()
            .ifPresent(
                it ->
                    columns
                        .computeIfAbsent(it, file -> new TreeSet<>())
                        .addAll(EndpointRequests.placeholders(endpoint)));
      }
    }
    return columns;
  }
}
