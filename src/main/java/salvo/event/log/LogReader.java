package salvo.event.log;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import salvo.event.RunEvent;

/** A log that is read record by record, at the pace of whoever asks. */
public final class LogReader implements Closeable {

  private final LogInput in;
  private final RunHeader header;
  private final RecordDecoder records;
  private long events;
  private LogEnd end;

  private LogReader(LogInput in, RunHeader header) {
    this.in = in;
    this.header = header;
    this.records = new RecordDecoder(in, header);
  }

  /** Opens a log and reads its header; throws as {@link SimulationLog#read} does. */
  public static LogReader open(Path log) throws IOException {
    return open(log, 0);
  }

  /** The same, with a clock offset in ms that is added to every instant of the log. */
  public static LogReader open(Path log, long offsetMillis) throws IOException {
    LogInput in = LogInput.open(log);
    try {
      return new LogReader(in, new HeaderDecoder(in).decode().shifted(offsetMillis));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  public RunHeader header() {
    return header;
  }

  /** The next whole record; null when there is none. */
  public RunEvent next() throws IOException {
    if (in.atEnd()) {
      return ended(in.offset(), true, "the log is whole");
    }
    long begin = in.offset();
    try {
      RunEvent event = records.next();
      events++;
      return event;
    } catch (EOFException e) {
      return ended(
          begin,
          false,
          "the last record, at byte "
              + begin
              + ", is cut off: the run was stopped before Gatling wrote the rest");
    }
  }

  /** How the reading ended; null before {@link #next} has said that it did. */
  public LogEnd end() {
    return end;
  }

  private RunEvent ended(long completeBytes, boolean whole, String reason) {
    end = new LogEnd(header, events, completeBytes, whole, reason);
    return null;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
