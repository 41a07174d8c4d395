package salvo.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.event.RecordSink;
import salvo.event.RunEvent;
import salvo.event.log.LogReader;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogException;
import salvo.merge.packed.OutOfOrderException;
import salvo.merge.packed.PackedMerge;

/**
 * Merges the logs of several injectors into one that Gatling and Salvo read as that of one run: its
 * events are in order of time. Memory grows only with the distinct texts; temporary files, beside
 * the merged log, take up to twice its size.
 */
public final class LogMerge {

  /** Gatling writes a record within moments of its instant; half a window is far more than that. */
  private static final int WINDOW = 1 << 17;

  private final List<InjectorLog> logs;
  private final boolean differentSimulations;
  private final int window;

  /**
   * @param logs to be merged, at least one
   * @param differentSimulations whether logs of different simulation classes may be merged; the
   *     merged log then names that of the first
   */
  public LogMerge(List<InjectorLog> logs, boolean differentSimulations) {
    this(logs, differentSimulations, WINDOW);
  }

  LogMerge(List<InjectorLog> logs, boolean differentSimulations, int window) {
    this.logs = List.copyOf(logs);
    this.differentSimulations = differentSimulations;
    this.window = window;
  }

  /**
   * Writes the merged log; the file appears when it is complete, or not at all. A log that was cut
   * off is merged up to its last whole record, which a warning tells.
   *
   * @param output a file that does not exist yet; its folder is made if need be
   * @throws SimulationLogException if there is no log or one twice, one cannot be read, they are of
   *     different Gatling versions or simulations, or {@code output} exists or is one of them
   */
  public MergedLog write(Path output) throws IOException {
    return write(output, Sinks.NONE);
  }

  /**
   * Who is told of records while they are merged, if the result says so; else they have been told
   * of some in vain.
   *
   * @param merged gets those of the merged log
   * @param logs get those of each log, as they stand in it; none where nobody wants them
   */
  record Sinks(RecordSink merged, List<? extends RecordSink> logs) {

    private static final Sinks NONE = new Sinks(RecordSink.NONE, List.of());

    private RecordSink ofLog(int index) {
      return logs.isEmpty() ? RecordSink.NONE : logs.get(index);
    }
  }

  /** The same, telling others of it. */
  MergedLog write(Path output, Sinks records) throws IOException {
    HeaderUnion union = mergeable(output);
    List<String> warnings = simulationWarnings(union);
    Path folder = output.toAbsolutePath().getParent();
    boolean made = !Files.exists(folder);
    Files.createDirectories(folder);
    try {
      return write(output, folder, union.header(), warnings, records);
    } catch (IOException | RuntimeException e) {
      if (made) {
        Files.deleteIfExists(folder);
      }
      throw e;
    }
  }

  /** The header of the merged log; throws what {@link #write} would before it begins. */
  RunHeader header(Path output) throws IOException {
    HeaderUnion union = mergeable(output);
    simulationWarnings(union);
    return union.header();
  }

  private HeaderUnion mergeable(Path output) throws IOException {
    HeaderUnion union = new HeaderUnion(headers());
    requireDistinctLogs();
    requireNew(output);
    union.requireOneVersion();
    return union;
  }

  private MergedLog write(
      Path output, Path folder, RunHeader header, List<String> warnings, Sinks records)
      throws IOException {
    try (TemporaryLogs files = new TemporaryLogs(folder)) {
      Optional<Merged> quick = quickly(header, files, records);
      Merged merged = quick.isPresent() ? quick.get() : thoroughly(header, files);
      Files.move(merged.log, output, StandardCopyOption.ATOMIC_MOVE);
      return new MergedLog(output, header, merged.parts, warnings, quick.isPresent());
    }
  }

  private record Merged(Path log, List<MergedLog.Part> parts) {}

