package salvo.web;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a server on loopback answers. A name of a foreign host may point to this machine, so the
 * Host header has to be a name of the machine itself; and any page of the web may send requests
 * here, so that what changes something has to come from a page of our own and to carry its token.
 */
public final class Guard {

  public static final String TOKEN_HEADER = "X-Salvo-Token";

  private static final Pattern OWN_HOST =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 16;

  private Guard() {}

  /** A text that nobody can guess. */
  public static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Whether it was sent to this machine by a name of its own. */
  public static boolean isOwnHost(HttpServerRequest request) {
    return header(request, "host").filter(OWN_HOST.asMatchPredicate()).isPresent();
  }

  /** Whether a page of this very server sent it. */
  public static boolean isSameOrigin(HttpServerRequest request) {
    return header(request, "host").map("http://"::concat).equals(header(request, "origin"));
  }

  /** Whether a page sent it that is none of this server's; what is no browser names no page. */
  public static boolean isForeign(HttpServerRequest request) {
    return header(request, "origin").isPresent() && !isSameOrigin(request);
  }

  /** Whether it carries that token. */
  public static boolean hasToken(HttpServerRequest request, String token) {
    return isSame(header(request, TOKEN_HEADER).orElse(""), token);
  }

  /** Compares secrets in a time that tells nothing. */
  public static boolean isSame(String given, String secret) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> header(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
