package salvo.live.count;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import salvo.event.RunEvent;
import salvo.stats.RunStats.ErrorCount;

/** Seconds of a load for tests. */
public final class LiveParts {

  private static final long START = 1_700_000_000_000L;

  private LiveParts() {}

  /** Good requests of one endpoint, one of each time, in ms. */
  public static LivePart of(String endpoint, int from, int to, double rate, double failed) {
    return of(endpoint, from, to, rate, failed, List.of());
  }

  static LivePart of(
      String endpoint, int from, int to, double rate, double failed, List<ErrorCount> errors) {
    LiveCounts counts = new LiveCounts(Duration.ZERO, Set.of(endpoint));
    for (int millis = from; millis <= to; millis++) {
      counts.add(
          new RunEvent.Request(
              "regular", List.of(), endpoint, START, START + millis, true, 200, ""));
    }
    return new LivePart(counts.take(), rate, failed, 2, errors, List.of());
  }
}
