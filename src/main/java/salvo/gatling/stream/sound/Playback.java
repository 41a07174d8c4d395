package salvo.gatling.stream.sound;

import java.util.concurrent.TimeUnit;

/**
 * Plays sound as it comes. It begins when enough is there, stands still while there is none, and
 * goes on with the next piece at once.
 */
final class Playback {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long bytesPerSecond;
  private final long bufferNanos;
  private long bytes;
  private boolean plays;
  private long begin;
  private long silence;
  private long longest;
  private long longestEnd = Heard.NOTHING.longestEnd();
  private long silences;

  Playback(long bytesPerSecond, long bufferNanos) {
    this.bytesPerSecond = bytesPerSecond;
    this.bufferNanos = bufferNanos;
  }

  /** As much more sound is there at that instant. */
  void take(long more, long stamp) {
    if (plays) {
      hear(stamp);
    }
    bytes += more;
    if (!plays && nanos() >= bufferNanos) {
      plays = true;
      begin = stamp;
    }
  }

  private void hear(long stamp) {
    long late = stamp - (begin + silence + nanos());
    if (late > 0) {
      silence += late;
      silences++;
      if (late > longest) {
        longest = late;
        longestEnd = stamp;
      }
    }
  }

  /** How long all of it is; in two steps, so that it fits however much it is. */
  private long nanos() {
    return bytes / bytesPerSecond * SECOND + bytes % bytesPerSecond * SECOND / bytesPerSecond;
  }

  Heard heard() {
    return new Heard(nanos(), silence, longest, longestEnd, silences);
  }
}
