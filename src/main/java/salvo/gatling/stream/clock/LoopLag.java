package salvo.gatling.stream.clock;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import salvo.Daemon;
import salvo.event.GapCounts;
import salvo.event.StreamTiming;

/**
 * How late event loops are: a hundred times a second each that has measured streams is given a look
 * at the clock to do. What the look finds is how late a piece of a stream would have been told that
 * came at that moment. One that waits hides none that follow, and beats that were missed, because
 * all stood still, are made up for, each as late as it is.
 */
public final class LoopLag {

  /** Of this process, which has one run. */
  public static final LoopLag OF_RUN = new LoopLag(System::nanoTime, false);

  static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final LongSupplier clock;
  private final Map<Executor, AtomicInteger> open = new ConcurrentHashMap<>();
  private final GapCounts.Collector late = new GapCounts.Collector();
  private boolean isStarted;
  private long watched;

  private LoopLag(LongSupplier clock, boolean isStarted) {
    this.clock = clock;
    this.isStarted = isStarted;
  }

  /** One that is given its beats by hand; the clock is of ns. */
  static LoopLag withoutBeats(LongSupplier clock) {
    return new LoopLag(clock, true);
  }

  /** A measured stream begins on a loop, which is watched from now on. */
  public void begin(Executor loop) {
    open.computeIfAbsent(loop, it -> new AtomicInteger()).incrementAndGet();
    start();
  }

  /** A stream that has begun is over. */
  public void end(Executor loop) {
    AtomicInteger its = open.get(loop);
    if (its != null) {
      its.decrementAndGet();
    }
  }

  private synchronized void start() {
    if (!isStarted) {
      isStarted = true;
      Daemon.thread("salvo-stream-lag", this::beats).start();
    }
  }

  /** As long as the process lives; a timer of the library does not tell when a beat was due. */
  private void beats() {
    for (long due = clock.getAsLong() + BEAT_NANOS; ; due += BEAT_NANOS) {
      for (long left = due - clock.getAsLong(); left > 0; left = due - clock.getAsLong()) {
        LockSupport.parkNanos(left);
      }
      beat(due);
    }
  }

  /** Gives each loop that has streams a look at the clock, which was to be taken then. */
  void beat(long at) {
    boolean any = false;
    for (Map.Entry<Executor, AtomicInteger> loop : open.entrySet()) {
      if (loop.getValue().get() > 0) {
        any = true;
        look(loop.getKey(), at);
      }
    }
    if (any) {
      watched();
    }
  }

  private void look(Executor loop, long at) {
    try {
      loop.execute(() -> add(clock.getAsLong() - at));
    } catch (RejectedExecutionException runIsOver) {
      open.remove(loop); // Gatling has ended, and nothing more comes on it.
    }
  }

  private synchronized void watched() {
    watched++;
  }

  private synchronized void add(long nanos) {
    late.add(nanos);
  }

  /** What has been found so far. */
  public synchronized StreamTiming soFar() {
    long millis = TimeUnit.NANOSECONDS.toMillis(watched * BEAT_NANOS);
    return new StreamTiming(late.finish(), millis, Optional.empty());
  }
}
