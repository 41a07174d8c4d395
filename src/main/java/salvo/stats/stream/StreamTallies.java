package salvo.stats.stream;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import salvo.event.StreamDetail;

/** Adds up streams by their names. Not safe for use by several threads. */
public final class StreamTallies {

  private final SortedMap<String, StreamTotals> byName = new TreeMap<>();

  /** Counts a good stream, sent at that time; one that has no content is none. */
  public void add(String name, long sentMillis, StreamDetail stream) {
    if (stream.firstContentNanos() != StreamDetail.NONE) {
      byName.put(name, byName.getOrDefault(name, StreamTotals.none(name)).and(sentMillis, stream));
    }
  }

  /** What has been counted so far, in alphabetical order; later streams do not change it. */
  public List<StreamTotals> totals() {
    return byName.values().stream().map(StreamTotals::copy).toList();
  }

  /** Takes what was counted elsewhere in place of this. */
  public void replaceBy(Collection<StreamTotals> others) {
    byName.clear();
    others.forEach(it -> byName.put(it.name(), it.copy()));
  }
}
