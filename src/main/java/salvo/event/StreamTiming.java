package salvo.event;

import java.util.Optional;

/**
 * How exactly an injector could tell when pieces of streams came.
 *
 * @param lag how late its event loops were, looked at every few milliseconds while they had
 *     measured streams
 * @param watchedMillis how long that was
 * @param calibration empty where there was none
 */
public record StreamTiming(GapCounts lag, long watchedMillis, Optional<Calibration> calibration) {

  /** Of an injector that had no streams. */
  public static final StreamTiming NONE = new StreamTiming(GapCounts.NONE, 0, Optional.empty());

  /**
   * What streams of known times came to before the load.
   *
   * @param over how they came, such as HTTP/2 with TLS
   * @param streams how many there were
   * @param wrongCounts how many had another number of tokens than was sent
   * @param ttft by how much the time to the first token was wrong, of each
   * @param gap by how much the longest gap was, of each
   */
  public record Calibration(
      String over, long streams, long wrongCounts, GapCounts ttft, GapCounts gap) {}

  /** The same with that calibration, or with none. */
  public StreamTiming with(Optional<Calibration> known) {
    return new StreamTiming(lag, watchedMillis, known);
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return watchedMillis == 0 && calibration.isEmpty();
  }
}
