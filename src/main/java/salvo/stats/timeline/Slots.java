package salvo.stats.timeline;

import salvo.stats.times.DenseTimes;

/**
 * Slots of equal length side by side, from the earliest to the latest that something happened in.
 * They begin as tenths of a second and become ten times as long whenever there would be too many,
 * so that a run of any length fits.
 */
public final class Slots {

  static final long SHORTEST_MILLIS = 100;

  /** More than an hour of tenths of a second. */
  private static final int MOST = 40_000;

  private static final int FACTOR = 10;

  /** Of {@link #current}, which lacks them so far; null before there were any. */
  private DenseTimes times;

  private Slot current;

  private long millis = SHORTEST_MILLIS;
  private long first;
  private Slot[] slots = {};

  /** Length of a slot. */
  public long millis() {
    return millis;
  }

  /** The slot that an instant lies in, made if need be. */
  public Slot at(long instant) {
    long offset = instant - first * millis;
    if (offset < 0 || offset >= slots.length * millis) {
      cover(instant);
      offset = instant - first * millis;
    }
    int index = (int) (offset / millis);
    if (slots[index] == null) {
      slots[index] = new Slot();
    }
    return slots[index];
  }

  /** Counts a request that ended at that instant, as most did that came just before. */
  public void finishInTurn(long instant, boolean ok, long responseMillis) {
    Slot slot = at(instant);
    if (slot != current) {
      settle();
      current = slot;
      times = times == null ? new DenseTimes() : times;
    }
    slot.finish(ok);
    times.add(responseMillis);
  }

  /** Gives every slot what {@link #finishInTurn} has counted for it. */
  public void settle() {
    if (current != null) {
      current.responseTimes.add(times.take());
      current = null;
    }
  }

  /** Which hundredth of its slot an instant lies in. */
  public int part(long instant) {
    return (int) (Math.floorMod(instant, millis) * UserChanges.PARTS / millis);
  }

  /** The number of the slot that an instant lies in. */
  public long key(long instant) {
    return Math.floorDiv(instant, millis);
  }

  /** The slot of that number; null where nothing happened. */
  public Slot get(long key) {
    long index = key - first;
    return index < 0 || index >= slots.length ? null : slots[(int) index];
  }

  public long firstKey() {
    return first;
  }

  /** The number after the last slot. */
  public long endKey() {
    return first + slots.length;
  }

  private void cover(long instant) {
    while (span(instant) > MOST) {
      lengthen();
    }
    long key = key(instant);
    if (slots.length == 0) {
      first = key;
      slots = new Slot[16];
      return;
    }
    long from = Math.min(first, key);
    long to = Math.max(endKey(), key + 1);
    int room = (int) Math.min(MOST, Math.max(to - from, 2L * slots.length));
    // Time mostly goes forward: spare room is at the end, unless an earlier slot was asked for.
    Slot[] larger = new Slot[Math.max(room, (int) (to - from))];
    System.arraycopy(slots, 0, larger, (int) (first - from), slots.length);
    first = from;
    slots = larger;
  }

  private long span(long instant) {
    if (slots.length == 0) {
      return 1;
    }
    long key = key(instant);
    return Math.max(lastUsed() + 1, key + 1) - Math.min(first, key);
  }

  private long lastUsed() {
    int last = slots.length - 1;
    while (last > 0 && slots[last] == null) {
      last--;
    }
    return first + last;
  }

  private void lengthen() {
    settle();
    long newFirst = Math.floorDiv(first, (long) FACTOR);
    long newEnd = Math.floorDiv(endKey() - 1, (long) FACTOR) + 1;
    Slot[] longer = new Slot[slots.length == 0 ? 0 : (int) (newEnd - newFirst)];
    for (int i = 0; i < slots.length; i++) {
      long key = first + i;
      int index = (int) (Math.floorDiv(key, (long) FACTOR) - newFirst);
      int offset = (int) Math.floorMod(key, (long) FACTOR) * UserChanges.PARTS / FACTOR;
      if (slots[i] != null) {
        longer[index] = longer[index] == null ? new Slot() : longer[index];
        longer[index].addShrunk(slots[i], offset, FACTOR);
      }
    }
    millis *= FACTOR;
    first = newFirst;
    slots = longer;
  }
}
