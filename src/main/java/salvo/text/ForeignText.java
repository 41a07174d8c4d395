package salvo.text;

import java.util.Locale;

/**
 * Text that a target or its data may have made, before anybody writes it: on one line, and with a
 * visible sign for what a terminal, a page or a file would obey.
 */
public final class ForeignText {

  private static final int REPLACEMENT = 0xfffd;
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7f;
  private static final int DELETE_PICTURE = 0x2421;

  private ForeignText() {}

  /** A message: control characters as their pictures, line breaks as spaces. */
  public static String message(String text) {
    if (text.codePoints().allMatch(ForeignText::isHarmless)) {
      return text;
    }
    StringBuilder harmless = new StringBuilder(text.length());
    text.codePoints().map(ForeignText::shown).forEach(harmless::appendCodePoint);
    return harmless.toString();
  }

  /**
   * The name of a request or a group. Gatling's own page writes it into a script as it is, where a
   * backslash, the end of a script and a comment's beginning would change what the script does.
   */
  public static String name(String text) {
    String line = message(text).replace('\\', '\uff3c');
    int at = line.indexOf('<');
    if (at < 0) {
      return line;
    }
    StringBuilder harmless = new StringBuilder(line);
    for (; at >= 0; at = line.indexOf('<', at + 1)) {
      if (isMarkup(line, at + 1)) {
        harmless.setCharAt(at, '\u2039');
      }
    }
    return harmless.toString();
  }

  private static boolean isMarkup(String text, int at) {
    return text.startsWith("/", at)
        || text.startsWith("!", at)
        || text.substring(at).toLowerCase(Locale.ROOT).startsWith("script");
  }

  private static boolean isHarmless(int codePoint) {
    return shown(codePoint) == codePoint;
  }

  private static int shown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> control(codePoint);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.SURROGATE -> REPLACEMENT;
      case Character.FORMAT -> isOrder(codePoint) ? REPLACEMENT : codePoint;
      default -> codePoint;
    };
  }

  private static int control(int codePoint) {
    if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t') {
      return ' ';
    }
    if (codePoint == DELETE) {
      return DELETE_PICTURE;
    }
    return codePoint < ' ' ? CONTROL_PICTURES + codePoint : REPLACEMENT;
  }

  /** What shows other text in another order, and the mark at a file's beginning. */
  private static boolean isOrder(int codePoint) {
    return codePoint == 0x200e
        || codePoint == 0x200f
        || codePoint == 0x061c
        || codePoint == 0xfeff
        || codePoint >= 0x202a && codePoint <= 0x202e
        || codePoint >= 0x2066 && codePoint <= 0x2069;
  }
}
