package salvo.gatling.stream.sound;

import salvo.event.StreamDetail;

/**
 * What someone heard to whom sound was played as it came. What follows the last sound is no
 * silence.
 *
 * @param soundNanos how long the sound is
 * @param silenceNanos for how long in all nothing was heard between its beginning and its end
 * @param longestNanos the longest of these silences; 0 where there was none
 * @param longestEnd when that was over; {@link Long#MIN_VALUE} where there was none
 * @param silences how many there were
 */
public record Heard(
    long soundNanos, long silenceNanos, long longestNanos, long longestEnd, long silences) {

  /** Nothing that was played. */
  public static final Heard NOTHING = new Heard(0, 0, 0, Long.MIN_VALUE, 0);

  /** The same for the records of the run. */
  public StreamDetail.Sound detail() {
    return new StreamDetail.Sound(soundNanos, silences, silenceNanos, longestNanos);
  }
}
