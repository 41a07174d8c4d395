package salvo.report.html;

import salvo.report.page.PageResource;

/**
 * The style and the script that stand within the page. The page's security policy names their
 * hashes, so that a browser obeys no other, such as one that a name might bring in.
 */
public record HtmlAssets(String style, String script, String styleHash, String scriptHash) {

  /** Texts of the two elements, with the source expressions of a security policy for them. */
  static HtmlAssets of(String style, String script) {
    return new HtmlAssets(style, script, PageResource.hash(style), PageResource.hash(script));
  }

  /**
   * Those of the report: uPlot, with its licence (MIT), which every copy has to carry, and ours.
   */
  public static HtmlAssets load() {
    String licence = "/*!\n" + PageResource.text("report/uPlot-LICENSE.txt") + "*/\n";
    return of(
        PageResource.text("report/uPlot-1.6.32.min.css")
            + "\n"
            + PageResource.text("page.css")
            + PageResource.text("report/report.css"),
        licence
            + PageResource.text("report/uPlot-1.6.32.min.js")
            + "\n"
            + PageResource.text("report/report.js"));
  }
}
