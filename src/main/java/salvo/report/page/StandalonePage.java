package salvo.report.page;

import java.util.HashMap;
import java.util.Map;

/**
 * A page without scripts: a template and its style. The page's security policy lets nothing be
 * loaded or run.
 */
public final class StandalonePage {

  private static final PageTemplates TEMPLATES = new PageTemplates("salvo/page");
  private static final String STYLE =
      PageResource.text("page.css")
          + PageResource.text("web/web.css")
          + PageResource.text("page/curves.css")
          + PageResource.text("page/standalone.css");

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
    all.put("policy", "default-src 'none'; style-src " + PageResource.hash(STYLE));
    return TEMPLATES.filled(template, all);
  }
}
