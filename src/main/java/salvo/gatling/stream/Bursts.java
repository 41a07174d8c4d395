package salvo.gatling.stream;

import java.util.concurrent.TimeUnit;

/** How much of an answer came at once: in pieces within 2 ms, as a body that was held back does. */
final class Bursts {

  private static final long LENGTH_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private long begun;
  private long bytes;
  private long largest;

  void add(long nanos, long more) {
    if (bytes == 0 || nanos - begun > LENGTH_NANOS) {
      begun = nanos;
      bytes = 0;
    }
    bytes += more;
    largest = Math.max(largest, bytes);
  }

  /** The most bytes that came at once. */
  long largest() {
    return largest;
  }
}
