package salvo.stats.cost;

import java.util.Map;

/**
 * What the requests of a run cost, by their names; others cost nothing.
 *
 * @param currency in which; empty where nobody says
 */
public record Tariffs(String currency, Map<String, Tariff> byName) {

  /** Nothing costs anything. */
  public static final Tariffs NONE = new Tariffs("", Map.of());

  public Tariffs {
    byName = Map.copyOf(byName);
  }

  /** Whether none costs anything. */
  public boolean areFree() {
    return byName.values().stream().allMatch(Tariff::isFree);
  }
}
