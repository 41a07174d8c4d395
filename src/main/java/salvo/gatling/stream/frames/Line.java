package salvo.gatling.stream.frames;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A line that grows, and then the next. */
final class Line {

  private static final int FIRST_BYTES = 256;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private byte[] bytes = new byte[FIRST_BYTES];
  private int length;
  private boolean isFirst = true;

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

  /**
   * What has been added since the last time; bytes that are no UTF-8 are replaced. A byte order
   * mark before the first line is no part of it.
   */
  String take() {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    boolean isMarked = isFirst && text.startsWith(BYTE_ORDER_MARK);
    isFirst = false;
    length = 0;
    return isMarked ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }
}
