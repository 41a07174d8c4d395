package salvo.stats.timeline;

import java.util.Arrays;
import java.util.BitSet;

/** What each hundredth of a slot changes, most of them nothing. */
final class PartSums {

  private final int[] sums = new int[UserChanges.PARTS];
  private final BitSet touched = new BitSet(UserChanges.PARTS);

  void clear() {
    Arrays.fill(sums, 0);
    touched.clear();
  }

  void add(int part, int change) {
    sums[part] += change;
    touched.set(part);
  }

  int of(int part) {
    return sums[part];
  }

  boolean isTouched(int part) {
    return touched.get(part);
  }

  /** The first touched part from the given one on; {@link UserChanges#PARTS} when there is none. */
  int next(int part) {
    int next = touched.nextSetBit(part);
    return next < 0 ? UserChanges.PARTS : next;
  }
}
