package salvo.report.csv;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import salvo.event.ClockShift;
import salvo.text.WholeFile;

/**
 * Merges the {@code requests.csv.gz} of several runs into one, in the order in which requests
 * ended; those of one run keep theirs. Memory does not grow with the files.
 */
public final class RequestsCsvMerge {

  private static final Comparator<Rows> EARLIEST_FIRST =
      Comparator.<Rows>comparingLong(rows -> rows.endMillis).thenComparingInt(rows -> rows.place);

  private RequestsCsvMerge() {}

  /**
   * The file of one run.
   *
   * @param clock what is added to its instants
   */
  public record Part(Path file, ClockShift clock) {}

  /**
   * Writes {@code requests.csv.gz} into the folder.
   *
   * @throws IOException when a file cannot be read or is not one of this Salvo's, naming it
   */
  public static void write(List<Part> parts, Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve(RequestsCsv.FILE_NAME);
    List<Rows> all = new ArrayList<>();
    try (CSVPrinter csv = printer(file)) {
      PriorityQueue<Rows> waiting = new PriorityQueue<>(EARLIEST_FIRST);
      for (Part part : parts) {
        Rows rows = new Rows(part, all.size());
        all.add(rows);
        rows.requireHeader();
        offer(rows, waiting);
      }
      for (Rows rows = waiting.poll(); rows != null; rows = waiting.poll()) {
        csv.printRecord(rows.current);
        offer(rows, waiting);
      }
    } finally {
      for (Rows rows : all) {
        rows.close();
      }
    }
  }

  private static CSVPrinter printer(Path file) throws IOException {
    return new CSVPrinter(
        new BufferedWriter(
            new OutputStreamWriter(
                RequestsCsv.gzip(Files.newOutputStream(file)), WholeFile.encoder())),
        RequestsCsv.FORMAT);
  }

  private static void offer(Rows rows, PriorityQueue<Rows> waiting) throws IOException {
    if (rows.advance()) {
      waiting.add(rows);
    }
  }

  /** Why such a file cannot be read on. */
  static String reason(Exception e) {
    Throwable root = e.getCause() == null ? e : e.getCause();
    if (root instanceof EOFException) {
      return "its end is missing";
    }
    return root instanceof ZipException
        ? "it is not a whole gzip file"
        : "its quotes are not closed, or text follows one that is";
  }

  /** The rows of one file, moved by its offset. */
  private static final class Rows implements Closeable {

    private final Part part;
    private final int place;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private List<String> current;
    private int columns;
    private long endMillis;

    private Rows(Part part, int place) throws IOException {
      this.part = part;
      this.place = place;
      this.parser = CsvTable.FORMAT.parse(text(part.file));
      this.records = parser.iterator();
    }

    private static Reader text(Path file) throws IOException {
      InputStream in = Files.newInputStream(WholeFile.toRead(file));
      try {
        return new InputStreamReader(
            new GZIPInputStream(in, RequestsCsv.BUFFER_BYTES), StandardCharsets.UTF_8);
      } catch (IOException e) {
        in.close();
        throw new IOException(file + " cannot be read: " + reason(e) + ".", e);
      }
    }

    private void requireHeader() throws IOException {
      List<String> known = List.of(RequestsCsv.FORMAT.getHeader());
      List<String> header = next();
      columns = header.size();
      if (columns < RequestsCsv.COLUMNS_WITHOUT_JOB
          || columns > known.size()
          || !header.equals(known.subList(0, columns))) {
        throw new IOException(part.file + " does not have the columns of this version of Salvo.");
      }
    }

    private boolean advance() throws IOException {
      current = next();
      if (current.isEmpty()) {
        return false;
      }
      if (current.size() != columns) {
        throw damaged("it has " + current.size() + " of " + columns + " columns");
      }
      try {
        long end = Long.parseLong(current.get(0)) + Long.parseLong(current.get(1));
        endMillis = part.clock.moved(end);
        long start = endMillis - Long.parseLong(current.get(1));
        current.set(0, Long.toString(start));
        current.addAll(Collections.nCopies(RequestsCsv.FORMAT.getHeader().length - columns, ""));
        return true;
      } catch (NumberFormatException e) {
        throw damaged("its first two columns are not whole numbers");
      }
    }

    private IOException damaged(String why) {
      return new IOException(
          part.file + " is damaged in line " + parser.getCurrentLineNumber() + ": " + why + ".");
    }

    /** The next row's cells; none after the last. */
    private List<String> next() throws IOException {
      try {
        return records.hasNext() ? new ArrayList<>(records.next().toList()) : List.of();
      } catch (UncheckedIOException | IllegalStateException e) {
        throw new IOException(
            part.file
                + " cannot be read after line "
                + parser.getCurrentLineNumber()
                + ": "
                + reason(e)
                + ".",
            e);
      }
    }

    @Override
    public void close() throws IOException {
      parser.close();
    }
  }
}
