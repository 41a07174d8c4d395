package salvo.report.csv;

import java.time.Instant;
import java.util.List;
import salvo.analysis.errors.ErrorCluster;
import salvo.report.RunReport;
import salvo.report.csv.CsvTable.Column;

/**
 * Composes {@code errors.csv}: one row per cause of failures, most frequent first. See {@link
 * CsvTable} for the format.
 */
public final class ErrorsCsv {

  public static final String FILE_NAME = "errors.csv";

  private static final CsvTable<ErrorCluster> TABLE =
      new CsvTable<>(
          List.of(
              Column.text("cause", ErrorCluster::cause),
              Column.whole("count", ErrorCluster::count),
              Column.decimal("share", ErrorCluster::share),
              Column.text("first", it -> Instant.ofEpochMilli(it.firstMillis()).toString()),
              Column.text("last", it -> Instant.ofEpochMilli(it.lastMillis()).toString()),
              Column.text("endpoints", it -> String.join("; ", it.endpoints())),
              Column.text("example", ErrorCluster::example),
              Column.text("hint", ErrorCluster::hint)));

  private ErrorsCsv() {}

  public static String text(RunReport report) {
    return TABLE.text(report.errors());
  }
}
