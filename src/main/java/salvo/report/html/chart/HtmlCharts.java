package salvo.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import salvo.report.RunReport;
import salvo.report.html.HtmlChart.Series;
import salvo.resources.ResourceSeries;
import salvo.stats.RunStats;
import salvo.stats.RunStats.Second;

/**
 * The charts of a run, all of them over the same time; one without anything to show is left out.
 */
record HtmlCharts(RunStats stats, List<ResourceSeries> resources) {

  static List<HtmlChart> of(RunReport report) {
    HtmlCharts charts = new HtmlCharts(report.stats(), report.resourceSeries());
    if (report.stats().timeSeries().isEmpty()) {
      return List.of();
    }
    return Stream.of(charts.requests(), charts.users(), HtmlResourceCharts.of(charts.resources))
        .flatMap(List::stream)
        .toList();
  }

  /** The higher lines first, so that the lower ones lie upon them. */
  private List<HtmlChart> requests() {
    if (stats.total().requests() == 0) {
      return List.of();
    }
    List<HtmlChart> charts = new ArrayList<>();
    List<Series> times =
        List.of(time("p99", Second::p99), time("p95", Second::p95), time("p50", Second::p50));
    charts.add(new HtmlChart("response-times", "Response times", HtmlUnit.MILLIS, times, 3));
    List<Series> rates =
        List.of(
            rate("requests finished", Second::finished), rate("requests started", Second::started));
    charts.add(new HtmlChart("throughput", "Throughput", HtmlUnit.PER_SECOND, rates, 1));
    if (stats.total().ko() > 0) {
      List<Series> failed = List.of(rate("requests failed", Second::ko).ofFailures());
      charts.add(new HtmlChart("errors", "Errors", HtmlUnit.PER_SECOND, failed, 1));
    }
    return charts;
  }

  private List<HtmlChart> users() {
    List<Series> lines = new ArrayList<>();
    lines.add(new Series("all users", values(Second::activeUsers)));
    if (stats.usersByScenario().size() > 1) {
      stats.usersByScenario().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(it -> lines.add(new Series(it.getKey(), doubles(it.getValue()))));
    }
    return List.of(new HtmlChart("users", "Active users", HtmlUnit.COUNT, lines, 1));
  }

  /** A step in which nothing ended has no response time. */
  private Series time(String label, ToDoubleFunction<Second> millis) {
    return new Series(
        label, values(it -> it.finished() == 0 ? Double.NaN : millis.applyAsDouble(it)));
  }

  private Series rate(String label, ToDoubleFunction<Second> count) {
    return new Series(label, values(it -> count.applyAsDouble(it) / stats.stepSeconds()));
  }

  private List<Double> values(ToDoubleFunction<Second> value) {
    return stats.timeSeries().stream().map(it -> value.applyAsDouble(it)).toList();
  }

  private static List<Double> doubles(List<Integer> values) {
    return values.stream().map(Integer::doubleValue).toList();
  }
}
