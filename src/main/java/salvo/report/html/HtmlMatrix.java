package salvo.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.analysis.FirstMiss;
import salvo.analysis.errors.ErrorCluster;
import salvo.config.ObjectiveKind;
import salvo.event.RunEvent;
import salvo.report.FigureRequests;
import salvo.report.RunReport;
import salvo.report.html.chart.HtmlTime;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.stats.GroupedRequests;
import salvo.stats.SlowRequest;
import salvo.stats.request.Summary;

/**
 * The endpoints and their figures, each against its objective.
 *
 * @param columns a metric each, those with objectives among them
 * @param total all requests
 * @param rows the worst first, figures after their request
 */
record HtmlMatrix(List<Column> columns, HtmlEndpoint total, List<HtmlEndpoint> rows) {

  private static final int MOST_SLOWEST = 5;
  private static final Set<Metric> USUAL =
      Set.of(Metric.MIN_RPS, Metric.ERROR_RATE, Metric.P50, Metric.P95, Metric.P99, Metric.MAX);

  /** A metric. */
  record Column(String key, String label) {}

  static HtmlMatrix of(RunReport report) {
    return new Builder(report).matrix();
  }

  /** How many of the endpoints miss an objective. */
  public long missed() {
    return rows.stream()
        .filter(it -> it.standing().compareTo(HtmlCell.Standing.MISSED) <= 0)
        .count();
  }

  /** "30 endpoints, 4 miss an objective", or "6 endpoints with 47 figures, all objectives met". */
  public String caption() {
    long figures = rows.stream().filter(it -> !it.request().isEmpty()).count();
    String all =
        counted(rows.size() - figures, "endpoint")
            + (figures == 0 ? "" : " with " + counted(figures, "figure"));
    if (missed() > 0) {
      return all + ", " + missed() + (missed() == 1 ? " misses" : " miss") + " an objective";
    }
    boolean judged = rows.stream().anyMatch(it -> !it.objectives().isEmpty());
    return judged ? all + ", all objectives met" : all;
  }

