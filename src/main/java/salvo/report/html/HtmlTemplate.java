package salvo.report.html;

import java.util.Map;
import salvo.report.page.PageTemplates;

/** The page's template, with its filters. */
final class HtmlTemplate {

  private static final String NAME = "report";
  private static final PageTemplates TEMPLATES =
      new PageTemplates("salvo/report/templates", new HtmlFilters());

  private HtmlTemplate() {}

  static void prepare() {
    TEMPLATES.prepare(NAME);
  }

  static String render(Map<String, Object> page) {
    return TEMPLATES.filled(NAME, page);
  }
}
