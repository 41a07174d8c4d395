package salvo.report.page;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import salvo.text.TerminalText;

/**
 * A page without scripts: a template and its style. Characters that could hide or reorder text are
 * shown as their code points. The page's security policy lets nothing be loaded or run.
 */
public final class StandalonePage {

  private static final TerminalText VISIBLE = new TerminalText(false);
  private static final PebbleEngine ENGINE = engine();
  private static final String STYLE =
      resource("page.css")
          + resource("web/web.css")
          + resource("page/curves.css")
          + resource("page/standalone.css");

  private StandalonePage() {}

  /**
   * The page.
   *
   * @param template its name in {@code salvo/page}
   * @param values what the template prints
   */
  public static String text(String template, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("style", STYLE);
    all.put("policy", "default-src 'none'; style-src " + hash(STYLE));
    StringWriter html = new StringWriter();
    try {
      ENGINE.getTemplate(template).evaluate(html, all, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot fill the template " + template, e);
    }
    return html.toString();
  }

  private static PebbleEngine engine() {
    ClasspathLoader loader = new ClasspathLoader(StandalonePage.class.getClassLoader());
    loader.setPrefix("salvo/page");
    loader.setSuffix(".peb");
    return new PebbleEngine.Builder()
        .loader(loader)
        .strictVariables(true)
        .defaultLocale(Locale.ROOT)
        .addEscapingStrategy("visible", StandalonePage::escape)
        .defaultEscapingStrategy("visible")
        .build();
  }

  private static String escape(String text) {
    return VISIBLE
        .clean(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
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

  private static String resource(String name) {
    try (InputStream file = StandalonePage.class.getResourceAsStream("/salvo/" + name)) {
      if (file == null) {
        throw new IllegalStateException("/salvo/" + name + " is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read /salvo/" + name, e);
    }
  }
}
