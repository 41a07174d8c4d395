package salvo.gatling;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import salvo.text.Quantity;

/** What a feeder's file holds, or why it is of no use; read in passing, without a run. */
public final class FeederCheck {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** What a service knows its users by. */
  private static final Set<String> SIGN_UP_NAMES = Set.of("email", "username", "login", "userid");

  /** The records of a larger file are not compared with one another. */
  private static final int MOST_COMPARED = 1_000_000;

  private final Path file;
  private final Set<String> columns = new LinkedHashSet<>();
  private final Set<List<String>> seen = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private long records;
  private long repeated;
  private long uneven;
  private long firstUneven;

  private FeederCheck(Path file) {
    this.file = file;
  }

  /**
   * What was found.
   *
   * @param problem what is wrong, as a sentence with the fix; empty where it can be used
   * @param notes sentences about what can be used and may still be a slip
   */
  public record Found(
      Path file, long records, List<String> columns, Optional<String> problem, List<String> notes) {

    /** The same, with one more to tell. */
    public Found noting(String sentence) {
      List<String> all = new ArrayList<>(notes);
      all.add(sentence);
      return new Found(file, records, columns, problem, List.copyOf(all));
    }

    private static Found bad(Path file, String rule) {
      String sentence = "The feeder " + file + " " + rule + ".";
      return new Found(file, 0, List.of(), Optional.of(sentence), List.of());
    }
  }

  /**
   * Looks at a file, CSV or JSON by its ending.
   *
   * @param needed columns that each record must have
   */
  public static Found of(Path file, Set<String> needed) {
    try {
      Optional<String> rule = rule(file, needed);
      return rule.isPresent() ? Found.bad(file, rule.get()) : new FeederCheck(file).found();
    } catch (CharacterCodingException e) {
      return Found.bad(file, "is not UTF-8; save it as UTF-8");
    } catch (JsonProcessingException e) {
      return Found.bad(file, "is not JSON: " + e.getOriginalMessage() + "; correct the file");
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return Found.bad(file, "cannot be read: " + e.getMessage() + "; correct the file");
    }
  }

  private static Optional<String> rule(Path file, Set<String> needed) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.of("is missing; put it there, or correct its path");
    }
    String name = file.toString();
    try (InputStream in = Files.newInputStream(file)) {
      Optional<String> rule = FeederText.check(name, in);
      if (rule.isPresent()) {
        return rule;
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      return FeederColumns.missing(name, in, needed);
    }
  }

  private Found found() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Optional<String> rule =
          file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? json(in) : csv(in);
      if (rule.isPresent()) {
        return Found.bad(file, rule.get());
      }
    }
    if (records == 0) {
      return Found.bad(file, "has no records; it needs at least one");
    }
    if (uneven > 0) {
      notes.add(
          Quantity.count(uneven)
              + " of its records do not have as many values as its first line has columns; the"
              + " first is record "
              + Quantity.count(firstUneven)
              + ": complete them, or quote what holds a comma.");
    }
    if (repeated > 0) {
      notes.add(
          Quantity.count(repeated)
              + " of its records occur more than once: a service accepts each only once for a"
              + " sign-up.");
    }
    return new Found(file, records, List.copyOf(columns), Optional.empty(), List.copyOf(notes));
  }

  private Optional<String> csv(InputStream in) throws IOException {
    try (CSVParser rows =
        CSVFormat.RFC4180.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (CSVRecord row : rows) {
        List<String> cells = new ArrayList<>();
        row.forEach(cells::add);
        if (columns.isEmpty()) {
          cells.forEach(it -> columns.add(it.replace(BYTE_ORDER_MARK, "").strip()));
        } else if (cells.size() > 1 || !cells.get(0).isBlank()) {
          count(cells);
        }
      }
    }
    return Optional.empty();
  }

  private void count(List<String> cells) {
    records++;
    if (cells.size() != columns.size()) {
      uneven++;
      firstUneven = uneven == 1 ? records : firstUneven;
    }
    boolean isCompared = records <= MOST_COMPARED && columns.stream().anyMatch(FeederCheck::isName);
    if (isCompared && !seen.add(cells)) {
      repeated++;
    }
  }

  private static boolean isName(String column) {
    return SIGN_UP_NAMES.contains(column.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""));
  }

  private Optional<String> json(InputStream in) throws IOException {
    try (JsonParser json = JsonMapper.builder().build().createParser(in)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        return Optional.of("is not an array of objects; write [ {...}, {...} ]");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
          return Optional.of("is not an array of objects; write [ {...}, {...} ]");
        }
        records++;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          columns.add(json.currentName());
          json.nextToken();
          json.skipChildren();
        }
      }
    }
    return Optional.empty();
  }
}
