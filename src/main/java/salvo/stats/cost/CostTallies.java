package salvo.stats.cost;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import salvo.event.RunEvent;

/** Adds up what requests cost, by their names. Not safe for use by several threads. */
public final class CostTallies {

  private final SortedMap<String, CostTotals> byName = new TreeMap<>();
  private final Map<String, String> pricedByGood = new HashMap<>();
  private Tariffs tariffs = Tariffs.NONE;

  /** From now on they cost that. */
  public void priced(Tariffs all) {
    tariffs = all;
    all.byName().keySet().forEach(it -> pricedByGood.put(all.goodFigure(it), it));
  }

  /** Whether any request costs anything. */
  public boolean arePriced() {
    return !tariffs.byName().isEmpty();
  }

  /** Counts a request, good or not, or what tells that one was good. */
  public void add(RunEvent.Request request) {
    Tariff tariff = tariffs.byName().get(request.name());
    if (tariff != null) {
      Optional<BigDecimal> cost = tariff.of(request);
      add(request.name(), cost.isPresent() ? 1 : 0, cost.orElse(BigDecimal.ZERO), 0);
    }
    String priced = request.ok() ? pricedByGood.get(request.name()) : null;
    if (priced != null) {
      add(priced, 0, BigDecimal.ZERO, 1);
    }
  }

  private void add(String name, long known, BigDecimal amount, long good) {
    CostTotals more = new CostTotals(name, tariffs.currency(), known, amount, good);
    byName.merge(name, more, CostTotals::plus);
  }

  /** What has been counted so far, in alphabetical order. */
  public List<CostTotals> totals() {
    return List.copyOf(byName.values());
  }

  /** Takes what was counted elsewhere in place of this. */
  public void replaceBy(Collection<CostTotals> others) {
    byName.clear();
    others.forEach(it -> byName.put(it.name(), it));
  }
}
