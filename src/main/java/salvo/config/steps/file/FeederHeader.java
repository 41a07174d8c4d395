package salvo.config.steps.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import salvo.text.PlainJson;

/** The columns of a file of test data, by its first line or its first object. */
public final class FeederHeader {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private FeederHeader() {}

  /** Empty where they cannot be told. */
  public static Set<String> columns(Path file) {
    try {
      return file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? json(file) : csv(file);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return Set.of();
    }
  }

  private static Set<String> csv(Path file) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser rows = CSVFormat.RFC4180.parse(text)) {
      for (CSVRecord header : rows) {
        header.forEach(cell -> columns.add(cell.replace(BYTE_ORDER_MARK, "").strip()));
        return columns;
      }
    }
    return columns;
  }

  private static Set<String> json(Path file) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    try (JsonParser json = PlainJson.MAPPER.createParser(file.toFile())) {
      if (json.nextToken() == JsonToken.START_ARRAY && json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          columns.add(json.currentName());
          json.nextToken();
          json.skipChildren();
        }
      }
    }
    return columns;
  }
}
