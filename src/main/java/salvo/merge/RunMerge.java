package salvo.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorSample;
import salvo.config.SavedRunSettings;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLog;
import salvo.report.csv.RequestsCsv;
import salvo.report.csv.RequestsCsvMerge;
import salvo.report.json.ConfigJson;
import salvo.report.json.ErrorSamplesJson;
import salvo.saved.RunCount;
import salvo.saved.RunFacts;
import salvo.saved.RunFactsJson;
import salvo.saved.RunFiles;
import salvo.saved.SavedRun;
import salvo.saved.SavedRunException;

/**
 * Merges the runs of several injectors into one: their logs, and what Salvo knows of each when it
 * has made all of them. What only some runs tell is left out, with a warning.
 */
public final class RunMerge {

  private static final String ALONE = " The merged run is reported from its log alone.";

  /** As in the reports of logs of an hour; a log of few requests has less. */
  private static final int LOG_BYTES_PER_BYTE_OF_COUNTS = 4;

  private static final int LEAST_BYTES_OF_COUNTS = 4 << 20;

  /** The merged run is counted too, and reported. */
  private static final int HEAP_BYTES_PER_BYTE_OF_COUNTS = 4;

  private final List<InjectorLog> logs;
  private final boolean differentSimulations;
  private final SavedRunSettings settings;
  private final long heapBytes;
  private final List<String> warnings = new ArrayList<>();
  private Optional<String> trouble = Optional.empty();
  private boolean together;

  /**
   * @param logs of the runs, at least one
   * @param differentSimulations whether different simulations may be merged, and different loads
   */
  public RunMerge(List<InjectorLog> logs, boolean differentSimulations, SavedRunSettings settings) {
    this(logs, differentSimulations, settings, Runtime.getRuntime().maxMemory());
  }

  /**
   * @param heapBytes most that there is to count in
   */
  RunMerge(
      List<InjectorLog> logs,
      boolean differentSimulations,
      SavedRunSettings settings,
      long heapBytes) {
    this.heapBytes = heapBytes;
    this.logs = List.copyOf(logs);
    this.differentSimulations = differentSimulations;
    this.settings = settings;
  }

  /**
   * The same of runs that offered one load between them, from one instant on.
   *
   * @param sentence what beside them makes the merged one invalid; empty for nothing
   */
  public RunMerge ofOneLoad(Optional<String> sentence) {
    together = true;
    trouble = sentence;
    return this;
  }

  /**
   * What was merged.
   *
   * @param warnings what a reader of the merged run should know, a sentence each
   * @param run the merged one
   */
  public record Result(MergedLog log, List<String> warnings, SavedRun run) {

