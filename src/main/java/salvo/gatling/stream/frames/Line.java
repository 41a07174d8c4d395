package salvo.gatling.stream.frames;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A line that grows. */
final class Line {

  private static final int FIRST_BYTES = 256;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int length;

  void add(byte[] from, int start, int end) {
    int more = end - start;
    if (length + more > Frames.MOST_BYTES) {
      throw new TooLongEvent();
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
    System.arraycopy(from, start, bytes, length, more);
    length += more;
  }

  /** What has been added since the last time; bytes that are no UTF-8 are replaced. */
  String take() {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    length = 0;
    return text;
  }
}
