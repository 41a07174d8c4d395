package salvo.live.count;

import java.io.IOException;
import java.util.List;
import salvo.stats.RunStats.ErrorCount;

/**
 * What one injector did within about a second, or all of them together.
 *
 * @param failedPerSecond the failed ones of {@code requestsPerSecond}
 * @param users of the measured load at work, the most at once
 * @param errors since the load began, the most frequent ones
 * @param crashes the requests that could not be built or sent, likewise
 * @param extras what else is told since the load began
 */
public record LivePart(
    LiveInterval counts,
    double requestsPerSecond,
    double failedPerSecond,
    int users,
    List<ErrorCount> errors,
    List<ErrorCount> crashes,
    LiveExtras extras) {

  /** So many different errors are told. */
  static final int MOST_ERRORS = 100;

  public LivePart {
    errors = errors.stream().limit(MOST_ERRORS).toList();
    crashes = crashes.stream().limit(MOST_ERRORS).toList();
  }

  /** One of which nothing else is told. */
  public LivePart(
      LiveInterval counts,
      double requestsPerSecond,
      double failedPerSecond,
      int users,
      List<ErrorCount> errors,
      List<ErrorCount> crashes) {
    this(counts, requestsPerSecond, failedPerSecond, users, errors, crashes, LiveExtras.NONE);
  }

  /** The same state of things, with other counts. */
  public LivePart with(LiveInterval other) {
    return new LivePart(other, requestsPerSecond, failedPerSecond, users, errors, crashes, extras);
  }

  /** The same as bytes, about two for each distinct response time of an endpoint. */
  public byte[] bytes() {
    return LivePartBytes.of(this);
  }

  /**
   * What was written as bytes.
   *
   * @throws IOException when they are of another version
   */
  public static LivePart of(byte[] bytes) throws IOException {
    return LivePartBytes.read(bytes);
  }
}