  /** Whether there are figures beside requests. */
  public boolean hasFigures() {
    return rows.stream().anyMatch(it -> !it.request().isEmpty());
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** What belongs to a scope, brought together. */
  private static final class Builder {

    private final RunReport report;
    private final List<Metric> metrics;
    private final Map<String, List<SloResult>> results = new HashMap<>();
    private final List<GroupedRequests> grouped;

    private Builder(RunReport report) {
      this.report = report;
      this.grouped = report.stats().grouped();
      report.slos().stream()
          .filter(it -> !it.slo().metric().isOfResource())
          .forEach(
              it -> results.computeIfAbsent(it.slo().scope(), scope -> new ArrayList<>()).add(it));
      Set<Metric> all = new LinkedHashSet<>(USUAL);
      results.values().forEach(of -> of.forEach(it -> all.add(it.slo().metric())));
      // It is of two rows, and stands among the objectives.
      all.remove(Metric.FALL);
      this.metrics =
          all.stream()
              .sorted(Comparator.comparing(Builder::place).thenComparing(Metric::percent))
              .toList();
    }

    /** Rate and errors first, then times from the shortest on. */
    private static int place(Metric metric) {
      return switch (metric.kind()) {
        case MIN_RPS, TOKENS_PER_SECOND, STREAM_TOKENS_PER_SECOND -> 0;
        case ERROR_RATE -> 1;
        case GOODPUT -> 2;
        case MEAN -> 3;
        case PERCENTILE -> 4;
        case MAX -> 5;
        case FALL, GROWTH -> 6;
      };
    }

    private HtmlMatrix matrix() {
      List<Column> columns = new ArrayList<>();
      columns.add(new Column(HtmlCell.REQUESTS, "Requests"));
      metrics.forEach(it -> columns.add(new Column(it.key(), label(it))));
      return new HtmlMatrix(columns, total(), rows());
    }

    private static String label(Metric metric) {
      return switch (metric.kind()) {
        case MIN_RPS -> "Rate";
        case ERROR_RATE -> "Errors";
        case GOODPUT -> "Good";
        case MEAN -> "Mean";
        case MAX -> "Max";
        case TOKENS_PER_SECOND -> "Throughput";
        case STREAM_TOKENS_PER_SECOND -> "p" + ObjectiveKind.percent(metric.key()) + " speed";
        case PERCENTILE, FALL, GROWTH -> metric.label();
      };
    }

    private HtmlEndpoint total() {
      return row(
          "endpoint-all",
          "All requests",
          "",
          Slo.GLOBAL,
          Optional.of(report.stats().total()),
          List.of());
    }

    private List<HtmlEndpoint> rows() {
      Map<String, Summary> summaries = new HashMap<>();
      report.stats().endpoints().forEach(it -> summaries.put(it.name(), it));
      Set<String> names = new TreeSet<>(summaries.keySet());
      results.keySet().stream().filter(it -> !it.equals(Slo.GLOBAL)).forEach(names::add);
      FigureRequests figures = FigureRequests.of(report.stats(), names);
      Map<String, Double> worst = new HashMap<>();
      names.forEach(it -> worst.merge(figures.request(it).orElse(it), worst(it), Math::min));
      List<String> order =
          figures.together(
              names.stream()
                  .sorted(
                      Comparator.<String, Double>comparing(
                              it -> worst.getOrDefault(it, Double.MAX_VALUE))
                          .thenComparing(it -> -failures(summaries.get(it)))
                          .thenComparing(it -> -p95(summaries.get(it))))
                  .toList(),
              it -> it);
      return IntStream.range(0, order.size())
          .mapToObj(
              i -> {
                String name = order.get(i);
                List<HtmlTables.TaskRequests> tasks =
                    HtmlTables.tasks(grouped, it -> it.summary().name().equals(name));
                return row(
                    "endpoint-" + i,
                    name,
                    figures.request(name).orElse(""),
                    name,
                    Optional.ofNullable(summaries.get(name)),
                    tasks);
              })
          .toList();
    }

    /** The least that is left of an objective; what has none comes after all that have. */
    private double worst(String name) {
      return results.getOrDefault(name, List.of()).stream()
          .mapToDouble(Builder::left)
          .min()
          .orElse(Double.MAX_VALUE);
    }

    private static double left(SloResult result) {
      double unknown = result.status() == SloResult.Status.PASS ? 1 : Double.NEGATIVE_INFINITY;
      return result.margin().orElse(unknown);
    }

    private static double failures(Summary summary) {
      return summary == null ? 0 : summary.errorRate();
    }

    private static double p95(Summary summary) {
      return summary == null ? 0 : summary.all().percentile(95);
    }

    private HtmlEndpoint row(
        String id,
        String name,
        String request,
        String scope,
        Optional<Summary> summary,
        List<HtmlTables.TaskRequests> tasks) {
      List<SloResult> own = results.getOrDefault(scope, List.of());
      List<HtmlCell> cells = new ArrayList<>();
      cells.add(HtmlCell.ofCount(summary.map(Summary::requests).orElse(0L)));
      metrics.forEach(it -> cells.add(cell(it, summary, own)));
      return new HtmlEndpoint(
          id,
          name,
          request,
          summary,
          missedFrom(scope, own),
          cells,
          parts(scope),
          own.stream().map(it -> HtmlEndpoint.Objective.of(it, summary)).toList(),
          tasks,
          slowest(scope),
          causes(scope),
          summary.map(it -> outcomes(it, scope)).orElse(List.of()));
    }

    /** The run's rate is that over its load, wherever it is known. */
    private HtmlCell cell(Metric metric, Optional<Summary> summary, List<SloResult> own) {
      OptionalDouble measured =
          summary.map(it -> HtmlCell.measured(metric, it)).orElse(OptionalDouble.empty());
      if (metric.isOfSome() && own.stream().noneMatch(it -> it.slo().metric().equals(metric))) {
        return HtmlCell.of(metric, OptionalDouble.empty(), Optional.empty());
      }
      boolean reached =
          metric.kind() == ObjectiveKind.MIN_RPS
              && summary.filter(it -> it == report.stats().total()).isPresent()
              && report.offered().isPresent();
      return HtmlCell.of(
          metric,
          reached && measured.isPresent()
              ? OptionalDouble.of(report.offered().orElseThrow().reachedRps())
              : measured,
          own.stream().filter(it -> it.slo().metric().equals(metric)).findFirst());
    }

    private List<Integer> parts(String scope) {
      Predicate<GroupedRequests> counted =
          scope.equals(Slo.GLOBAL)
              ? it -> !RunEvent.isBeside(it.groups())
              : it -> it.summary().name().equals(scope);
      return IntStream.range(0, grouped.size())
          .filter(i -> counted.test(grouped.get(i)))
          .boxed()
          .toList();
    }

    /** Only of what the whole run misses too. */
    private String missedFrom(String scope, List<SloResult> own) {
      List<Slo> missed =
          own.stream()
              .filter(it -> it.status() == SloResult.Status.FAIL)
              .map(SloResult::slo)
              .toList();
      return FirstMiss.of(
              parts(scope).stream().map(it -> grouped.get(it).steps()).toList(),
              report.stats().timeSeries().size() * report.stats().stepSeconds() * 1_000L,
              missed)
          .map(
              it ->
                  it.slo().metric().label()
                      + " from "
                      + HtmlTime.ofRun(it.atMillis() - report.stats().startMillis())
                      + " on")
          .orElse("");
    }

    private List<SlowRequest> slowest(String scope) {
      if (scope.equals(Slo.GLOBAL)) {
        return report.stats().slowest();
      }
      return Stream.concat(
              grouped.stream().flatMap(it -> it.slowest().stream()),
              report.stats().slowest().stream())
          .filter(it -> it.name().equals(scope))
          .distinct()
          .sorted(Comparator.comparingLong(SlowRequest::millis).reversed())
          .limit(MOST_SLOWEST)
          .toList();
    }

    private List<ErrorCluster> causes(String scope) {
      return scope.equals(Slo.GLOBAL)
          ? List.of()
          : report.errors().stream().filter(it -> it.endpoints().contains(scope)).toList();
    }

    private List<String> outcomes(Summary summary, String scope) {
      return HtmlEndpoint.outcomes(
          summary,
          report.breakdown().apdex().stream().filter(it -> it.scope().equals(scope)).toList(),
          report.breakdown().slow().stream().filter(it -> it.scope().equals(scope)).toList());
    }
  }
}
