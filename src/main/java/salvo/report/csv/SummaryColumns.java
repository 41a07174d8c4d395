package salvo.report.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import salvo.report.csv.CsvTable.Column;
import salvo.stats.request.Summary;
import salvo.stats.times.ResponseTimes;

/** The columns of the exact figures of a set of requests; times without a request are empty. */
final class SummaryColumns {

  private SummaryColumns() {}

  static <T> List<Column<T>> of(Function<T, Summary> summary) {
    List<Column<T>> columns = new ArrayList<>();
    columns.add(Column.whole("requests", row -> summary.apply(row).requests()));
    columns.add(Column.whole("ok", row -> summary.apply(row).ok()));
    columns.add(Column.whole("ko", row -> summary.apply(row).ko()));
    columns.add(Column.decimal("error_rate", row -> summary.apply(row).errorRate()));
    columns.add(
        Column.decimal("requests_per_second", row -> summary.apply(row).requestsPerSecond()));
    columns.addAll(times(summary.andThen(Summary::all)));
    columns.add(time("p95_ok_ms", summary.andThen(Summary::ofOk), it -> it.percentile(95)));
    columns.add(time("p95_ko_ms", summary.andThen(Summary::ofKo), it -> it.percentile(95)));
    return columns;
  }

  private static <T> List<Column<T>> times(Function<T, ResponseTimes> times) {
    return List.of(
        time("min_ms", times, ResponseTimes::min),
        decimal("mean_ms", times, ResponseTimes::mean),
        decimal("stddev_ms", times, ResponseTimes::stdDev),
        time("p50_ms", times, it -> it.percentile(50)),
        time("p75_ms", times, it -> it.percentile(75)),
        time("p95_ms", times, it -> it.percentile(95)),
        time("p99_ms", times, it -> it.percentile(99)),
        time("p999_ms", times, it -> it.percentile(99.9)),
        time("max_ms", times, ResponseTimes::max));
  }

  private static <T> Column<T> time(
      String name, Function<T, ResponseTimes> times, ToLongFunction<ResponseTimes> value) {
    return Column.whole(name, row -> known(times.apply(row), value::applyAsLong));
  }

  private static <T> Column<T> decimal(
      String name, Function<T, ResponseTimes> times, Function<ResponseTimes, Double> value) {
    return Column.decimal(name, row -> known(times.apply(row), value));
  }

  private static <N> N known(ResponseTimes times, Function<ResponseTimes, N> value) {
    return times.count() == 0 ? null : value.apply(times);
  }
}
