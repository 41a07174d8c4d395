package salvo.report.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import salvo.analysis.Apdex;
import salvo.analysis.SlowCount;
import salvo.report.RunReport;
import salvo.report.words.InjectorText;
import salvo.slo.Slo;
import salvo.stats.Distribution;

/**
 * {@code report.html}: one file that holds all it needs, that can be sent on its own, asks the
 * network for nothing, and says everything in its tables and texts; only the charts need the
 * reader's JavaScript.
 */
public final class HtmlReport {

  public static final String FILE_NAME = "report.html";

  private static final HtmlAssets ASSETS = HtmlAssets.load();

  private HtmlReport() {}

  public static String text(RunReport report) {
    return render(report, report.comparison().map(HtmlComparison::of), ASSETS);
  }

  /** Reads template and assets, so that writing the first page takes half the time. */
  public static void prepare() {
    HtmlTemplate.prepare();
  }

  /**
   * The page.
   *
   * @param comparison how the run differs from another one; empty where there is none
   */
  public static String render(
      RunReport report, Optional<HtmlComparison> comparison, HtmlAssets assets) {
    Map<String, Object> page = new HashMap<>();
    page.put("assets", assets);
    page.put("comparison", comparison.orElse(null));
    addOutcome(page, report);
    addFigures(page, report);
    addBackground(page, report);
    return HtmlTemplate.render(page);
  }

  private static void addOutcome(Map<String, Object> page, RunReport report) {
    page.put("run", report.run());
    page.put("verdict", report.verdict());
    page.put("offered", report.offered().orElse(null));
    page.put("slos", HtmlTables.missedFirst(report.slos()));
    page.put("slosCaption", HtmlTables.caption(report.slos()));
    page.put("gatlingDiffers", report.slos().stream().anyMatch(it -> it.differsFromGatling()));
    page.put("notJudged", report.notJudged());
    page.put("assessment", report.assessment());
    page.put("tiers", HtmlTables.worstFirst(report.assessment().tiers()));
    page.put("grade", report.assessment().grade().orElse(null));
    page.put("warnings", report.warnings());
    page.put("apdex", ofRun(report.breakdown().apdex(), Apdex::scope));
    page.put("slow", ofRun(report.breakdown().slow(), SlowCount::scope));
  }

  private static void addFigures(Map<String, Object> page, RunReport report) {
    List<HtmlChart> charts = HtmlCharts.of(report);
    Distribution distribution = Distribution.of(report.stats().total());
    page.put("stats", report.stats());
    page.put("skipped", report.stats().skipped().orElse(null));
    page.put("capacity", report.capacity().orElse(null));
    page.put("charts", charts);
    page.put("data", HtmlData.of(report, charts, distribution));
    page.put("distribution", distribution);
    page.put("endpoints", HtmlTables.endpoints(report));
    page.put("tasks", HtmlTables.tasks(report.stats().grouped()));
    page.put("causes", HtmlErrors.of(report));
  }

  private static void addBackground(Map<String, Object> page, RunReport report) {
    page.put("jobs", report.jobs().orElse(null));
    page.put("resources", HtmlTables.resources(report.resources()));
    page.put("injector", report.injector().orElse(null));
    page.put("injectors", InjectorText.rows(report.parts()));
    page.put("injectorHeadings", InjectorText.HEADINGS);
    page.put("injectorLegend", InjectorText.legend(report.parts()));
    page.put("injectorResources", InjectorText.resources(report.parts()));
    page.put("settings", HtmlTables.settings(report.configuration()));
  }

  private static <T> List<T> ofRun(List<T> parts, Function<T, String> scope) {
    return parts.stream().filter(it -> scope.apply(it).equals(Slo.GLOBAL)).toList();
  }
}
