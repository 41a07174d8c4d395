package salvo.report.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import salvo.event.RunEvent;
import salvo.text.WholeFile;

/** Reads a {@code requests.csv.gz} that a killed process has left, up to its last whole row. */
public final class RequestsCsvReader {

  private static final String APOSTROPHE = "'";

  private RequestsCsvReader() {}

  /**
   * Gives each request of the file.
   *
   * @throws IOException when a row is none of this Salvo's, naming file and line
   */
  public static void read(Path file, Consumer<? super RunEvent> events) throws IOException {
    try (CSVParser rows =
        CsvTable.FORMAT.parse(
            new InputStreamReader(
                new UpToItsEnd(Files.newInputStream(WholeFile.toRead(file))),
                StandardCharsets.UTF_8))) {
      int columns = RequestsCsv.FORMAT.getHeader().length;
      for (CSVRecord row : rows) {
        if (row.getRecordNumber() == 1) {
          columns = Math.min(columns, Math.max(row.size(), RequestsCsv.COLUMNS_WITHOUT_JOB));
        } else if (row.size() == columns) {
          events.accept(request(row));
        }
      }
    } catch (EOFException e) {
      // Nothing was flushed before the process ended.
    } catch (ZipException | UncheckedIOException e) {
      throw new IOException(file + " cannot be read: " + RequestsCsvMerge.reason(e) + ".", e);
    } catch (NumberFormatException e) {
      throw new IOException(file + " is damaged: " + e.getMessage() + ".", e);
    }
  }

  private static RunEvent.Request request(CSVRecord row) {
    long start = Long.parseLong(row.get(0));
    String groups = text(row, 3);
    RunEvent.Request request =
        new RunEvent.Request(
            text(row, 2),
            groups.isEmpty() ? List.of() : List.of(groups.split(" / ")),
            text(row, 4),
            start,
            start + Long.parseLong(row.get(1)),
            Boolean.parseBoolean(row.get(5)),
            row.get(6).isEmpty() ? RunEvent.NO_STATUS : Integer.parseInt(row.get(6)),
            text(row, 7),
            row.size() == RequestsCsv.COLUMNS_WITHOUT_JOB ? "" : text(row, 8));
    int first = RequestsCsv.COLUMNS_WITHOUT_STREAM;
    return row.size() > first && StreamColumns.isFilled(row, first)
        ? request.with(StreamColumns.of(row, first))
        : request;
  }

  static String text(CSVRecord row, int column) {
    String cell = row.get(column);
    return cell.startsWith(APOSTROPHE) ? cell.substring(1) : cell;
  }

  /** Ends where the file was cut, as if that was its end. */
  private static final class UpToItsEnd extends GZIPInputStream {
    private UpToItsEnd(InputStream in) throws IOException {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (EOFException e) {
        return -1;
      }
    }
  }
}
