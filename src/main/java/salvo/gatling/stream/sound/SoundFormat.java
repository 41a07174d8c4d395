package salvo.gatling.stream.sound;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How sound is played.
 *
 * @param bytesPerSecond of sound without a header; empty: the header of a WAV file says it
 * @param buffer as much sound is waited for before it is played
 */
public record SoundFormat(OptionalLong bytesPerSecond, Duration buffer) {

  /** More than any sound has; with as much, all times fit into nanoseconds. */
  public static final long MOST_PER_SECOND = 100_000_000;

  /** What tells its rate itself, and is played as soon as any of it is there. */
  public static final SoundFormat WAV = new SoundFormat(OptionalLong.empty(), Duration.ZERO);

  public SoundFormat {
    if (bytesPerSecond.isPresent()) {
      check(bytesPerSecond.getAsLong());
    }
    if (buffer.isNegative()) {
      throw new IllegalArgumentException("A buffer cannot hold less than no sound: " + buffer);
    }
  }

  private static void check(long rate) {
    if (rate < 1 || rate > MOST_PER_SECOND) {
      throw new IllegalArgumentException(
          "Sound has from 1 to "
              + MOST_PER_SECOND
              + " bytes per second, not "
              + rate
              + ". Speech of 24 kHz, 16 bits and one channel has 48000.");
    }
  }

  /** Sound without a header. */
  public static SoundFormat of(long bytesPerSecond) {
    return new SoundFormat(OptionalLong.of(bytesPerSecond), Duration.ZERO);
  }

  /** The same, played when there is as much of it. */
  public SoundFormat after(Duration sound) {
    return new SoundFormat(bytesPerSecond, sound);
  }
}
