package salvo.imports.model;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A file beside the configuration: test data, or a body.
 *
 * @param name without a folder
 */
public record ImportedFile(String name, String content) {

  /** A feeder: CSV with a header. */
  public static ImportedFile feeder(String name, List<String> columns, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    try (CSVPrinter csv = new CSVPrinter(text, format)) {
      csv.printRecord(columns);
      csv.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ImportedFile(name, text.toString());
  }
}
