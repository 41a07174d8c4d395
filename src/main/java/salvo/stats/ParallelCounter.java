package salvo.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import salvo.event.RunEvent;

/**
 * Counts events with the help of a second thread. It counts what successful requests were, in
 * batches as long as it has time, while the caller's thread counts when they were. Exact, because
 * the order of requests changes nothing, unless the beginning of a run is set apart. For one
 * thread.
 */
public final class ParallelCounter implements Consumer<RunEvent>, AutoCloseable {

  private static final int BATCH = 4_096;
  private static final int MOST_WAITING = 4;

  private final StatsCollector all;
  private final RequestTotals here = new RequestTotals();
  private final RequestTotals there = new RequestTotals();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final ThreadPoolExecutor helper =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          task -> {
            Thread thread = new Thread(task, "salvo-counter");
            thread.setDaemon(true);
            return thread;
          });
  private List<RunEvent.Request> batch = new ArrayList<>(BATCH);

  /**
   * Begins to count.
   *
   * @param all has everything after {@link #close}; sets no beginning of the run apart
   */
  public ParallelCounter(StatsCollector all) {
    this.all = all;
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Request request && request.ok()) {
      batch.add(request);
      if (batch.size() == BATCH) {
        handOver();
      }
    } else {
      all.accept(event);
    }
  }

  /** Adds up; waits for the second thread. */
  @Override
  public void close() {
    all.acceptTimesOf(batch);
    batch.forEach(here::count);
    batch = List.of();
    helper.shutdown();
    try {
      helper.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while counting", e);
    }
    if (failure.get() != null) {
      throw new IllegalStateException("Counting failed", failure.get());
    }
    all.add(here);
    all.add(there);
  }

  /** A batch that finds the second thread busy is counted here. */
  private void handOver() {
    List<RunEvent.Request> full = batch;
    batch = new ArrayList<>(BATCH);
    try {
      helper.execute(() -> count(full));
    } catch (RejectedExecutionException e) {
      full.forEach(here::count);
    }
    all.acceptTimesOf(full);
  }

  private void count(List<RunEvent.Request> requests) {
    try {
      requests.forEach(there::count);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }
}
