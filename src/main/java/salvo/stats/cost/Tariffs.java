package salvo.stats.cost;

import java.util.Map;

/**
 * What the requests of a run cost, by their names; others cost nothing.
 *
 * @param currency in which; empty where nobody says
 * @param good by the name of what costs something, the name of the figure beside it whose successes
 *     are its good answers; one that is missing has a good answer with each success of its own
 */
public record Tariffs(String currency, Map<String, Tariff> byName, Map<String, String> good) {

  /** Nothing costs anything. */
  public static final Tariffs NONE = new Tariffs("", Map.of());

  public Tariffs {
    byName = Map.copyOf(byName);
    good = Map.copyOf(good);
  }

  /** Where each success is good. */
  public Tariffs(String currency, Map<String, Tariff> byName) {
    this(currency, byName, Map.of());
  }

  /** Whether none costs anything. */
  public boolean areFree() {
    return byName.values().stream().allMatch(Tariff::isFree);
  }

  /** The name of what is good where that is good. */
  String goodFigure(String priced) {
    return good.getOrDefault(priced, priced);
  }
}
