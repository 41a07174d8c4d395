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
 * Counts events with the help of a second thread, which takes successful requests in batches as
 * long as it has time; what it counts is added at the end. Exact, because the order of requests
 * changes nothing, unless the beginning of a run is set apart. For one thread.
 */
public final class ParallelCounter implements Consumer<RunEvent>, AutoCloseable {

  private static final int BATCH = 4_096;
  private static final int MOST_WAITING = 4;

  private final StatsCollector all;
  private final StatsCollector share;
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
  private List<RunEvent> batch = new ArrayList<>(BATCH);

  /**
   * Begins to count.
   *
   * @param all has everything after {@link #close}
   * @param share an empty one, alike, for what the second thread counts
   */
  public ParallelCounter(StatsCollector all, StatsCollector share) {
    this.all = all;
    this.share = share;
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
    batch.forEach(all::accept);
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
    all.merge(share);
  }

  /** A batch that finds the second thread busy is counted here. */
  private void handOver() {
    List<RunEvent> full = batch;
    batch = new ArrayList<>(BATCH);
    try {
      helper.execute(() -> count(full));
    } catch (RejectedExecutionException e) {
      full.forEach(all::accept);
    }
  }

  private void count(List<RunEvent> requests) {
    try {
      requests.forEach(share::accept);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }
}
