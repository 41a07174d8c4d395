package salvo.gatling;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import salvo.text.Quantity;

/** Whether each record of a feeder has what a request takes from it; read in passing. */
final class FeederColumns {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Set<String> needed;
  private long records;
  private long incomplete;
  private long first;

  private FeederColumns(Set<String> needed) {
    this.needed = new TreeSet<>(needed);
  }

  /** What is missing, as the rest of a sentence; empty when nothing is. */
  static Optional<String> missing(String name, InputStream in, Set<String> needed)
      throws IOException {
    FeederColumns columns = new FeederColumns(needed);
    if (needed.isEmpty()) {
      return Optional.empty();
    }
    return name.toLowerCase(Locale.ROOT).endsWith(".json") ? columns.ofJson(in) : columns.ofCsv(in);
  }

  private Optional<String> ofCsv(InputStream in) throws IOException {
    try (CSVParser rows =
        CSVFormat.RFC4180.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> header = List.of();
      for (CSVRecord row : rows) {
        if (header.isEmpty()) {
          header = header(row);
          if (!header.containsAll(needed)) {
            return Optional.of(absent(header));
          }
        } else if (row.size() > 1 || !row.get(0).isBlank()) {
          note(header.subList(0, Math.min(row.size(), header.size())), row.getRecordNumber() - 1);
        }
      }
    } catch (IllegalStateException e) {
      return Optional.of("cannot be read: " + e.getMessage());
    }
    return incomplete();
  }

  private static List<String> header(CSVRecord row) {
    List<String> names = new ArrayList<>();
    row.forEach(cell -> names.add(cell.replace(BYTE_ORDER_MARK, "").strip()));
    return names;
  }

  private String absent(List<String> header) {
    Set<String> absent = new TreeSet<>(needed);
    header.forEach(absent::remove);
    String said =
        "has no column "
            + String.join(", ", absent)
            + ", which its endpoint takes by #{...}; it has "
            + String.join(", ", header);
    return header.size() == 1 && header.get(0).contains(";")
        ? said + ". Columns are separated by commas, not by semicolons"
        : said + ". Correct its first line, or the endpoint";
  }

  private Optional<String> ofJson(InputStream in) throws IOException {
    try (JsonParser json = JsonMapper.builder().build().createParser(in)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          note(keys(json), records + 1);
        }
      }
    }
    return incomplete();
  }

  private static Set<String> keys(JsonParser json) throws IOException {
    Set<String> keys = new HashSet<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      keys.add(json.currentName());
      json.nextToken();
      json.skipChildren();
    }
    return keys;
  }

  private void note(Iterable<String> fields, long number) {
    records++;
    Set<String> absent = new HashSet<>(needed);
    fields.forEach(absent::remove);
    if (!absent.isEmpty()) {
      incomplete++;
      first = incomplete == 1 ? number : first;
    }
  }

  private Optional<String> incomplete() {
    return incomplete == 0
        ? Optional.empty()
        : Optional.of(
            "lacks "
                + String.join(", ", needed)
                + " in "
                + Quantity.count(incomplete)
                + " of its "
                + Quantity.count(records)
                + " records, first in record "
                + Quantity.count(first)
                + "; complete them, or remove them");
  }
}
