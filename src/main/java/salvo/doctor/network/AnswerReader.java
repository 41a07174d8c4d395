package salvo.doctor.network;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an answer of HTTP/1 to its end; of its body only the length counts. */
final class AnswerReader {

  private static final Pattern STATUS_LINE = Pattern.compile("(HTTP/\\d\\.\\d) (\\d{3})(?: .*)?");
  private static final int LONGEST_LINE = 65_536;
  private static final int MOST_HEADERS = 1_000;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int FIRST_FINAL = 200;
  private static final double NANOS_PER_MILLI = 1e6;

  private final InputStream in;

  AnswerReader(InputStream in) {
    this.in = in;
  }

  /**
   * The answer, after what only hints at it.
   *
   * @param begun when the request was sent, by {@link System#nanoTime()}
   */
  Answer read(long begun) throws IOException {
    String line = line();
    Instant received = Instant.now();
    Matcher status = statusLine(line);
    Map<String, String> headers = headers();
    while (Integer.parseInt(status.group(2)) < FIRST_FINAL) {
      status = statusLine(line());
      headers = headers();
    }
    int code = Integer.parseInt(status.group(2));
    boolean ended = readBody(code, headers);
    return new Answer(
        status.group(1),
        code,
        headers,
        (System.nanoTime() - begun) / NANOS_PER_MILLI,
        received,
        ended);
  }

  private static Matcher statusLine(String line) throws NotHttpException {
    Matcher matcher = STATUS_LINE.matcher(line);
    if (!matcher.matches()) {
      throw new NotHttpException("what came back is not an HTTP/1 answer");
    }
    return matcher;
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    String line = line();
    int count = 0;
    while (!line.isEmpty()) {
      count++;
      int colon = line.indexOf(':');
      if (colon < 1 || count > MOST_HEADERS) {
        throw new NotHttpException("the headers of the answer are malformed");
      }
      headers.putIfAbsent(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      line = line();
    }
    return headers;
  }

  /** Tells whether the connection can go on after it. */
  private boolean readBody(int status, Map<String, String> headers) throws IOException {
    if (status == NO_CONTENT || status == NOT_MODIFIED) {
      return true;
    }
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      readChunks();
      return true;
    }
    if (headers.containsKey("content-length")) {
      skip(number(headers.get("content-length"), 10));
      return true;
    }
    in.transferTo(OutputStream.nullOutputStream());
    return false;
  }

  private void readChunks() throws IOException {
    long length = chunkLength();
    while (length > 0) {
      skip(length);
      line();
      length = chunkLength();
    }
    while (!line().isEmpty()) {
      // Trailers say nothing that is asked here.
    }
  }

  private long chunkLength() throws IOException {
    return number(line().replaceFirst(";.*", "").strip(), 16);
  }

  private static long number(String text, int radix) throws NotHttpException {
    try {
      return Long.parseLong(text, radix);
    } catch (NumberFormatException e) {
      throw new NotHttpException("the length of the answer is malformed");
    }
  }

  private void skip(long length) throws IOException {
    long left = length;
    byte[] buffer = new byte[8_192];
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("the answer was cut off");
      }
      left -= read;
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw line.isEmpty()
            ? new EOFException("the connection was closed without an answer")
            : new NotHttpException("what came back is not an HTTP/1 answer");
      }
      if (line.length() == LONGEST_LINE) {
        throw new NotHttpException("what came back is not an HTTP/1 answer");
      }
      line.append((char) next);
      next = in.read();
    }
    return line.toString().stripTrailing();
  }
}
