package salvo.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text measured in a terminal's columns and made harmless for it: what could move the cursor, hide
 * or reorder other text is shown as its code point instead. A request name is such foreign text.
 *
 * @param ascii whether everything beyond ASCII becomes a question mark
 */
public record TerminalText(boolean ascii) {

  /** A digit and the space between it and its unit. */
  private static final Pattern BEFORE_UNIT =
      Pattern.compile("\\d (?:%|ms|s|min|h|[KMGT]?B)(?![\\p{L}\\d])");

  /** The text without anything that a terminal would obey. */
  public String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(clean, codePoint));
    return clean.toString();
  }

  /** Cleaned, cut to the columns and filled up with spaces on the right. */
  public String left(String text, int columns) {
    String fitted = fit(text, columns);
    return fitted + " ".repeat(columns - width(fitted));
  }

  /** Cleaned and filled up with spaces on the left; never cut, as it is for figures. */
  public String right(String text, int columns) {
    String clean = clean(text);
    return " ".repeat(Math.max(0, columns - width(clean))) + clean;
  }

  /** Cleaned, and cut to the columns where it is longer, which an ellipsis shows. */
  public String fit(String text, int columns) {
    String clean = clean(text);
    if (width(clean) <= columns) {
      return clean;
    }
    String ellipsis = ascii ? "..." : "…";
    return clean.substring(0, end(clean, columns - ellipsis.length())) + ellipsis;
  }

  /** Cleaned and broken into lines, at spaces where there are any, but not before a unit. */
  public List<String> wrap(String text, int columns) {
    String rest = clean(text).strip();
    List<String> lines = new ArrayList<>();
    while (width(rest) > columns) {
      int end = lineEnd(rest, columns);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** How many columns the text takes. */
  public static int width(String text) {
    return text.codePoints().map(TerminalText::width).sum();
  }

  private static int lineEnd(String text, int columns) {
    int end = end(text, columns);
    int space = text.lastIndexOf(' ', end);
    while (space > 0 && BEFORE_UNIT.matcher(text).region(space - 1, text.length()).lookingAt()) {
      space = text.lastIndexOf(' ', space - 1);
    }
    return space > 0 ? space : end;
  }

  /** Index after the last code point that still fits. */
  private static int end(String text, int columns) {
    int end = 0;
    int left = columns;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      left -= width(codePoint);
      if (left < 0) {
        return end;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  private void append(StringBuilder clean, int codePoint) {
    if (isObeyed(codePoint)) {
      clean.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
    } else if (ascii && codePoint > 0x7e) {
      clean.append('?');
    } else {
      clean.appendCodePoint(codePoint);
    }
  }

  private static boolean isObeyed(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static int width(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  /** East Asian wide and full-width characters and emoji, by Unicode's blocks. */
  private static boolean isWide(int codePoint) {
    return isWithin(codePoint, 0x1100, 0x115f)
        || isWithin(codePoint, 0x2e80, 0xa4cf)
        || isWithin(codePoint, 0xac00, 0xd7a3)
        || isWithin(codePoint, 0xf900, 0xfaff)
        || isWithin(codePoint, 0xfe30, 0xfe6f)
        || isWithin(codePoint, 0xff00, 0xff60)
        || isWithin(codePoint, 0xffe0, 0xffe6)
        || isWithin(codePoint, 0x1f300, 0x1faff)
        || isWithin(codePoint, 0x20000, 0x3fffd);
  }

  private static boolean isWithin(int codePoint, int first, int last) {
    return first <= codePoint && codePoint <= last;
  }
}
