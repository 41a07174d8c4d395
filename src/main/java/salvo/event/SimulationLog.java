package salvo.event;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reader of the binary simulation.log of Gatling 3.15. It streams through a buffer of fixed size
 * and keeps only the distinct texts and group hierarchies. The log does not record the scenario and
 * the status of requests, nor is it ordered by time.
 */
public final class SimulationLog {

  private SimulationLog() {}

  /**
   * Gives every whole record to {@code events}, in the order of the file; a log that was cut off
   * anywhere after its header is read up to its last whole record.
   *
   * @throws SimulationLogException if the file is missing, not a log, of another Gatling version,
   *     cut off inside its header, or damaged; every record before the damage has been given
   */
  public static LogEnd read(Path log, Consumer<? super RunEvent> events) throws IOException {
    try (LogInput in = LogInput.open(log)) {
      RunHeader header = new HeaderDecoder(in).decode();
      RecordDecoder records = new RecordDecoder(in, header);
      long count = 0;
      while (!in.atEnd()) {
        long begin = in.offset();
        RunEvent event = nextOrNull(records);
        if (event == null) {
          return cutOff(header, count, begin);
        }
        events.accept(event);
        count++;
      }
      return new LogEnd(header, count, in.offset(), true, "the log is whole");
    }
  }

  /** Reads only what stands before the first event; throws as {@link #read} does. */
  public static RunHeader header(Path log) throws IOException {
    try (LogInput in = LogInput.open(log)) {
      return new HeaderDecoder(in).decode();
    }
  }

  /** The next record; null where the file ends inside it. */
  private static RunEvent nextOrNull(RecordDecoder records) throws IOException {
    try {
      return records.next();
    } catch (EOFException e) {
      return null;
    }
  }

  private static LogEnd cutOff(RunHeader header, long events, long begin) {
    String reason =
        "the last record, at byte "
            + begin
            + ", is cut off: the run was stopped before Gatling wrote the rest";
    return new LogEnd(header, events, begin, false, reason);
  }
}
