package salvo.report.html;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import salvo.text.TerminalText;

/**
 * The page's template. Whatever it prints is escaped for HTML; characters that could hide or
 * reorder text are shown as their code points, since a request's name may have any.
 */
final class HtmlTemplate {

  private static final TerminalText VISIBLE = new TerminalText(false);
  private static final String NAME = "report";
  private static final PebbleEngine ENGINE = engine();

  private HtmlTemplate() {}

  static void prepare() {
    ENGINE.getTemplate(NAME);
  }

  static String render(Map<String, Object> page) {
    StringWriter html = new StringWriter();
    try {
      ENGINE.getTemplate(NAME).evaluate(html, page, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot fill the template of report.html", e);
    }
    return html.toString();
  }

  private static PebbleEngine engine() {
    ClasspathLoader loader = new ClasspathLoader(HtmlTemplate.class.getClassLoader());
    loader.setPrefix("salvo/report/templates");
    loader.setSuffix(".peb");
    return new PebbleEngine.Builder()
        .loader(loader)
        .strictVariables(true)
        .defaultLocale(Locale.ROOT)
        .extension(new HtmlFilters())
        .addEscapingStrategy("visible", HtmlTemplate::escape)
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
}
