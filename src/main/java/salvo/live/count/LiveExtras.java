package salvo.live.count;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import salvo.stats.cost.CostTotals;
import salvo.stats.cost.Used;
import salvo.stats.stream.FineTimes;

/**
 * What is told of a run beside its requests, since its load began.
 *
 * @param lag how late the event loops were that take streams from the network
 * @param costs what requests that have a price have cost, by their names
 * @param used what of the budget has been used, also by what is in no figure
 */
public record LiveExtras(FineTimes lag, List<CostTotals> costs, Used used) {

  public static final LiveExtras NONE = new LiveExtras(new FineTimes(), List.of(), Used.NOTHING);

  public LiveExtras {
    costs = List.copyOf(costs);
  }

  /** The same of a run that has used so much of its budget. */
  public LiveExtras using(Used other) {
    return new LiveExtras(lag, costs, other);
  }

  /** Of both. */
  LiveExtras plus(LiveExtras other) {
    SortedMap<String, CostTotals> sums = new TreeMap<>();
    costs.forEach(it -> sums.put(it.name(), it));
    other.costs.forEach(it -> sums.merge(it.name(), it, CostTotals::plus));
    return new LiveExtras(lag.plus(other.lag), List.copyOf(sums.values()), used.plus(other.used));
  }
}
