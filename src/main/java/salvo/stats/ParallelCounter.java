package salvo.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import salvo.Daemon;
import salvo.event.RunEvent;

/**
 * Counts events on a thread of its own, in their order, while the caller's thread reads the next.
 * It takes them in batches; where it falls behind, the caller waits. For one caller.
 */
public final class ParallelCounter implements Consumer<RunEvent>, AutoCloseable {

  private static final int BATCH = 4_096;
  private static final int MOST_WAITING = 4;

  /** Says that nothing follows. */
  private static final List<RunEvent> END = List.of();

  private final StatsCollector counted;
  private final BlockingQueue<List<RunEvent>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread counter = Daemon.thread("salvo-counter", this::count);
  private List<RunEvent> batch = new ArrayList<>(BATCH);
  private volatile Throwable failure;

  /**
   * Begins to count.
   *
   * @param counted has everything after {@link #close}
   */
  public ParallelCounter(StatsCollector counted) {
    this.counted = counted;
    counter.start();
  }

  @Override
  public void accept(RunEvent event) {
    batch.add(event);
    if (batch.size() == BATCH) {
      handOver(batch);
      batch = new ArrayList<>(BATCH);
    }
  }

  /**
   * Waits until everything is counted.
   *
   * @throws IllegalStateException when counting failed
   */
  @Override
  public void close() {
    if (!batch.isEmpty()) {
      handOver(batch);
    }
    handOver(END);
    try {
      counter.join();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    if (failure != null) {
      throw new IllegalStateException("Counting failed", failure);
    }
  }

  private void handOver(List<RunEvent> events) {
    try {
      waiting.put(events);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** After a failure it only takes what comes, so that the caller need not wait for ever. */
  private void count() {
    try {
      for (List<RunEvent> next = waiting.take(); !next.isEmpty(); next = waiting.take()) {
        if (failure == null) {
          tryToCount(next);
        }
      }
    } catch (InterruptedException e) {
      failure = e;
    }
  }

  private void tryToCount(List<RunEvent> events) {
    try {
      counted.accept(events);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while counting", e);
  }
}
