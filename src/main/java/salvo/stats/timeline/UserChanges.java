package salvo.stats.timeline;

import java.util.Arrays;

/**
 * Users that started and ended within a slot of time, by hundredths of the slot: singly while they
 * are few, then as one sum per hundredth.
 */
final class UserChanges {

  static final int PARTS = 100;

  private static final int MOST_SINGLY = 4 * PARTS;

  private byte[] singly = new byte[8];
  private int size;
  private int[] sums;

  /** Adds one user that starts (1) or ends (-1) in a hundredth, 0 to 99. */
  void add(int part, int change) {
    if (sums == null && size == MOST_SINGLY) {
      sums = sums();
    }
    if (sums != null) {
      sums[part] += change;
      return;
    }
    if (size == singly.length) {
      singly = Arrays.copyOf(singly, 2 * size);
    }
    singly[size] = (byte) (change > 0 ? part : -1 - part);
    size++;
  }

  /** Adds the other's changes, shrunk to where they lie in this slot, which is longer. */
  void addShrunk(UserChanges other, int offset, int factor) {
    int[] theirs = other.sums();
    for (int part = 0; part < PARTS; part++) {
      int change = Integer.signum(theirs[part]);
      for (int i = 0; i < Math.abs(theirs[part]); i++) {
        add(offset + part / factor, change);
      }
    }
  }

  /** Adds what every hundredth changes. */
  void addTo(PartSums all) {
    for (int part = 0; sums != null && part < PARTS; part++) {
      all.add(part, sums[part]);
    }
    for (int i = 0; sums == null && i < size; i++) {
      all.add(singly[i] >= 0 ? singly[i] : -1 - singly[i], singly[i] >= 0 ? 1 : -1);
    }
  }

  /** What every hundredth changes. */
  private int[] sums() {
    if (sums != null) {
      return sums.clone();
    }
    int[] all = new int[PARTS];
    for (int i = 0; i < size; i++) {
      all[singly[i] >= 0 ? singly[i] : -1 - singly[i]] += singly[i] >= 0 ? 1 : -1;
    }
    return all;
  }
}
