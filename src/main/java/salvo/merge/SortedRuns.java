package salvo.merge;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import salvo.event.RunEvent;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogWriter;

/**
 * Sorts events by time into temporary logs, each in order, through a window of fixed size. A log
 * that is nearly in order, as Gatling's are, becomes one of them, however long it is. Events of the
 * same millisecond keep their order, within a temporary log and from one to the next.
 */
final class SortedRuns implements Closeable {

  private static final Comparator<RunEvent> BY_TIME = Comparator.comparingLong(RunEvent::atMillis);

  private final TemporaryLogs files;
  private final RunHeader header;
  private final int window;
  private final List<RunEvent> waiting;
  private final List<Path> runs = new ArrayList<>();
  private SimulationLogWriter writer;
  private long lastMillis;

  /**
   * @param header of the temporary logs
   * @param window how many events to hold in memory
   */
  SortedRuns(TemporaryLogs files, RunHeader header, int window) {
    this.files = files;
    this.header = header;
    this.window = window;
    this.waiting = new ArrayList<>(window);
  }

  void add(RunEvent event) throws IOException {
    waiting.add(event);
    if (waiting.size() == window) {
      write((window + 1) / 2);
    }
  }

  /** Writes what is left and gives the temporary logs, in the order they were written. */
  List<Path> finish() throws IOException {
    write(waiting.size());
    close();
    return runs;
  }

  /** Writes the earliest of those that wait; to a new log if they are too late for this one. */
  private void write(int count) throws IOException {
    waiting.sort(BY_TIME);
    List<RunEvent> earliest = waiting.subList(0, count);
    if (count > 0 && (writer == null || earliest.get(0).atMillis() < lastMillis)) {
      startRun();
    }
    for (RunEvent event : earliest) {
      writer.write(event);
      lastMillis = event.atMillis();
    }
    earliest.clear();
  }

  private void startRun() throws IOException {
    close();
    Path run = files.next();
    writer = new SimulationLogWriter(run, header);
    runs.add(run);
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }
}
