package salvo.report.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import salvo.Daemon;
import salvo.event.RunEvent;
import salvo.text.MaskedText;
import salvo.text.WholeFile;

/**
 * Writes {@code requests.csv.gz} while a run goes on: one row per request, in the order in which
 * they come, as {@link CsvTable} describes it, secrets masked. A disk that fails ends the file and
 * never disturbs the run. It is flushed each second: what a killed process leaves lacks its end,
 * but reads up to there.
 */
public final class RequestsCsv implements Consumer<RunEvent>, AutoCloseable {

  public static final String FILE_NAME = "requests.csv.gz";

  static final int BUFFER_BYTES = 1 << 14;
  private static final int MOST_MESSAGES = 1_000;

  private static final String JOB = "job";

  private static final List<String> COLUMNS =
      List.of(
          "start_epoch_ms",
          "response_time_ms",
          "scenario",
          "groups",
          "name",
          "ok",
          "status",
          "message",
          JOB);

  static final CSVFormat FORMAT =
      CsvTable.FORMAT
          .builder()
          .setHeader(
              Stream.concat(COLUMNS.stream(), StreamColumns.HEADER.stream()).toArray(String[]::new))
          .get();

  /** As many columns a file has that was written before there were any of streams. */
  static final int COLUMNS_WITHOUT_STREAM = COLUMNS.size();

  /** As many columns a file has that was written before there was one of jobs. */
  static final int COLUMNS_WITHOUT_JOB = COLUMNS_WITHOUT_STREAM - 1;

  /** What follows the cells of a request whose answer was no stream. */
  private static final String NO_STREAM = ",".repeat(StreamColumns.HEADER.size());

  /** What is written for a message, kept because many requests fail with the same. */
  private final Map<String, String> messages = new HashMap<>();

  private OutputStream file = OutputStream.nullOutputStream();

  private final ScheduledExecutorService flushes = Daemon.timer("salvo-requests");

  /** Null where the file could not be made, and after its end. */
  private CSVPrinter csv;

  private IOException failure;

  /** Opens the file that the rows go to. */
  interface Target {
    OutputStream open() throws IOException;
  }

  RequestsCsv(Target target) {
    guarded(
        () -> {
          file = target.open();
          Writer text = new OutputStreamWriter(new FastGzip(file), WholeFile.encoder());
          csv = new CSVPrinter(new BufferedWriter(text), FORMAT);
        });
    flushes.scheduleWithFixedDelay(this::flush, 1, 1, TimeUnit.SECONDS);
  }

  /** Begins the file in a run's folder; where that fails, {@link #failure} says why. */
  public static RequestsCsv in(Path folder) {
    return new RequestsCsv(
        () -> Files.newOutputStream(Files.createDirectories(folder).resolve(FILE_NAME)));
  }

  /** A file that nobody reads, which takes as much to write. */
  public static RequestsCsv nowhere() {
    return new RequestsCsv(OutputStream::nullOutputStream);
  }

  /** Writes a request, unless an earlier one could not be written; leaves other events out. */
  @Override
  public synchronized void accept(RunEvent event) {
    if (csv != null && failure == null && event instanceof RunEvent.Request request) {
      guarded(() -> print(request));
    }
  }

  /** What was written so far can be read after this, whatever becomes of the process. */
  synchronized void flush() {
    if (csv != null && failure == null) {
      guarded(csv::flush);
    }
  }

  /** Completes the file; what comes later is left out, and a second call does nothing. */
  @Override
  public synchronized void close() {
    flushes.shutdownNow();
    if (csv != null) {
      guarded(csv::close);
      guarded(file::close);
      csv = null;
    }
  }

  static OutputStream gzip(OutputStream out) throws IOException {
    return new FastGzip(out);
  }

  /** Why requests are missing; empty when none is. */
  public synchronized Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  private void print(RunEvent.Request request) throws IOException {
    printAll(
        request.startMillis(),
        request.responseTimeMillis(),
        SpreadsheetText.of(request.scenario()),
        SpreadsheetText.of(String.join(" / ", request.groups())),
        SpreadsheetText.of(request.name()),
        request.ok(),
        request.status() == RunEvent.NO_STATUS ? null : request.status(),
        messages.computeIfAbsent(request.message(), RequestsCsv::shown),
        SpreadsheetText.of(request.job()));
    if (request.stream().isPresent()) {
      printAll(StreamColumns.cells(request.stream().get()));
    } else {
      csv.getOut().append(NO_STREAM);
    }
    csv.println();
    if (messages.size() > MOST_MESSAGES) {
      messages.clear();
    }
  }

  private void printAll(Object... cells) throws IOException {
    for (Object cell : cells) {
      csv.print(cell);
    }
  }

  private static String shown(String message) {
    return SpreadsheetText.of(MaskedText.of(message));
  }

  private void guarded(Action action) {
    try {
      action.run();
    } catch (IOException e) {
      if (failure == null) {
        failure = e;
      } else if (failure != e) {
        failure.addSuppressed(e);
      }
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  /** Compresses with the least work. */
  private static final class FastGzip extends GZIPOutputStream {
    private FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES, true);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
