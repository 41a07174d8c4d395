package salvo.run.sample;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines around a failure: the last that were there when it became known, and the next. */
final class LogLines {

  static final int MOST_LINES = 20;

  /** As much is read on either side. */
  static final int MOST_BYTES = 8_192;

  private static final int MOST_BEFORE = 12;

  private final List<String> before = new ArrayList<>();
  private final List<String> after = new ArrayList<>();

  /**
   * Adds a part of a file.
   *
   * @param there how many of the bytes were there when the failure became known
   * @param isMidLine whether the part begins within a line, which is left out then
   */
  void add(byte[] bytes, long there, boolean isMidLine) {
    int start = isMidLine ? next(bytes, 0) : 0;
    while (start < bytes.length) {
      int next = next(bytes, start);
      String line = new String(bytes, start, next - start, StandardCharsets.UTF_8).stripTrailing();
      if (!line.isEmpty()) {
        (start < there ? before : after).add(line);
      }
      start = next;
    }
  }

  List<String> chosen() {
    int left = Math.max(0, before.size() - MOST_BEFORE);
    List<String> chosen = new ArrayList<>(before.subList(left, before.size()));
    chosen.addAll(after.subList(0, Math.min(after.size(), MOST_LINES - chosen.size())));
    return chosen;
  }

  /** Where the next line begins. */
  private static int next(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, bytes.length);
  }
}
