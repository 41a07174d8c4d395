package salvo.event.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import salvo.event.RunEvent;

/**
 * Reader of the binary simulation.log of Gatling 3.15. It streams through a buffer of fixed size
 * and keeps only the distinct texts and group hierarchies. The log does not record the scenario and
 * the status of requests, nor is it ordered by time.
 */
public final class SimulationLog {

  /** The name that Gatling gives to the log in a run's folder. */
  public static final String FILE_NAME = "simulation.log";

  private SimulationLog() {}

  /**
   * The log that is meant by a run's folder or by the log itself.
   *
   * @throws SimulationLogException if it does not exist
   */
  public static Path locate(Path folderOrLog) throws SimulationLogException {
    if (!Files.isDirectory(folderOrLog)) {
      return requireFile(folderOrLog, folderOrLog + " does not exist");
    }
    return requireFile(
        folderOrLog.resolve(FILE_NAME), "The folder " + folderOrLog + " has no " + FILE_NAME);
  }

  /**
   * Gives every whole record to {@code events}, in the order of the file; a log that was cut off
   * anywhere after its header is read up to its last whole record.
   *
   * @throws SimulationLogException if the file is missing, not a log, of another Gatling version,
   *     cut off inside its header, or damaged; every record before the damage has been given
   */
  public static LogEnd read(Path log, Consumer<? super RunEvent> events) throws IOException {
    try (LogReader reader = LogReader.open(log)) {
      for (RunEvent event = reader.next(); event != null; event = reader.next()) {
        events.accept(event);
      }
      return reader.end();
    }
  }

  /** Reads only what stands before the first event; throws as {@link #read} does. */
  public static RunHeader header(Path log) throws IOException {
    try (LogReader reader = LogReader.open(log)) {
      return reader.header();
    }
  }

  private static Path requireFile(Path log, String problem) throws SimulationLogException {
    if (!Files.exists(log)) {
      throw new SimulationLogException(
          problem + "; expected a run's folder or its " + FILE_NAME + ".");
    }
    return log;
  }
}
