package salvo.imports.recorded;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a request went. Browsers and tools are laxer than {@link java.net.URI}, so that nothing is
 * refused here.
 *
 * @param origin scheme, host and port in small letters, a placeholder, or empty where none is told
 * @param userInfo credentials before the host
 * @param path as it is sent, with a slash first
 * @param query its fields, decoded; one without = has an empty value
 */
public record Address(String origin, Optional<String> userInfo, String path, List<Field> query) {

  private static final Pattern ABSOLUTE =
      Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*+)(.*)");

  private static final Pattern PLACEHOLDER_FIRST =
      Pattern.compile("(?s)((?:https?://)?#\\{[^}]*}[^/?#]*+)(.*)");

  private static final Pattern FRAGMENT = Pattern.compile("(?s)#(?!\\{|#\\{).*");
  private static final Pattern UNSENDABLE = Pattern.compile("[\\s\\p{Cntrl}]|[^\\x00-\\x7f]+");

  private static final Pattern KEY = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[\\w.~+=-]{16,}");
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The address in a text, which may lack its scheme as that of curl may. */
  public static Address of(String url) {
    String text = url.strip();
    Matcher placeholder = PLACEHOLDER_FIRST.matcher(text);
    if (placeholder.matches()) {
      return of(placeholder.group(1), Optional.empty(), placeholder.group(2));
    }
    Matcher absolute = ABSOLUTE.matcher(text);
    if (!absolute.matches()) {
      boolean isPath = text.isEmpty() || text.startsWith("/") || text.startsWith("?");
      return isPath ? of("", Optional.empty(), text) : of("http://" + text);
    }
    String authority = absolute.group(2);
    int at = authority.lastIndexOf('@');
    Optional<String> userInfo = at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
    return of(origin(absolute.group(1), authority.substring(at + 1)), userInfo, absolute.group(3));
  }

  private static Address of(String origin, Optional<String> userInfo, String rest) {
    String sent = FRAGMENT.matcher(rest).replaceFirst("");
    int mark = sent.indexOf('?');
    String path = mark < 0 ? sent : sent.substring(0, mark);
    return new Address(
        origin,
        userInfo,
        sendable(path.startsWith("/") ? path : "/" + path),
        mark < 0 ? List.of() : Forms.fields(sent.substring(mark + 1)));
  }

  private static String origin(String scheme, String host) {
    String lower = scheme.toLowerCase(Locale.ROOT);
    String port = lower.equals("https") ? ":443" : ":80";
    String name = host.toLowerCase(Locale.ROOT);
    return lower + "://" + (name.endsWith(port) ? name.substring(0, name.lastIndexOf(':')) : name);
  }

  /** What no request line can hold, in its encoded form. */
  private static String sendable(String text) {
    return UNSENDABLE
        .matcher(text)
        .replaceAll(
            it -> {
              StringBuilder encoded = new StringBuilder();
              for (byte b : it.group().getBytes(StandardCharsets.UTF_8)) {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
              }
              return Matcher.quoteReplacement(encoded.toString());
            });
  }

  /** The segments of the path, without the slashes. */
  public List<String> segments() {
    return List.of(path.substring(1).split("/", -1));
  }

  /** Without credentials, query, and parts of the path that may be keys. */
  @Override
  public String toString() {
    return origin
        + "/"
        + segments().stream()
            .map(it -> KEY.matcher(it).matches() && !UUID.matcher(it).matches() ? "***" : it)
            .collect(Collectors.joining("/"));
  }
}
