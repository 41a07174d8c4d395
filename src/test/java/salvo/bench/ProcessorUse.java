package salvo.bench;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Follows the processor time of a process, so that any stretch of its life can be looked at. */
final class ProcessorUse implements AutoCloseable {

  private static final long PERIOD_MILLIS = 200;

  private final NavigableMap<Long, Duration> samples = new ConcurrentSkipListMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  ProcessorUse(JavaProcess process) {
    clock.scheduleAtFixedRate(
        () -> samples.put(System.currentTimeMillis(), process.processorTime()),
        0,
        PERIOD_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  /** The seconds of one processor that it took between the two instants, in epoch milliseconds. */
  double coreSeconds(long fromMillis, long toMillis) {
    return at(toMillis) - at(fromMillis);
  }

  private double at(long millis) {
    var before = samples.floorEntry(millis);
    var after = samples.ceilingEntry(millis);
    double earlier = seconds(before.getValue());
    if (before.getKey().equals(after.getKey())) {
      return earlier;
    }
    double share = (double) (millis - before.getKey()) / (after.getKey() - before.getKey());
    return earlier + share * (seconds(after.getValue()) - earlier);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
