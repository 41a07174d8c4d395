package salvo.merge;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import salvo.event.RunEvent;
import salvo.event.log.LogReader;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogWriter;

/**
 * Merges temporary logs, each in order, into one. Of events of the same millisecond those of the
 * earlier log come first. No more than {@link #MAX_OPEN} are read at once; more are first joined.
 */
final class OrderedMerge {

  static final int MAX_OPEN = 64;

  private final TemporaryLogs files;
  private final RunHeader header;

  OrderedMerge(TemporaryLogs files, RunHeader header) {
    this.files = files;
    this.header = header;
  }

  /** Gives the merged log, a temporary one too; the others are deleted. */
  Path merge(List<Path> logs) throws IOException {
    List<Path> left = logs;
    while (left.size() > MAX_OPEN) {
      left = joinNeighbours(left);
    }
    return join(left);
  }

  /** Only neighbours, so that their order still tells which events come first. */
  private List<Path> joinNeighbours(List<Path> logs) throws IOException {
    List<Path> joined = new ArrayList<>();
    for (int from = 0; from < logs.size(); from += MAX_OPEN) {
      joined.add(join(logs.subList(from, Math.min(from + MAX_OPEN, logs.size()))));
    }
    return joined;
  }

  private Path join(List<Path> logs) throws IOException {
    if (logs.size() == 1) {
      return logs.get(0);
    }
    Path joined = files.next();
    try (Sources sources = new Sources(logs);
        SimulationLogWriter writer = new SimulationLogWriter(joined, header)) {
      for (RunEvent event = sources.next(); event != null; event = sources.next()) {
        writer.write(event);
      }
    }
    for (Path log : logs) {
      Files.delete(log);
    }
    return joined;
  }

  /** Several logs that are read as one. */
  private static final class Sources implements Closeable {

    private static final Comparator<Source> EARLIEST_FIRST =
        Comparator.<Source>comparingLong(source -> source.event.atMillis())
            .thenComparingInt(source -> source.place);

    private final List<Source> all = new ArrayList<>();
    private final PriorityQueue<Source> waiting = new PriorityQueue<>(EARLIEST_FIRST);
    private Source current;

    Sources(List<Path> logs) throws IOException {
      try {
        for (Path log : logs) {
          Source source = new Source(LogReader.open(log), all.size());
          all.add(source);
          offer(source);
        }
      } catch (IOException | RuntimeException e) {
        close();
        throw e;
      }
    }

    /** The next event in order of time; null when there is none. */
    RunEvent next() throws IOException {
      if (current != null) {
        offer(current);
      }
      current = waiting.poll();
      return current == null ? null : current.event;
    }

    private void offer(Source source) throws IOException {
      source.event = source.reader.next();
      if (source.event != null) {
        waiting.add(source);
      }
    }

    @Override
    public void close() throws IOException {
      for (Source source : all) {
        source.reader.close();
      }
    }
  }

  private static final class Source {
    private final LogReader reader;
    private final int place;
    private RunEvent event;

    private Source(LogReader reader, int place) {
      this.reader = reader;
      this.place = place;
    }
  }
}
