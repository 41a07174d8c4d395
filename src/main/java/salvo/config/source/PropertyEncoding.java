package salvo.config.source;

/**
 * How the values of system properties are written. The Gatling Maven plug-in hands them to the JVM
 * that it forks as the inside of a Java string literal; everyone else hands them over as they are.
 */
public enum PropertyEncoding {
  PLAIN {
    @Override
    public String decode(String value) {
      return value;
    }
  },

  /** {@code a"b\c é} arrives as {@code a\"b\\c \}{@code u00e9}. */
  JAVA_ESCAPED {
    @Override
    public String decode(String value) {
      return unescape(value);
    }
  };

  /** The value as it was typed. An escape that Java does not know is left as it is. */
  public abstract String decode(String value);

  private static String unescape(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    int at = 0;
    while (at < value.length()) {
      int length = value.charAt(at) == '\\' ? escapeLength(value, at) : 1;
      plain.append(length == 1 ? value.charAt(at) : unescaped(value, at));
      at += length;
    }
    return plain.toString();
  }

  /** Number of characters of the escape that begins here; 1 when none does. */
  private static int escapeLength(String value, int at) {
    if (at + 1 == value.length()) {
      return 1;
    }
    if (value.charAt(at + 1) == 'u') {
      return isUnicodeEscape(value, at) ? 6 : 1;
    }
    return "\"'\\/bfnrt".indexOf(value.charAt(at + 1)) < 0 ? 1 : 2;
  }

  private static boolean isUnicodeEscape(String value, int at) {
    return at + 6 <= value.length()
        && value.substring(at + 2, at + 6).chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static char unescaped(String value, int at) {
    char kind = value.charAt(at + 1);
    return switch (kind) {
      case 'u' -> (char) Integer.parseInt(value.substring(at + 2, at + 6), 16);
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> kind;
    };
  }
}
