package salvo.config.input;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/**
 * A look at HOCON before it is parsed, in one pass and without recursion: how deep it is nested,
 * and where two objects of a list stand side by side, which HOCON makes one of in silence.
 */
public final class HoconText {

  public static final int DEEPEST = 100;

  private final String text;
  private final Deque<Character> open = new ArrayDeque<>();
  private int line = 1;
  private int dots;
  private int deepest;
  private int mergedLine;
  private boolean afterObject;

  private HoconText(String text) {
    this.text = text;
  }

  public static HoconText of(String text) {
    HoconText hocon = new HoconText(text);
    int at = 0;
    while (at < text.length()) {
      at = hocon.token(at);
    }
    return hocon;
  }

  /** The most levels: brackets that are open, and names with dots between. */
  public int depth() {
    return deepest;
  }

  /** The line where an object of a list follows another without a comma or a line break. */
  public OptionalInt mergedObjects() {
    return mergedLine == 0 ? OptionalInt.empty() : OptionalInt.of(mergedLine);
  }

  /** Reads what begins there, and gives where the next begins. */
  private int token(int at) {
    char c = text.charAt(at);
    if (c == '"') {
      afterObject = false;
      return endOfQuoted(at);
    }
    if (c == '#' || text.startsWith("//", at)) {
      return endOfLine(at);
    }
    bracket(c);
    dots = c == '.' ? dots + 1 : Character.isWhitespace(c) || ":={[,]}".indexOf(c) >= 0 ? 0 : dots;
    deepest = Math.max(deepest, open.size() + dots);
    if (c == '\n') {
      line++;
    }
    if (!Character.isWhitespace(c) || c == '\n') {
      afterObject = c == '}';
    }
    return at + 1;
  }

  private void bracket(char c) {
    if (c == '{' || c == '[') {
      if (c == '{' && afterObject && Character.valueOf('[').equals(open.peek())) {
        mergedLine = mergedLine == 0 ? line : mergedLine;
      }
      open.push(c);
      deepest = Math.max(deepest, open.size());
    } else if ((c == '}' || c == ']') && !open.isEmpty()) {
      open.pop();
    }
  }

  private int endOfLine(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private int endOfQuoted(int at) {
    if (text.startsWith("\"\"\"", at)) {
      int end = text.indexOf("\"\"\"", at + 3);
      int next = end < 0 ? text.length() : end + 3;
      line += (int) text.substring(at, next).chars().filter(c -> c == '\n').count();
      return next;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    boolean isClosed = end < text.length() && text.charAt(end) == '"';
    return Math.min(text.length(), isClosed ? end + 1 : end);
  }
}
