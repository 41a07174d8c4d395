package salvo.run.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The seconds of all injectors of a search, each given on when all have told it, in their order.
 * Safe for use by several threads.
 */
final class SearchSum {

  private final Set<Integer> present;
  private final boolean isShared;
  private final SortedMap<Long, SortedMap<Integer, SearchedSecond>> told = new TreeMap<>();

  SearchSum(int injectors) {
    isShared = injectors > 1;
    present = IntStream.range(0, injectors).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  synchronized void add(int injector, SearchedSecond second) {
    told.computeIfAbsent(second.number(), it -> new TreeMap<>())
        .put(injector, isShared ? second.by(injector) : second);
  }

  /** An injector is gone: nobody waits for its seconds. */
  synchronized void lost(int injector) {
    present.remove(injector);
  }

  /** The seconds that all have told since the last call. */
  synchronized List<SearchedSecond> take() {
    List<SearchedSecond> whole = new ArrayList<>();
    while (!told.isEmpty() && told.get(told.firstKey()).keySet().containsAll(present)) {
      whole.add(SearchedSecond.sum(List.copyOf(told.remove(told.firstKey()).values())));
    }
    return whole;
  }
}
