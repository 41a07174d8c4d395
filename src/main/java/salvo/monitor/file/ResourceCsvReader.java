package salvo.monitor.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import salvo.monitor.sample.ResourceSample;
import salvo.text.WholeFile;

/**
 * Reads {@code resources.csv}, also as other programs save it: with a byte order mark, with quotes,
 * with semicolons and decimal commas, in UTF-16, with other line ends, and with a first line that
 * names the delimiter. Columns are known by their names; one that is missing, and a cell that is
 * empty, was not sampled.
 */
public final class ResourceCsvReader {

  /** A byte order mark, and the line by which Excel knows the delimiter. */
  private static final Pattern PREAMBLE = Pattern.compile("^\\x{FEFF}?(sep=.\n)?");

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

  private final Path file;
  private final CSVFormat format;
  private final SampleColumns columns;

  private ResourceCsvReader(Path file, CSVFormat format, SampleColumns columns) {
    this.file = file;
    this.format = format;
    this.columns = columns;
  }

  private static ResourceCsvReader of(Path file, String header) throws IOException {
    for (char delimiter : DELIMITERS) {
      CSVFormat format = ResourceCsv.FORMAT.builder().setDelimiter(delimiter).get();
      List<String> names = names(file, format, header);
      if (names.containsAll(Set.of(ResourceCsv.EPOCH, ResourceCsv.RUN))) {
        SampleColumns columns = new SampleColumns(names, delimiter == ';' ? ',' : '.');
        return new ResourceCsvReader(file, format, columns);
      }
    }
    throw new IOException(
        file
            + " is not a file of samples: there is no "
            + (header.contains(ResourceCsv.EPOCH) ? ResourceCsv.RUN : ResourceCsv.EPOCH)
            + " among the columns in its first line. Was it made with salvo monitor?");
  }

  /**
   * The samples of a file, in its order; none when there is no file. A last line that was cut off
   * is left out.
   *
   * @throws IOException when a line cannot be one of this file; the message names file and line
   */
  public static List<ResourceSample> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = whole(text(file));
    if (text.isBlank()) {
      return List.of();
    }
    int headerEnd = text.indexOf('\n') + 1;
    return of(file, text.substring(0, headerEnd)).samples(text.substring(headerEnd));
  }

  /** Without a last line that does not end. */
  private static String whole(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  private static String text(Path file) throws IOException {
    String text = decoded(file).replace("\r\n", "\n").replace('\r', '\n');
    return PREAMBLE.matcher(text).replaceFirst("");
  }

  private static String decoded(Path file) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(WholeFile.toRead(file));
      boolean wide = bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe;
      return (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not written in UTF-8: save it as CSV in UTF-8.", e);
    }
  }

  private static List<String> names(Path file, CSVFormat format, String header) throws IOException {
    try (CSVParser parser = CSVParser.parse(header, format)) {
      return parser.getRecords().get(0).stream().map(String::strip).toList();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw damaged(file, 1, e);
    }
  }

  private List<ResourceSample> samples(String body) throws IOException {
    List<ResourceSample> samples = new ArrayList<>();
    long line = 2;
    try (CSVParser parser = CSVParser.parse(body, format)) {
      for (CSVRecord cells : parser) {
        if (!isBlank(cells)) {
          samples.add(columns.sample(cells));
        }
        line = 2 + parser.getCurrentLineNumber();
      }
      return samples;
    } catch (ArithmeticException e) {
      throw damaged(file, line, e.getMessage(), "Restore the file as it was written", e);
    } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
      throw damaged(file, line, e);
    }
  }

  private static boolean isBlank(CSVRecord cells) {
    return cells.size() == 1 && cells.get(0).isBlank();
  }

  private static IOException damaged(Path file, long line, Exception cause) {
    return damaged(file, line, reason(cause), "Remove the line", cause);
  }

  private static IOException damaged(
      Path file, long line, String reason, String fix, Exception cause) {
    return new IOException(
        file + " is damaged in line " + line + ": " + reason + ". " + fix + ".", cause);
  }

  /** Without the names of classes and the line numbers of the parser, which begins anew. */
  private static String reason(Exception cause) {
    return cause instanceof IllegalArgumentException
        ? cause.getMessage()
        : "its quotes are not closed, or text follows one that is";
  }
}
