package salvo.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import salvo.Daemon;
import salvo.event.RecordKinds;
import salvo.event.RecordSink;
import salvo.event.RunEvent;

/**
 * Counts events, or records, on a thread of its own, in their order, while the caller's thread
 * reads the next. It takes them in batches; where it falls behind, the caller waits. For one
 * caller.
 */
public final class ParallelCounter implements Consumer<RunEvent>, RecordSink, AutoCloseable {

  private static final int BATCH = 4_096;
  private static final int MOST_WAITING = 4;

  /** Says that nothing follows. */
  private static final Consumer<StatsCollector> END = collector -> {};

  private final StatsCollector counted;
  private final BlockingQueue<Consumer<StatsCollector>> waiting =
      new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread counter = Daemon.thread("salvo-counter", this::count);
  private List<RunEvent> batch = new ArrayList<>(BATCH);
  private RecordKinds kinds;
  private int[] records;
  private int size;
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
      handOverEvents();
    }
  }

  @Override
  public void begin(RecordKinds its) {
    kinds = its;
    records = new int[BATCH * RecordKinds.NUMBERS];
  }

  @Override
  public void accept(int[] among, int from) {
    for (int i = 0; i < RecordKinds.NUMBERS; i++) {
      records[size + i] = among[from + i];
    }
    size += RecordKinds.NUMBERS;
    if (size == records.length) {
      handOverRecords();
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
      handOverEvents();
    }
    if (size > 0) {
      handOverRecords();
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

  private void handOverEvents() {
    List<RunEvent> full = batch;
    batch = new ArrayList<>(BATCH);
    handOver(collector -> collector.accept(full));
  }

  private void handOverRecords() {
    int[] full = records;
    int numbers = size;
    records = new int[BATCH * RecordKinds.NUMBERS];
    size = 0;
    handOver(collector -> collector.accept(kinds, full, numbers));
  }

  private void handOver(Consumer<StatsCollector> part) {
    try {
      waiting.put(part);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** After a failure it only takes what comes, so that the caller need not wait for ever. */
  private void count() {
    try {
      for (Consumer<StatsCollector> next = waiting.take(); next != END; next = waiting.take()) {
        if (failure == null) {
          tryToCount(next);
        }
      }
    } catch (InterruptedException e) {
      failure = e;
    }
  }

  private void tryToCount(Consumer<StatsCollector> part) {
    try {
      part.accept(counted);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while counting", e);
  }
}
