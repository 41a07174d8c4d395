package salvo.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Styles and scripts that stand within a page, whose security policy names their hashes. */
public final class PageResource {

  private PageResource() {}

  /**
   * One of them, with the line ends that a browser reads, whatever those of the checkout are.
   *
   * @param name below {@code /salvo/} on the class path
   */
  public static String text(String name) {
    try (InputStream file = PageResource.class.getResourceAsStream("/salvo/" + name)) {
      if (file == null) {
        throw new IllegalStateException("/salvo/" + name + " is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read /salvo/" + name, e);
    }
  }

  /** The source expression of a security policy for a text. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
