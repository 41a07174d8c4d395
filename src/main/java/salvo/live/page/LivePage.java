package salvo.live.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The page itself: one HTML file that brings its own style, script and charts. */
final class LivePage {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 16;

  private final String token;
  private final String html;

  /**
   * @param token what the page proves itself by when it asks to stop the run
   */
  LivePage(String token) {
    this.token = token;
    this.html =
        resource("live/live.html")
            .replace("/*chart-style*/", resource("report/uPlot-1.6.32.min.css"))
            .replace("/*style*/", resource("page.css") + resource("live/live.css"))
            .replace("/*charts*/", resource("report/uPlot-1.6.32.min.js"))
            .replace("/*script*/", resource("live/live.js"));
  }

  /** A text that nobody can guess. */
  static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  String token() {
    return token;
  }

  /**
   * @param nonce what marks the page's own scripts and styles
   */
  String html(String nonce) {
    return html.replace("@nonce@", nonce).replace("@token@", token);
  }

  /** Nothing but the page's own parts is run, and nothing but its own server is asked. */
  static String policy(String nonce) {
    return "default-src 'none'; script-src 'nonce-"
        + nonce
        + "'; style-src 'nonce-"
        + nonce
        + "'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
        + " frame-ancestors 'none'";
  }

  private static String resource(String name) {
    try (InputStream in = LivePage.class.getResourceAsStream("/salvo/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The resource salvo/" + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource salvo/" + name, e);
    }
  }
}
