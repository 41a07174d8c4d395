package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.report.csv.SpreadsheetText;
import salvo.saved.ReportFiles;

class CsvReportsTest {

  private static final List<String> NAMES =
      Stream.concat(HostileNames.FORMULAS.stream(), HostileNames.MARKUP.stream())
          .filter(it -> !it.contains("\udc00"))
          .sorted()
          .toList();

  static List<String> tables() {
    return ReportFiles.all().stream()
        .filter(it -> it.endsWith(".csv"))
        .map(it -> it.replace(".csv", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void shouldWriteTheFiguresWhenARunFails(String table) throws IOException {
    Golden.assertEqual(table + "-fail.csv", written(table, SampleReports.fail()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void shouldWriteTheFiguresWhenARunPasses(String table) throws IOException {
    Golden.assertEqual(table + "-pass.csv", written(table, SampleReports.pass()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void shouldWriteEmptyCellsWhenThereIsNoData(String table) throws IOException {
    Golden.assertEqual(table + "-invalid.csv", written(table, SampleReports.noData()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void shouldHaveAsManyCellsAsNamesWhenNamesAreHostile(String table) throws IOException {
    for (RunReport report : List.of(SampleReports.hostile(), SampleReports.named(NAMES, 30))) {
      CsvRows rows = CsvRows.of(written(table, report));
      assertThat(rows.rows()).allMatch(row -> row.size() == rows.names().size());
    }
  }

  @Test
  void shouldReadBackTheSameFiguresWhenNamesAreHostile() throws IOException {
    CsvRows rows = CsvRows.of(written("endpoints", SampleReports.named(NAMES, 1)));

    assertThat(rows.texts("endpoint").subList(1, rows.rows().size())).isEqualTo(NAMES);
    assertThat(rows.cells("requests").subList(1, rows.rows().size())).containsOnly("10");
    assertThat(rows.cells("requests").get(0)).isEqualTo(Integer.toString(10 * NAMES.size()));
    assertThat(rows.cells("kind").get(0)).isEqualTo("total");
  }

  @Test
  void shouldReadBackTheSameTasksWhenNamesAreHostile() throws IOException {
    CsvRows rows = CsvRows.of(written("groups", SampleReports.named(NAMES, 1)));

    assertThat(rows.texts("user_type")).isEqualTo(NAMES);
    assertThat(rows.texts("task")).isEqualTo(NAMES);
    assertThat(rows.texts("endpoint")).isEqualTo(NAMES);
  }

  @Test
  void shouldNameAColumnByItsScenarioWhenNamesAreHostile() throws IOException {
    CsvRows rows = CsvRows.of(written("timeseries", SampleReports.named(NAMES, 1)));

    assertThat(rows.names())
        .containsAll(NAMES.stream().map(name -> "active_users: " + name).toList());
    assertThat(rows.names()).noneMatch(name -> !SpreadsheetText.isSafe(name));
  }

  @Test
  void shouldKeepAFormulaFromRunningWhenAnErrorHoldsOne() throws IOException {
    CsvRows rows = CsvRows.of(written("errors", SampleReports.named(HostileNames.FORMULAS, 12)));

    assertThat(rows.rows()).hasSize(12);
    for (String column : rows.names()) {
      assertThat(rows.cells(column))
          .allMatch(it -> it.startsWith("'") || SpreadsheetText.isSafe(it));
    }
    assertThat(rows.texts("example")).contains("=HYPERLINK(\"http://example.org\",\"x\")", "+1+1");
  }

  private static String written(String table, RunReport report) {
    return ReportFiles.text(report, table + ".csv");
  }
}
