package salvo.report.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import salvo.report.json.SummaryJson;

/**
 * A CSV file as RFC 4180 has it, in UTF-8, except that its lines end with a line feed alone, as
 * those of {@code resources.csv} do. Units stand in the names of the columns, an empty cell is not
 * known, numbers have a decimal point and neither exponent nor thousands separator, and a text that
 * a spreadsheet would run follows {@link SpreadsheetText}.
 */
record CsvTable<T>(List<Column<T>> columns) {

  static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  /** A column's name, and what stands in a row's cell. */
  record Column<T>(String name, Function<T, String> cell) {

    static <T> Column<T> text(String name, Function<T, String> text) {
      return new Column<>(name, row -> SpreadsheetText.of(text.apply(row)));
    }

    /** An empty cell where the function gives null. */
    static <T> Column<T> whole(String name, Function<T, Long> number) {
      return new Column<>(name, row -> whole(number.apply(row)));
    }

    /** An empty cell where the function gives null, NaN or infinity. */
    static <T> Column<T> decimal(String name, Function<T, Double> number) {
      return new Column<>(name, row -> decimal(number.apply(row)));
    }

    private static String whole(Long number) {
      return number == null ? null : number.toString();
    }

    private static String decimal(Double number) {
      return number == null || !Double.isFinite(number)
          ? null
          : SummaryJson.finite(number).toPlainString();
    }
  }

  String text(List<T> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
      csv.printRecord(columns.stream().map(Column::name));
      for (T row : rows) {
        csv.printRecord(columns.stream().map(column -> column.cell().apply(row)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory cannot fail", e);
    }
    return text.toString();
  }
}
