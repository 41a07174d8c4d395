package salvo.report.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import salvo.analysis.Apdex;
import salvo.analysis.Breakdown;
import salvo.analysis.Outcomes;
import salvo.analysis.SlowCount;
import salvo.report.RunReport;
import salvo.report.csv.CsvTable.Column;
import salvo.slo.Slo;
import salvo.stats.RunStats;
import salvo.stats.request.Summary;

/**
 * Composes {@code endpoints.csv}: the figures of all requests, then those of each endpoint, one row
 * each. See {@link CsvTable} for the format.
 */
public final class EndpointsCsv {

  public static final String FILE_NAME = "endpoints.csv";

  private static final String TOTAL = "total";

  private final Map<String, Outcomes> outcomes;
  private final Map<String, Apdex> apdex;
  private final TreeMap<Long, Map<String, SlowCount>> slowByLimit;

  private EndpointsCsv(Breakdown breakdown) {
    outcomes = byScope(breakdown.outcomes(), Outcomes::scope);
    apdex = byScope(breakdown.apdex(), Apdex::scope);
    slowByLimit = new TreeMap<>();
    for (SlowCount slow : breakdown.slow()) {
      slowByLimit
          .computeIfAbsent(slow.limitMillis(), limit -> byScope(List.of(), SlowCount::scope))
          .put(slow.scope(), slow);
    }
  }

  /** A row; the scope of all requests is {@link Slo#GLOBAL}. */
  private record Row(String kind, String scope, Summary summary) {}

  public static String text(RunReport report) {
    return new CsvTable<>(new EndpointsCsv(report.breakdown()).columns())
        .text(rows(report.stats()));
  }

  private static List<Row> rows(RunStats stats) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(TOTAL, Slo.GLOBAL, stats.total()));
    stats.endpoints().forEach(it -> rows.add(new Row("endpoint", it.name(), it)));
    return rows;
  }

  private List<Column<Row>> columns() {
    List<Column<Row>> columns = new ArrayList<>();
    columns.add(Column.text("kind", Row::kind));
    columns.add(Column.text("endpoint", row -> row.kind().equals(TOTAL) ? "" : row.scope()));
    columns.addAll(SummaryColumns.of(Row::summary));
    columns.addAll(outcomes());
    columns.add(Column.decimal("apdex", row -> of(row, apdex, Apdex::score)));
    columns.add(Column.whole("apdex_target_ms", row -> of(row, apdex, Apdex::targetMillis)));
    slowByLimit.forEach(
        (limit, counts) ->
            columns.add(
                Column.whole(
                    "ok_over_" + limit + "_ms", row -> of(row, counts, SlowCount::count))));
    return columns;
  }

  private List<Column<Row>> outcomes() {
    return List.of(
        outcome("success", Outcomes::success),
        outcome("expected_refusal", Outcomes::expectedRefusal),
        outcome("client_error", Outcomes::clientError),
        outcome("server_error", Outcomes::serverError),
        outcome("timeout", Outcomes::timeout),
        outcome("connection", Outcomes::connection),
        outcome("check_failed", Outcomes::checkFailed),
        outcome("other", Outcomes::other));
  }

  private Column<Row> outcome(String name, ToLongFunction<Outcomes> count) {
    return Column.whole(name, row -> of(row, outcomes, count::applyAsLong));
  }

  private static <P, V> V of(Row row, Map<String, P> parts, Function<P, V> value) {
    P part = parts.get(row.scope());
    return part == null ? null : value.apply(part);
  }

  private static <P> Map<String, P> byScope(List<P> parts, Function<P, String> scope) {
    return parts.stream()
        .collect(Collectors.toMap(scope, it -> it, (first, again) -> first, TreeMap::new));
  }
}
