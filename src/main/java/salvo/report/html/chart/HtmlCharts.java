package salvo.report.html.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import salvo.analysis.LoadStage;
import salvo.analysis.OfferedLoadFigures;
import salvo.config.ObjectiveKind;
import salvo.report.RunReport;
import salvo.report.html.chart.HtmlChart.Limit;
import salvo.report.html.chart.HtmlChart.Series;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.stats.RunStats;
import salvo.stats.RunStats.Second;
import salvo.workload.Model;

/** The charts of the whole load, over one time: what was offered and reached, times, users. */
public final class HtmlCharts {

  private final RunStats stats;
  private final Optional<OfferedLoadFigures> offered;
  private final List<SloResult> slos;

  private HtmlCharts(RunReport report) {
    this.stats = report.stats();
    this.offered = report.offered();
    this.slos = report.slos();
  }

  /** Those that there is something to show in. */
  public static List<HtmlChart> of(RunReport report) {
    HtmlCharts charts = new HtmlCharts(report);
    if (report.stats().timeSeries().isEmpty()) {
      return List.of();
    }
    return report.stats().total().requests() == 0
        ? List.of(charts.users())
        : List.of(charts.load(), charts.times(), charts.users());
  }

  private HtmlChart load() {
    List<Series> lines = new ArrayList<>();
    lines.add(rate("finished", Second::finished));
    requestsPerLevel().map(it -> level("offered", it)).ifPresent(lines::add);
    if (stats.total().ko() > 0) {
      lines.add(rate("failed", Second::ko).ofFailures());
    }
    return new HtmlChart(
        "load",
        "Requests per second",
        HtmlUnit.PER_SECOND,
        lines,
        1,
        limits(slos.stream().filter(it -> it.slo().isRateOfRun())));
  }

  /** The higher lines first, so that the lower ones lie upon them. */
  private HtmlChart times() {
    return new HtmlChart(
        "times",
        "Response times",
        HtmlUnit.MILLIS,
        List.of(time("p99", Second::p99), time("p95", Second::p95), time("p50", Second::p50)),
        2,
        limits(slos.stream().filter(it -> it.slo().isGlobal() && it.slo().metric().isTime())));
  }

  private HtmlChart users() {
    List<Series> lines = new ArrayList<>();
    lines.add(new Series("all users", values(Second::activeUsers)));
    if (offered.filter(it -> it.model() == Model.CLOSED && !it.stages().isEmpty()).isPresent()) {
      lines.add(level("offered", 1));
    }
    if (stats.usersByScenario().size() > 1) {
      stats.usersByScenario().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(it -> lines.add(new Series(it.getKey(), doubles(it.getValue()))));
    }
    return new HtmlChart("users", "Users at work", HtmlUnit.COUNT, lines, 1);
  }

  private static List<Limit> limits(Stream<SloResult> results) {
    return results.map(SloResult::slo).map(it -> new Limit(label(it), it.target())).toList();
  }

  /** Such as "p95 ≤ 5 s". */
  private static String label(Slo slo) {
    String name = slo.metric().kind() == ObjectiveKind.MIN_RPS ? "rate" : slo.metric().label();
    return name + (slo.metric().isUpperBound() ? " ≤ " : " ≥ ") + slo.targetText();
  }

  /** How many requests a task of an open model sends; empty where that is not known. */
  private Optional<Double> requestsPerLevel() {
    return offered
        .filter(it -> it.model() == Model.OPEN && !it.stages().isEmpty())
        .filter(it -> it.tasksPerSecond().orElse(0) > 0 && it.requestsPerSecond().isPresent())
        .map(it -> it.requestsPerSecond().getAsDouble() / it.tasksPerSecond().getAsDouble());
  }

  /** The level of the load in the middle of each step. */
  private Series level(String label, double factor) {
    List<LoadStage> stages = offered.orElseThrow().stages();
    return new Series(
        label,
        values(it -> factor * LoadStage.levelAt(stages, it.second() + stats.stepSeconds() / 2.0)));
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
