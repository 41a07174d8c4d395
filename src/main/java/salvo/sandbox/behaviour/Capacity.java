package salvo.sandbox.behaviour;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A server's limit: so many requests are served at once, so many more wait in order of arrival, and
 * the rest are turned away. For the handlers' event loop only.
 */
public final class Capacity {

  private final int slots;
  private final int queueLength;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int busy;
  private boolean starting;

  public Capacity(int slots, int queueLength) {
    this.slots = slots;
    this.queueLength = queueLength;
  }

  /**
   * Starts the work, now or when its turn comes; it must {@link #release()} its slot once.
   *
   * @return false when the queue is full and the work will never start
   */
  public boolean admit(Runnable work) {
    if (busy >= slots && waiting.size() >= queueLength) {
      return false;
    }
    waiting.add(work);
    startWaiting();
    return true;
  }

  public void release() {
    busy--;
    startWaiting();
  }

  private void startWaiting() {
    if (starting) {
      return; // Work that ends at once releases from within this loop, which then goes on.
    }
    starting = true;
    try {
      while (busy < slots && !waiting.isEmpty()) {
        busy++;
        waiting.remove().run();
      }
    } finally {
      starting = false;
    }
  }
}
