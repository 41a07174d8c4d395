package salvo.event.log;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import salvo.event.ClockShift;
import salvo.event.RunEvent;

/** A log that is read record by record, at the pace of whoever asks. */
public final class LogReader implements Closeable {

  private final LogInput in;
  private final RunHeader header;
  private final RecordDecoder records;
  private long events;
  private LogEnd end;

  private LogReader(LogInput in, RunHeader written, ClockShift clock) {
    this.in = in;
    this.header = written.startingAt(clock.moved(written.startMillis()));
    this.records = new RecordDecoder(in, written, clock);
  }

  /** Opens a log and reads its header; throws as {@link SimulationLog#read} does. */
  public static LogReader open(Path log) throws IOException {
    return open(log, ClockShift.NONE);
  }

  /** The same, with the clock that wrote the log set right. */
  public static LogReader open(Path log, ClockShift clock) throws IOException {
    LogInput in = LogInput.open(log);
    try {
      return new LogReader(in, new HeaderDecoder(in).decode(), clock);
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
      return ended(begin, false, cutOff(begin));
    }
  }

  static String cutOff(long begin) {
    return "the last record, at byte "
        + begin
        + ", is cut off: the run was stopped before Gatling wrote the rest";
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
