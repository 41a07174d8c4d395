package salvo.imports.journey;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a value that an answer brought and a later request sent is the same by more than chance:
 * a word such as products stands in many places.
 */
final class Telling {

  static final int SHORTEST = 6;
  static final int LONGEST = 4_096;

  private static final int LONG = 16;
  private static final Pattern DIGIT = Pattern.compile(".*\\d.*");
  private static final Pattern LETTER = Pattern.compile(".*[A-Za-z].*");

  /** Ids of one case are not as telling. */
  private static final Pattern MIXED = Pattern.compile("(?=.*[a-z])(?=.*[A-Z]).{20,}");

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final Pattern OF_IDENTITY =
      Pattern.compile(
          "(?i).*(id|slug|key|token|uuid|guid|code|number|ref|reference|handle|sku|hash|cursor|csrf"
              + "|nonce|name|state|session|ticket)s?");

  private static final Set<String> COMMON =
      Set.of("application", "undefined", "localhost", "anonymous", "default", "unknown");

  private Telling() {}

  /** Whether a value can be looked for at all. */
  static boolean isToken(String value) {
    return value.length() >= SHORTEST
        && value.length() <= LONGEST
        && value.chars().noneMatch(c -> c < ' ')
        && !COMMON.contains(value.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether the request has it from the answer.
   *
   * @param key what the answer calls it; may be empty
   * @param name what the request calls it; may be empty
   */
  static boolean isSame(String value, String key, String name) {
    return DIGIT.matcher(value).matches()
        || value.length() >= LONG && !value.matches("[a-z-]+")
        || OF_IDENTITY.matcher(key).matches()
        || !key.isEmpty() && key.equalsIgnoreCase(name);
  }

  /** Whether it looks like a key or a token, and not like a word, a number or an id. */
  static boolean isKeyLike(String value) {
    return value.length() >= 8
        && DIGIT.matcher(value).matches()
        && LETTER.matcher(value).matches()
        && !UUID.matcher(value).matches();
  }

  /** Whether it is as long as tokens are that have no telling name. */
  static boolean isLongKey(String value) {
    boolean isLong = value.length() >= 2 * LONG || MIXED.matcher(value).matches();
    return isLong && value.matches("[\\w.~+/=-]+") && isKeyLike(value);
  }
}
