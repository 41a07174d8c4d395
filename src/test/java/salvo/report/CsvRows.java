package salvo.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file, read without any code that wrote it. */
public record CsvRows(List<String> names, List<CSVRecord> rows) {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  public static CsvRows of(Path file) throws IOException {
    return of(Files.readString(file));
  }

  public static CsvRows of(String text) throws IOException {
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      return new CsvRows(parser.getHeaderNames(), parser.getRecords());
    }
  }

  /** The cells of a column, without the apostrophe that keeps a spreadsheet from running them. */
  public List<String> texts(String column) {
    return cells(column).stream()
        .map(cell -> cell.startsWith("'") ? cell.substring(1) : cell)
        .toList();
  }

  public List<String> cells(String column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }
}
