package salvo.report.page;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import salvo.text.TerminalText;

/**
 * The templates of a folder. Whatever they print is escaped for HTML; characters that could hide or
 * reorder text are shown as their code points, since a request's name may have any.
 */
public final class PageTemplates {

  private static final TerminalText VISIBLE = new TerminalText(false);

  private final PebbleEngine engine;

  /**
   * @param folder on the class path
   * @param extensions with filters of their own
   */
  public PageTemplates(String folder, Extension... extensions) {
    ClasspathLoader loader = new ClasspathLoader(PageTemplates.class.getClassLoader());
    loader.setPrefix(folder);
    loader.setSuffix(".peb");
    engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .defaultLocale(Locale.ROOT)
            .extension(extensions)
            .addEscapingStrategy("visible", PageTemplates::escape)
            .defaultEscapingStrategy("visible")
            .build();
  }

  /** Reads a template ahead of its use. */
  public void prepare(String name) {
    engine.getTemplate(name);
  }

  /** A template with the values that it prints. */
  public String filled(String name, Map<String, Object> values) {
    StringWriter html = new StringWriter();
    try {
      engine.getTemplate(name).evaluate(html, values, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot fill the template " + name, e);
    }
    return html.toString();
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
