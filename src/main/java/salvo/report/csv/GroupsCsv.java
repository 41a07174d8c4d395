package salvo.report.csv;

import java.util.ArrayList;
import java.util.List;
import salvo.report.RunReport;
import salvo.report.csv.CsvTable.Column;
import salvo.stats.GroupedRequests;

/**
 * Composes {@code groups.csv}: the figures of each endpoint within each user type's task, one row
 * each. See {@link CsvTable} for the format.
 */
public final class GroupsCsv {

  public static final String FILE_NAME = "groups.csv";

  private GroupsCsv() {}

  public static String text(RunReport report) {
    List<Column<GroupedRequests>> columns = new ArrayList<>();
    columns.add(Column.text("user_type", it -> userType(it.groups())));
    columns.add(Column.text("task", it -> task(it.groups())));
    columns.add(Column.text("endpoint", it -> it.summary().name()));
    columns.addAll(SummaryColumns.of(GroupedRequests::summary));
    return new CsvTable<>(columns).text(report.stats().grouped());
  }

  private static String userType(List<String> groups) {
    return groups.isEmpty() ? "" : groups.get(0);
  }

  /** All groups but the outermost. */
  private static String task(List<String> groups) {
    return String.join(" / ", groups.subList(Math.min(1, groups.size()), groups.size()));
  }
}
