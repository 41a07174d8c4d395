package salvo.abort;

import java.util.Optional;
import salvo.stats.request.RequestCounts;

/** The requests that ended within the last so many whole seconds. */
final class SlidingWindow {

  private static final int MILLIS = 1_000;

  private final int seconds;
  private final Slot[] slots;
  private long firstSecond = Long.MAX_VALUE;

  /** The requests that ended within one second. */
  private static final class Slot {
    private long second = Long.MIN_VALUE;
    private RequestCounts counts = new RequestCounts();

    private void startOver(long at) {
      second = at;
      counts = new RequestCounts();
    }
  }

  SlidingWindow(int seconds) {
    this.seconds = seconds;
    // One more for the second that goes on, and one for what is told late.
    this.slots = new Slot[seconds + 2];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Slot();
    }
  }

  /** Counts a request so often, unless later seconds have already taken its place. */
  void add(long endMillis, long millis, boolean ok, long times) {
    at(endMillis).ifPresent(it -> it.counts.record(millis, ok, times));
  }

  /** Counts requests that ended within that second. */
  void add(long endMillis, RequestCounts more) {
    at(endMillis).ifPresent(it -> it.counts.add(more));
  }

  private Optional<Slot> at(long endMillis) {
    long second = Math.floorDiv(endMillis, MILLIS);
    firstSecond = Math.min(firstSecond, second);
    Slot slot = slots[Math.floorMod(second, slots.length)];
    if (slot.second < second) {
      slot.startOver(second);
    }
    return slot.second == second ? Optional.of(slot) : Optional.empty();
  }

  /** Those of the last whole seconds before that instant, epoch ms. */
  RequestCounts before(long millis) {
    long end = Math.floorDiv(millis, MILLIS);
    RequestCounts counts = new RequestCounts();
    for (Slot slot : slots) {
      if (slot.second >= end - seconds && slot.second < end) {
        counts.add(slot.counts);
      }
    }
    return counts;
  }

  /** Whether there have been requests for as long as the window is, at that instant, epoch ms. */
  boolean isFull(long millis) {
    return firstSecond < Long.MAX_VALUE && Math.floorDiv(millis, MILLIS) - firstSecond >= seconds;
  }

  int seconds() {
    return seconds;
  }
}
