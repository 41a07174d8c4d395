package salvo.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.report.RunReport;
import salvo.report.html.chart.HtmlChart;
import salvo.report.html.chart.HtmlCharts;
import salvo.report.words.CostText;
import salvo.report.words.InjectorText;
import salvo.report.words.RunText;
import salvo.report.words.StreamText;
import salvo.slo.Cause;
import salvo.slo.SloResult;
import salvo.stats.Distribution;

/**
 * {@code report.html}: one file that holds all it needs, that can be sent on its own, asks the
 * network for nothing, and says everything in its tables and texts; only the charts and what is
 * counted for a part of the run need the reader's JavaScript.
 */
public final class HtmlReport {

  public static final String FILE_NAME = "report.html";

  private static final HtmlAssets ASSETS = HtmlAssets.load();

  private HtmlReport() {}

  /** The page, with links to the files that stand beside it. */
  public static String text(RunReport report, List<String> fileNames) {
    return render(report, report.comparison().map(HtmlComparison::of), fileNames, ASSETS);
  }

  /** Reads template and assets, so that writing the first page takes half the time. */
  public static void prepare() {
    HtmlTemplate.prepare();
  }

  /**
   * The page.
   *
   * @param comparison how the run differs from another one; empty where there is none
   * @param fileNames those that stand beside it
   */
  public static String render(
      RunReport report,
      Optional<HtmlComparison> comparison,
      List<String> fileNames,
      HtmlAssets assets) {
    Map<String, Object> page = new HashMap<>();
    page.put("assets", assets);
    page.put("comparison", comparison.orElse(null));
    addOutcome(page, report);
    addFigures(page, report);
    addBackground(page, report, fileNames);
    return HtmlTemplate.render(page);
  }

  private static void addOutcome(Map<String, Object> page, RunReport report) {
    page.put("run", report.run());
    page.put("verdict", report.verdict());
    page.put("reasons", weightiestFirst(report.verdict().causes()));
    page.put("offered", report.offered().orElse(null));
    page.put("slos", report.slos());
    page.put("slosCaption", HtmlTables.caption(report.slos()));
    page.put("notJudged", report.notJudged());
    page.put("assessment", report.assessment());
    page.put("grade", report.assessment().grade().orElse(null));
    page.put("warnings", report.warnings());
  }

  private static void addFigures(Map<String, Object> page, RunReport report) {
    List<HtmlChart> charts = HtmlCharts.of(report);
    HtmlMachines machines = HtmlMachines.of(report);
    page.put("stats", report.stats());
    page.put("skipped", report.stats().skipped().orElse(null));
    page.put("capacity", report.capacity().orElse(null));
    page.put("charts", charts);
    page.put("machines", machines);
    page.put(
        "data",
        HtmlData.of(report, Stream.concat(charts.stream(), machines.charts().stream()).toList()));
    page.put("distribution", Distribution.of(report.stats().total()));
    page.put("matrix", HtmlMatrix.of(report));
    page.put("streams", StreamText.rows(report));
    page.put("streamHeadings", StreamText.HEADINGS);
    page.put("streamFlags", StreamText.flags(report));
    page.put("streamClock", StreamText.clock(report).orElse(null));
    page.put("costs", CostText.rows(report));
    page.put("costHeadings", CostText.HEADINGS);
    page.put("beside", RunText.beside(report).orElse(null));
    page.put("userTypes", HtmlTables.userTypes(report.stats()));
    page.put("tasks", HtmlTables.tasks(report.stats().grouped()));
    page.put("causes", HtmlErrors.of(report));
  }

  private static void addBackground(
      Map<String, Object> page, RunReport report, List<String> fileNames) {
    page.put("jobs", report.jobs().orElse(null));
    page.put("injector", report.injector().orElse(null));
    page.put("injectors", InjectorText.rows(report.parts()));
    page.put("injectorHeadings", InjectorText.HEADINGS);
    page.put("injectorLegend", InjectorText.legend(report.parts()));
    page.put("settings", HtmlSettings.of(report));
    page.put("files", HtmlFiles.of(report, fileNames));
  }

  /** What is no objective in its order, then the objectives from the worst missed on. */
  static List<String> weightiestFirst(List<Cause> causes) {
    List<Cause> ordered = new ArrayList<>(causes);
    ordered.sort(Comparator.comparingDouble(HtmlReport::weight));
    return ordered.stream().map(Cause::sentence).toList();
  }

  private static double weight(Cause cause) {
    if (!(cause instanceof Cause.Objective objective)) {
      return Double.NEGATIVE_INFINITY;
    }
    SloResult result = objective.result();
    return result.actual().isEmpty() ? 0 : result.margin().orElse(-Double.MAX_VALUE);
  }
}
