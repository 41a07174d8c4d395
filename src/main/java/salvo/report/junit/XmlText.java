package salvo.report.junit;

/** Foreign text as XML 1.0 can hold it: what it forbids becomes U+FFFD. */
final class XmlText {

  private static final int REPLACEMENT = 0xfffd;

  private XmlText() {}

  /** The text, line breaks and all. */
  static String of(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints().map(it -> isAllowed(it) ? it : REPLACEMENT).forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  /** The text on one line: an attribute's line breaks would be lost anyway. */
  static String line(String text) {
    return of(text).replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
  }

  /** The text on one line, and never blank. */
  static String name(String text) {
    String line = line(text).strip();
    return line.isEmpty() ? "(unnamed)" : line;
  }

  private static boolean isAllowed(int codePoint) {
    return codePoint == '\t'
        || codePoint == '\n'
        || codePoint == '\r'
        || codePoint >= 0x20 && codePoint <= 0xd7ff
        || codePoint >= 0xe000 && codePoint <= 0xfffd
        || codePoint >= 0x10000;
  }
}
