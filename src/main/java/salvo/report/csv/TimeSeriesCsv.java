package salvo.report.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import salvo.report.RunReport;
import salvo.report.csv.CsvTable.Column;
import salvo.resources.ResourceSeries;
import salvo.stats.RunStats;
import salvo.stats.RunStats.Second;
import salvo.text.Unit;

/**
 * Composes {@code timeseries.csv}: one row per step of the measured part, with the users of each
 * scenario and the resources beside the requests. See {@link CsvTable} for the format.
 */
public final class TimeSeriesCsv {

  public static final String FILE_NAME = "timeseries.csv";

  private final RunReport report;

  private TimeSeriesCsv(RunReport report) {
    this.report = report;
  }

  /** An entry of the time series, and which one it is. */
  private record Row(int index, Second second) {}

  public static String text(RunReport report) {
    List<Second> seconds = report.stats().timeSeries();
    List<Row> rows =
        IntStream.range(0, seconds.size()).mapToObj(i -> new Row(i, seconds.get(i))).toList();
    return new CsvTable<>(new TimeSeriesCsv(report).columns()).text(rows);
  }

  private List<Column<Row>> columns() {
    List<Column<Row>> columns = new ArrayList<>(requests());
    new TreeMap<>(report.stats().usersByScenario())
        .forEach(
            (scenario, users) ->
                columns.add(
                    Column.whole("active_users: " + scenario, row -> (long) at(users, row))));
    for (ResourceSeries series : report.resourceSeries()) {
      columns.add(Column.decimal(name(series), row -> at(series.values(), row)));
    }
    return columns;
  }

  /** Such as cpu_share, disk_sda_read_bytes_per_s and context_switches_per_s. */
  private static String name(ResourceSeries series) {
    String key = series.resource().key();
    Unit unit = series.resource().unit();
    return switch (unit) {
      case SHARE -> key + "_share";
      case VALUE, NONE -> key;
      default -> key + "_" + unit.ending();
    };
  }

  private List<Column<Row>> requests() {
    return List.of(
        whole("second", it -> (long) it.second()),
        Column.text("start", row -> start(report.stats(), row.second())),
        whole("started", Second::started),
        whole("finished", Second::finished),
        whole("ok", Second::ok),
        whole("ko", Second::ko),
        whole("users_started", Second::usersStarted),
        whole("active_users", it -> (long) it.activeUsers()),
        whole("p50_ms", it -> known(it, it.p50())),
        whole("p95_ms", it -> known(it, it.p95())),
        whole("p99_ms", it -> known(it, it.p99())));
  }

  private static String start(RunStats stats, Second second) {
    return Instant.ofEpochMilli(stats.startMillis() + second.second() * 1000L).toString();
  }

  private static Column<Row> whole(String name, Function<Second, Long> value) {
    return Column.whole(name, row -> value.apply(row.second()));
  }

  private static Long known(Second second, long millis) {
    return second.finished() == 0 ? null : millis;
  }

  private static <V> V at(List<V> values, Row row) {
    return values.get(row.index());
  }
}
