package salvo.report.html;

import java.util.List;
import java.util.Optional;
import salvo.report.RunReport;
import salvo.report.html.chart.HtmlChart;
import salvo.report.html.chart.HtmlResourceCharts;
import salvo.report.words.RunText;
import salvo.slo.SloResult;
import salvo.slo.TierResult;
import salvo.slo.Verdict;

/**
 * The page's section on the machines.
 *
 * @param notable whether anything about them needs a look
 * @param summary what they used, in one line
 * @param objectives of resources
 * @param charts over the run's time
 * @param table the same in figures
 */
record HtmlMachines(
    boolean notable,
    String summary,
    List<NamedObjective> objectives,
    List<HtmlChart> charts,
    List<HtmlTables.Resource> table) {

  /** An objective of a resource's column. */
  record NamedObjective(String resource, HtmlEndpoint.Objective objective) {}

  static HtmlMachines of(RunReport report) {
    return new HtmlMachines(
        isNotable(report),
        RunText.resources(report),
        ofResources(report).stream()
            .map(
                it ->
                    new NamedObjective(
                        it.slo().subject(), HtmlEndpoint.Objective.of(it, Optional.empty())))
            .toList(),
        report.stats().timeSeries().isEmpty()
            ? List.of()
            : HtmlResourceCharts.of(report.resourceSeries()),
        HtmlTables.resources(report.resources()));
  }

  private static boolean isNotable(RunReport report) {
    return report.verdict().status() == Verdict.Status.INVALID
        || !report.assessment().cpuSpikes().isEmpty()
        || report.assessment().growth().stream().anyMatch(it -> it.likelyLeak())
        || report.assessment().tiers().stream()
            .filter(it -> it.metric().equals("cpu") || it.metric().equals("memory"))
            .anyMatch(it -> it.tier() != TierResult.Tier.GOOD)
        || ofResources(report).stream().anyMatch(it -> it.status() != SloResult.Status.PASS);
  }

  private static List<SloResult> ofResources(RunReport report) {
    return report.slos().stream().filter(it -> it.slo().metric().isOfResource()).toList();
  }
}
