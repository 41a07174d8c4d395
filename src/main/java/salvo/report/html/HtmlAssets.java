package salvo.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style and the script that stand within the page. The page's security policy names their
 * hashes, so that a browser obeys no other, such as one that a name might bring in.
 */
public record HtmlAssets(String style, String script, String styleHash, String scriptHash) {

  /** Texts of the two elements, with the source expressions of a security policy for them. */
  static HtmlAssets of(String style, String script) {
    return new HtmlAssets(style, script, hash(style), hash(script));
  }

  /**
   * Those of the report: uPlot, with its licence (MIT), which every copy has to carry, and ours.
   */
  public static HtmlAssets load() {
    String licence = "/*!\n" + text("report/uPlot-LICENSE.txt") + "*/\n";
    return of(
        text("report/uPlot-1.6.32.min.css") + "\n" + text("page.css") + text("report/report.css"),
        licence + text("report/uPlot-1.6.32.min.js") + "\n" + text("report/report.js"));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** With the line ends that a browser reads, whatever those of the checkout are. */
  private static String text(String name) {
    try (InputStream file = HtmlAssets.class.getResourceAsStream("/salvo/" + name)) {
      if (file == null) {
        throw new IllegalStateException("/salvo/" + name + " is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read /salvo/report/" + name, e);
    }
  }
}
