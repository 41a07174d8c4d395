package salvo.analysis.injector;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import salvo.text.Quantity;

/** Seconds of a load, from 0 on, each once. */
public final class Seconds {

  /** More stretches than these are counted only. */
  private static final int MOST_STRETCHES = 3;

  private static final int MILLIS = 1000;

  private final BitSet seconds = new BitSet();

  /** Adds those that a time lies in, ms since the start of the load; before it there are none. */
  public void add(long fromMillis, long toMillis) {
    int from = (int) (Math.max(0, fromMillis) / MILLIS);
    int to = (int) (Math.max(0, toMillis - 1) / MILLIS);
    seconds.set(from, Math.max(from, to) + 1);
  }

  public boolean isEmpty() {
    return seconds.isEmpty();
  }

  /** Such as "second 7 of the load", "seconds 3, 12 to 16 and 30 of the load". */
  public String text() {
    List<String> stretches = stretches();
    boolean one = seconds.cardinality() == 1;
    return (one ? "second " : "seconds ") + listed(stretches) + " of the load";
  }

  private List<String> stretches() {
    List<String> stretches = new ArrayList<>();
    for (int from = seconds.nextSetBit(0); from >= 0; ) {
      int last = seconds.nextClearBit(from) - 1;
      String first = Quantity.count(from);
      stretches.add(from == last ? first : first + " to " + Quantity.count(last));
      from = seconds.nextSetBit(last + 1);
    }
    return stretches;
  }

  private static String listed(List<String> stretches) {
    int more = stretches.size() - MOST_STRETCHES;
    if (more > 1) {
      String shown = String.join(", ", stretches.subList(0, MOST_STRETCHES));
      return shown + " and " + Quantity.count(more) + " stretches more";
    }
    return Quantity.listed(stretches);
  }
}
