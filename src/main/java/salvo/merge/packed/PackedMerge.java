package salvo.merge.packed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import salvo.Daemon;
import salvo.event.ClockShift;
import salvo.event.RecordKinds;
import salvo.event.RecordSink;
import salvo.event.log.LogEnd;
import salvo.event.log.PackedWriter;
import salvo.event.log.RunHeader;

/**
 * Merges logs that are nearly in order into one: of events of the same millisecond those of the
 * earlier log come first.
 */
public final class PackedMerge {

  /** More logs, each with a window, would take too much memory. */
  public static final int MOST_LOGS = 64;

  private static final int MOST_WAITING = 1 << 18;

  private final List<PackedWindow> windows = new ArrayList<>();
  private final ExecutorService makers;

  private PackedMerge(ExecutorService makers) {
    this.makers = makers;
  }

  /**
   * A log to be merged.
   *
   * @param unmeasuredScenarios whose groups are left out
   * @param alsoTo gets every record of the log, in its order and by the clock that wrote it
   */
  public record Source(
      Path log, ClockShift clock, Set<String> unmeasuredScenarios, RecordSink alsoTo) {}

  /**
   * What came of it.
   *
   * @param merged how many of its records were merged
   */
  public record Part(LogEnd end, long merged) {}

  /**
   * Writes the merged log.
   *
   * @param header the merged log's
   * @param window most records of a log that are sorted at a time
   * @param alsoTo gets every record of the merged log
   * @throws OutOfOrderException when a log is out of order by more than half a window
   * @throws IllegalArgumentException when a log cannot hold what is in these
   */
  public static List<Part> write(
      List<Source> logs, RunHeader header, int window, Path output, RecordSink alsoTo)
      throws IOException, OutOfOrderException {
    int threads = Math.min(logs.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService makers = Executors.newFixedThreadPool(threads, Daemon.threads("salvo-merge"));
    PackedMerge merge = new PackedMerge(makers);
    try {
      return merge.merged(
          logs, header, Math.min(window, MOST_WAITING / logs.size()), output, alsoTo);
    } finally {
      makers.shutdownNow();
      merge.close();
    }
  }

  private List<Part> merged(
      List<Source> logs, RunHeader header, int window, Path output, RecordSink alsoTo)
      throws IOException, OutOfOrderException {
    RecordKinds kinds = new RecordKinds(header.startMillis());
    alsoTo.begin(kinds);
    PackedOrder waiting = new PackedOrder(logs.size());
    for (Source log : logs) {
      windows.add(new PackedWindow(log, header, kinds, window));
      PackedInput input = new PackedInput(windows.get(windows.size() - 1), windows.size(), makers);
      if (input.advance()) {
        waiting.add(input);
      }
    }
    try (PackedWriter writer = new PackedWriter(output, header, kinds)) {
      for (PackedInput input = waiting.first(); input != null; input = waiting.first()) {
        writer.write(input.records(), input.from());
        alsoTo.accept(input.records(), input.from());
        if (input.advance()) {
          waiting.firstHasAdvanced();
        } else {
          waiting.removeFirst();
        }
      }
    }
    return windows.stream().map(it -> new Part(it.end(), it.merged())).toList();
  }

  private void close() throws IOException {
    for (PackedWindow window : windows) {
      window.close();
    }
  }
}
