package salvo.gatling.quality;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import salvo.Daemon;

/**
 * The threads on which answers are judged. As much of them waits as fits into a bounded memory;
 * what is too much, or comes too late, is told so at once and not judged.
 */
final class Judging {

  private static final long MOST_WAITING = 128L * 1024 * 1024;
  private static final int OVERHEAD = 1024;
  private static final long MOST_SECONDS_AT_END = 20;

  private final AtomicLong waiting = new AtomicLong();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors() / 4),
          Daemon.threads("salvo-answers"));
  private volatile boolean isLate;

  /**
   * Does what is to be done with an answer, soon and elsewhere.
   *
   * @param size of the answer, about
   * @param task is told whether there is time to judge it
   */
  void add(int size, Consumer<Boolean> task) {
    long held = size + OVERHEAD;
    if (waiting.addAndGet(held) > MOST_WAITING) {
      waiting.addAndGet(-held);
      task.accept(false);
      return;
    }
    threads.execute(
        () -> {
          try {
            task.accept(!isLate);
          } finally {
            waiting.addAndGet(-held);
          }
        });
  }

  /** Waits for all that was added; after a while the rest is told that it is too late. */
  void finish() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(MOST_SECONDS_AT_END, TimeUnit.SECONDS)) {
        isLate = true;
        threads.awaitTermination(MOST_SECONDS_AT_END, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      isLate = true;
      Thread.currentThread().interrupt();
    }
  }
}
