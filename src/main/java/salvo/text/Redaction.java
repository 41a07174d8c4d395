package salvo.text;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks secrets in what is shown: values whose key tells of one, and credentials within texts that
 * hold URLs. A secret under a harmless name, such as {@code greeting}, is not found.
 */
public final class Redaction {

  static final String MASK = "***";

  private static final List<String> SECRET_WORDS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "secret",
          "token",
          "apikey",
          "privatekey",
          "authorization",
          "credential",
          "cookie");

  /** It names the header that carries the key. */
  private static final String HEADER_NAME_KEY = "apikeyheader";

  private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]");
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#\\s]*@");
  private static final Pattern QUERY = Pattern.compile("([?&])([^=&#\\s]+)=([^&#\\s]*)");

  private Redaction() {}

  static boolean isSecret(String key) {
    String plain = SEPARATORS.matcher(key.toLowerCase(Locale.ROOT)).replaceAll("");
    return !plain.equals(HEADER_NAME_KEY) && SECRET_WORDS.stream().anyMatch(plain::contains);
  }

  /** What may be shown of a text value. An empty value gives nothing away and stays. */
  public static String text(String key, String value) {
    boolean secret = isSecret(key) || (key.equals("body") && isSecret(value));
    return secret && !value.isEmpty() ? MASK : withoutCredentials(value);
  }

  /** A copy in the order of the keys, masked at every depth. */
  public static Map<String, Object> map(Map<String, ?> values) {
    Map<String, Object> shown = new TreeMap<>();
    values.forEach((key, value) -> shown.put(key, value(key, value)));
    return Collections.unmodifiableMap(shown);
  }

  private static Object value(String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> named = new TreeMap<>();
      map.forEach((name, inner) -> named.put(String.valueOf(name), inner));
      return map(named);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(element -> value(key, element)).toList();
    }
    if (value instanceof String text) {
      return text(key, text);
    }
    return isSecret(key) && value != null ? MASK : value;
  }

  private static String withoutCredentials(String text) {
    String shown = USER_INFO.matcher(text).replaceAll(MASK + "@");
    return QUERY
        .matcher(shown)
        .replaceAll(
            match ->
                isSecret(match.group(2))
                    ? match.group(1) + match.group(2) + "=" + MASK
                    : Matcher.quoteReplacement(match.group()));
  }
}