  /**
   * Empty where the logs are too many, too far out of order or too manifold for it, or cannot be
   * merged.
   */
  private Optional<Merged> quickly(RunHeader header, TemporaryLogs files, Sinks records)
      throws IOException {
    if (logs.size() > PackedMerge.MOST_LOGS) {
      return Optional.empty();
    }
    Path merged = files.next();
    List<PackedMerge.Source> sources = new ArrayList<>();
    for (InjectorLog log : logs) {
      RecordSink alsoTo = records.ofLog(sources.size());
      sources.add(
          new PackedMerge.Source(log.path(), log.clock(), log.unmeasuredScenarios(), alsoTo));
    }
    try {
      List<PackedMerge.Part> ends =
          PackedMerge.write(sources, header, window, merged, records.merged());
      List<MergedLog.Part> parts = new ArrayList<>();
      for (PackedMerge.Part end : ends) {
        parts.add(new MergedLog.Part(logs.get(parts.size()), end.end(), end.merged()));
      }
      return Optional.of(new Merged(merged, parts));
    } catch (OutOfOrderException | IllegalArgumentException e) {
      Files.deleteIfExists(merged);
      return Optional.empty();
    }
  }

  private Merged thoroughly(RunHeader header, TemporaryLogs files) throws IOException {
    List<MergedLog.Part> parts = new ArrayList<>();
    List<Path> runs = new ArrayList<>();
    for (InjectorLog log : logs) {
      parts.add(sort(log, header, files, runs));
    }
    return new Merged(new OrderedMerge(files, header).merge(runs), parts);
  }

  private MergedLog.Part sort(
      InjectorLog log, RunHeader header, TemporaryLogs files, List<Path> runs) throws IOException {
    MeasuredEvents measured = new MeasuredEvents(log.unmeasuredScenarios());
    long merged = 0;
    try (LogReader reader = LogReader.open(log.path(), log.clock());
        SortedRuns sorted = new SortedRuns(files, header, window)) {
      for (RunEvent event = reader.next(); event != null; event = reader.next()) {
        if (measured.test(event)) {
          sorted.add(event);
          merged++;
        }
      }
      runs.addAll(sorted.finish());
      return new MergedLog.Part(log, reader.end(), merged);
    } catch (IllegalArgumentException e) {
      throw new SimulationLogException(
          log.path()
              + " does not fit into one log with the others: "
              + e.getMessage()
              + ". Merge logs of injectors that ran together, with the right clock offsets.");
    }
  }

  private Map<String, RunHeader> headers() throws IOException {
    if (logs.isEmpty()) {
      throw new SimulationLogException("There is no log to merge; give at least one.");
    }
    Map<String, RunHeader> headers = new LinkedHashMap<>();
    for (InjectorLog log : logs) {
      try (LogReader reader = LogReader.open(log.path(), log.clock())) {
        headers.put(log.path().toString(), reader.header());
      }
    }
    return headers;
  }

  private void requireDistinctLogs() throws IOException {
    for (int i = 0; i < logs.size(); i++) {
      for (int earlier = 0; earlier < i; earlier++) {
        Path log = logs.get(i).path();
        Path other = logs.get(earlier).path();
        if (Files.isSameFile(log, other)) {
          throw new SimulationLogException(
              log + " is given twice, first as " + other + ": its events would count twice.");
        }
      }
    }
  }

  private void requireNew(Path output) throws IOException {
    for (InjectorLog log : logs) {
      if (Files.exists(output) && Files.isSameFile(log.path(), output)) {
        throw new SimulationLogException(
            output + " is one of the logs to merge; write the merged log to another folder.");
      }
    }
    if (Files.exists(output)) {
      throw new SimulationLogException(
          output + " exists already; remove it, or write the merged log to another folder.");
    }
    Path folder = output.toAbsolutePath().getParent();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new SimulationLogException(folder + " is a file; the merged log needs a folder.");
    }
  }

  private List<String> simulationWarnings(HeaderUnion union) throws SimulationLogException {
    if (union.simulations().isEmpty()) {
      return List.of();
    }
    String differing = "The logs are of different simulations: " + union.simulations().get() + ".";
    if (!differentSimulations) {
      throw new SimulationLogException(
          differing
              + " Merge logs of one simulation, or allow different ones"
              + " (--different-simulations).");
    }
    return List.of(differing + " The merged log names the first.");
  }
}
