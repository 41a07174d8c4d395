package salvo.text;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks secrets in what is shown, by names: values whose key tells of one, headers that are not
 * known to be harmless, and credentials within texts that hold URLs. A secret under a harmless
 * name, such as {@code greeting}, is found only by its value, which {@link Secrets} masks.
 */
public final class Redaction {

  public static final String MASK = "***";

  private static final List<String> SECRET_WORDS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "secret",
          "token",
          "apikey",
          "privatekey",
          "accesskey",
          "subscriptionkey",
          "signature",
          "sessionid",
          "authorization",
          "credential",
          "cookie");

  /** Secret as words of their own, and not as a part of one such as author or passenger. */
  private static final Set<String> SHORT_WORDS =
      Set.of("auth", "pwd", "pass", "passcode", "pin", "otp", "jwt", "sid", "sig");

  /** Secret in a query or a body, where a name that is longer says more. */
  private static final Set<String> FIELDS = Set.of("key", "code", "assertion", "ticket");

  private static final Set<String> HARMLESS_QUERY =
      Set.of(
          "page",
          "size",
          "limit",
          "offset",
          "per_page",
          "pagesize",
          "count",
          "sort",
          "order",
          "lang",
          "locale",
          "format",
          "fields",
          "from",
          "to",
          "type");

  private static final Pattern HARMLESS_HEADER =
      Pattern.compile(
          "accept(-.*)?|content-(type|language|encoding|disposition|length)|user-agent|host|origin"
              + "|referer|cache-control|pragma|connection|keep-alive|te|expect|range|date|dnt"
              + "|if-.*|prefer|upgrade(-insecure-requests)?|x-requested-with|sec-fetch-.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
  private static final Pattern SCHEME = Pattern.compile("(?i)bearer|basic|token|apikey");
  private static final Pattern WORD_END = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

  /** Tokens of a text: how many there are or may be, in words of services, and what counts them. */
  private static final Pattern COUNT_OF_TOKENS =
      Pattern.compile(
          "(?:max|min|prompt|completion|input|output|total|cached?|content|creation|read|reasoning"
              + "|thinking|thoughts|candidates|audio|text|new|accepted|rejected|prediction|budget)+"
              + "token(?:s|s?count|s?limit)(?:details)?|firsttokentimeout|tokenizer");

  /** It names the header that carries the key. */
  private static final String HEADER_NAME_KEY = "apikeyheader";

  private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]");
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#\\s]*@");
  private static final Pattern QUERY =
      Pattern.compile("([?&])([^=&#\\s]+)=((?:#\\{[^}]*}|[^&#\\s])*)");

  private Redaction() {}

  /** Whether the name of a key tells of a secret. */
  public static boolean isSecret(String key) {
    String plain = SEPARATORS.matcher(key.toLowerCase(Locale.ROOT)).replaceAll("");
    return !plain.equals(HEADER_NAME_KEY)
        && !COUNT_OF_TOKENS.matcher(plain).matches()
        && (SECRET_WORDS.stream().anyMatch(plain::contains)
            || WORD_END
                .splitAsStream(key)
                .anyMatch(word -> SHORT_WORDS.contains(word.toLowerCase(Locale.ROOT))));
  }

  /** Whether the name of a query's or a body's field does. */
  public static boolean isSecretField(String name) {
    return isSecret(name) || FIELDS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** What may be shown of a header: all of a harmless one, and expressions without values. */
  public static String header(String name, String value) {
    if (HARMLESS_HEADER.matcher(name).matches()) {
      return withoutCredentials(value, Redaction::isSecretField);
    }
    String literal = SCHEME.matcher(EXPRESSION.matcher(value).replaceAll("")).replaceAll("");
    return literal.isBlank() ? value : MASK;
  }

  /** What may be shown of headers, in the order of their names. */
  public static Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> shown = new TreeMap<>();
    headers.forEach((name, value) -> shown.put(name, header(name, value)));
    return shown;
  }

  /** What may be shown of a path: of its query, only what is known to be harmless. */
  public static String path(String path) {
    return withoutCredentials(
        path, name -> !HARMLESS_QUERY.contains(name.toLowerCase(Locale.ROOT)));
  }

  /** What may be shown of a text value. An empty value gives nothing away and stays. */
  public static String text(String key, String value) {
    boolean secret = isSecret(key) || (key.equals("body") && isSecret(value));
    return secret && !value.isEmpty() ? MASK : withoutCredentials(value, Redaction::isSecretField);
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

  private static String withoutCredentials(String text, Predicate<String> isSecret) {
    String shown = USER_INFO.matcher(text).replaceAll(MASK + "@");
    return QUERY
        .matcher(shown)
        .replaceAll(
            match ->
                isSecret.test(match.group(2)) && !isExpression(match.group(3))
                    ? match.group(1) + Matcher.quoteReplacement(match.group(2)) + "=" + MASK
                    : Matcher.quoteReplacement(match.group()));
  }

  private static boolean isExpression(String value) {
    return value.isEmpty() || EXPRESSION.matcher(value).matches();
  }
}
