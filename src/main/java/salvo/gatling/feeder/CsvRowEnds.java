package salvo.gatling.feeder;

import java.io.IOException;
import java.io.InputStream;

/** Where the rows of a CSV file end. A line break within quotation marks ends none. */
final class CsvRowEnds {

  private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

  private final InputStream in;
  private final byte[] part = new byte[1 << 16];
  private int read;
  private int next;
  private long position;
  private boolean quoted;
  private boolean quoteOpens = true;
  private boolean blank = true;

  CsvRowEnds(InputStream in) {
    this.in = in;
  }

  /** The place after the next row, blank or not; -1 when there is none. */
  long next() throws IOException {
    long start = position;
    long end = end(start);
    return end > start ? end : -1;
  }

  /** Whether the last row is no record: it has one cell, and nothing in it. */
  boolean isBlank() {
    return blank;
  }

  private long end(long start) throws IOException {
    blank = true;
    for (int it = read(); it >= 0; it = read()) {
      if (quoted) {
        quoted = it != '"';
        quoteOpens = !quoted;
        blank &= !quoted;
      } else if (it == '"' && quoteOpens) {
        quoted = true;
        blank &= position == start + 1;
      } else {
        boolean ends = it == '\n' || it == '\r';
        quoteOpens = ends || it == ',' || isMark(it);
        if (ends) {
          return position;
        }
        blank = false;
      }
    }
    return position;
  }

  private boolean isMark(int it) {
    return position <= BYTE_ORDER_MARK.length && it == BYTE_ORDER_MARK[(int) position - 1];
  }

  private int read() throws IOException {
    if (next == read) {
      read = in.read(part);
      next = 0;
      if (read <= 0) {
        read = 0;
        return -1;
      }
    }
    position++;
    return part[next++] & 0xff;
  }
}