    public Result {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Writes the merged run. Its events are counted as they are written: its report need not read
   * them again. So are those of each run for itself, where there is memory for the counts of all.
   *
   * @param folder the merged run's, which has no log yet
   * @throws SavedRunException when the runs are not of the same load, or one cannot be read
   * @throws salvo.event.log.SimulationLogException when the logs cannot be merged
   */
  public Result write(Path folder) throws IOException {
    Path log = folder.resolve(SimulationLog.FILE_NAME);
    RunHeader header = new LogMerge(logs, differentSimulations).header(log);
    requireNone(folder.resolve(RunFiles.FOLDER).resolve(RunFactsJson.FILE_NAME));
    Map<String, SavedRun> saved = ofOneLoad();
    boolean atOnce = canBeCountedAtOnce(saved);
    List<InjectorRun> runs = atOnce ? List.of() : read(saved, folder);
    List<RunCount> ofRuns =
        atOnce ? saved.values().stream().map(SavedRun::counting).toList() : List.of();
    RunCount count = SavedRun.counting(folder, header, ahead(saved, runs, folder), settings);
    MergedLog merged;
    try (count) {
      merged =
          new LogMerge(measured(saved), differentSimulations)
              .write(log, new LogMerge.Sinks(count, ofRuns));
    } finally {
      ofRuns.forEach(RunCount::close);
    }
    try {
      if (atOnce) {
        runs = merged.told() ? counted(saved, ofRuns, merged, folder) : read(saved, folder);
      }
      if (!runs.isEmpty()) {
        write(MergedFacts.of(name(folder), runs, trouble), runs, folder);
      }
    } catch (IOException | RuntimeException e) {
      Files.delete(log);
      throw e;
    }
    SavedRun run = SavedRun.open(folder, settings);
    return new Result(
        merged,
        Stream.concat(merged.warnings().stream(), warnings.stream()).toList(),
        merged.told() ? run.counted(count) : run);
  }

  /** Whether there is room for the counts of all, of which each knows what its events told. */
  private boolean canBeCountedAtOnce(Map<String, SavedRun> saved) throws IOException {
    long bytes = 0;
    for (SavedRun run : saved.values()) {
      bytes += LEAST_BYTES_OF_COUNTS + Files.size(run.log()) / LOG_BYTES_PER_BYTE_OF_COUNTS;
    }
    return !saved.isEmpty()
        && saved.values().stream().allMatch(it -> it.facts().outcome().live().isPresent())
        && bytes <= heapBytes / HEAP_BYTES_PER_BYTE_OF_COUNTS;
  }

  /** What is known of the merged run before its log is; empty where that will be all. */
  private Optional<RunFacts> ahead(
      Map<String, SavedRun> saved, List<InjectorRun> runs, Path folder) {
    if (saved.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        runs.isEmpty()
            ? MergedFacts.ahead(name(folder), saved.values().stream().map(SavedRun::facts).toList())
            : MergedFacts.of(name(folder), runs, trouble));
  }

  private static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  private void write(RunFacts facts, List<InjectorRun> runs, Path folder) throws IOException {
    Path ours = RunFiles.folder(folder);
    Map<String, Object> configuration = shared(runs);
    if (!configuration.isEmpty()) {
      ConfigJson.write(configuration, ours);
    }
    List<ErrorSample> samples = MergedSamples.of(runs);
    if (!samples.isEmpty()) {
      ErrorSamplesJson.write(samples, ours);
    }
    if (facts.outcome().live().isPresent() && facts.reporting().requests()) {
      writeRequests(runs, ours);
    }
    RunFactsJson.write(facts, ours);
  }

  /** Rows that were written live tell more than the log does; where one run has none, the log. */
  private void writeRequests(List<InjectorRun> runs, Path ours) throws IOException {
    List<RequestsCsvMerge.Part> parts = new ArrayList<>();
    for (InjectorLog log : logs) {
      Path file = InjectorRun.folder(log).resolve(RunFiles.FOLDER).resolve(RequestsCsv.FILE_NAME);
      parts.add(new RequestsCsvMerge.Part(file, log.clock()));
    }
    boolean all = parts.stream().allMatch(part -> Files.exists(part.file()));
    if (all && runs.stream().noneMatch(InjectorRun::killed)) {
      merge(parts, ours);
    }
  }

  private void merge(List<RequestsCsvMerge.Part> parts, Path ours) throws IOException {
    try {
      RequestsCsvMerge.write(parts, ours);
    } catch (IOException e) {
      Files.deleteIfExists(ours.resolve(RequestsCsv.FILE_NAME));
      warnings.add(
          "The merged " + RequestsCsv.FILE_NAME + " is made from the log: " + e.getMessage());
    }
  }

  /** The runs, when Salvo has made all of them and they are of the same load; none otherwise. */
  private Map<String, SavedRun> ofOneLoad() throws IOException {
    Map<String, SavedRun> saved = saved();
    List<String> foreign =
        saved.keySet().stream().filter(name -> saved.get(name).facts().isOfLogAlone()).toList();
    if (!foreign.isEmpty()) {
      if (foreign.size() < saved.size()) {
        warnings.add("There is no salvo/run.json of " + String.join(", ", foreign) + "." + ALONE);
      }
      return Map.of();
    }
    return isDifferent(saved) ? Map.of() : saved;
  }

  /** Reads the log of each, and of the next when the one before is done with. */
  private List<InjectorRun> read(Map<String, SavedRun> saved, Path folder) throws IOException {
    List<InjectorRun> runs = new ArrayList<>();
    for (Map.Entry<String, SavedRun> run : saved.entrySet()) {
      SavedRun.Counted counted = run.getValue().count(event -> {});
      runs.add(InjectorRun.of(run.getKey(), counted, logs.get(runs.size()), folder));
    }
    return together(runs);
  }

  private List<InjectorRun> counted(
      Map<String, SavedRun> saved, List<RunCount> counts, MergedLog merged, Path folder)
      throws IOException {
    List<InjectorRun> runs = new ArrayList<>();
    for (Map.Entry<String, SavedRun> run : saved.entrySet()) {
      int index = runs.size();
      SavedRun.Counted counted =
          run.getValue().counted(counts.get(index), merged.parts().get(index).end());
      runs.add(InjectorRun.of(run.getKey(), counted, logs.get(index), folder));
    }
    return together(runs);
  }

  private List<InjectorRun> together(List<InjectorRun> runs) {
    boolean isTimed = runs.stream().noneMatch(it -> it.offered().duration().isZero());
    return together && isTimed ? inOneTime(runs) : runs;
  }

  /** None of them was late: it only had nobody to send sooner. */
  private static List<InjectorRun> inOneTime(List<InjectorRun> runs) {
    Optional<Span> first =
        runs.stream()
            .map(InjectorRun::load)
            .filter(it -> !it.equals(Span.NONE))
            .min(Comparator.comparingLong(Span::fromMillis));
    return first.map(load -> runs.stream().map(it -> it.during(load)).toList()).orElse(runs);
  }

  private boolean isDifferent(Map<String, SavedRun> saved) throws SavedRunException {
    Map<String, RunFacts> facts = new LinkedHashMap<>();
    saved.forEach((name, run) -> facts.put(name, run.facts()));
    Optional<String> difference = new RunDifferences(facts).first();
    if (difference.isEmpty()) {
      return false;
    }
    if (!differentSimulations) {
      throw new SavedRunException(
          difference.get()
              + " Merge runs of one load, or allow different ones (--different-simulations), which"
              + " are then reported from their logs alone.");
    }
    warnings.add(difference.get() + ALONE);
    return true;
  }

  private Map<String, SavedRun> saved() throws IOException {
    Map<String, SavedRun> saved = new LinkedHashMap<>();
    for (InjectorLog log : logs) {
      saved.put(name(log), SavedRun.open(log.path(), settings));
    }
    return saved;
  }

  /** Its own, or else the folder's, if no other has the same; else the log's path. */
  private String name(InjectorLog log) {
    if (log.name().isPresent()) {
      return log.name().get();
    }
    Path name = InjectorRun.folder(log).getFileName();
    long same =
        logs.stream().filter(other -> InjectorRun.folder(other).getFileName().equals(name)).count();
    return same == 1 ? name.toString() : log.path().toString();
  }

  private List<InjectorLog> measured(Map<String, SavedRun> saved) {
    List<InjectorLog> measured = new ArrayList<>();
    for (SavedRun run : saved.values()) {
      measured.add(logs.get(measured.size()).without(run.facts().unmeasuredScenarios()));
    }
    return saved.isEmpty() ? logs : measured;
  }

  /** The settings that are the same in all of them. */
  private static Map<String, Object> shared(List<InjectorRun> runs) {
    Map<String, Object> first = runs.get(0).configuration();
    return first.entrySet().stream()
        .filter(
            entry ->
                runs.stream()
                    .allMatch(
                        run -> entry.getValue().equals(run.configuration().get(entry.getKey()))))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private static void requireNone(Path file) throws SavedRunException {
    if (Files.exists(file)) {
      throw new SavedRunException(
          file + " exists already; remove it, or merge into another folder.");
    }
  }
}
