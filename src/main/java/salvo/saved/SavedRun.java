package salvo.saved;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorSample;
import salvo.compare.MeasuredRun;
import salvo.compare.block.BlockCollector;
import salvo.config.SavedRunSettings;
import salvo.event.RunEvent;
import salvo.event.log.LogEnd;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLog;
import salvo.event.log.SimulationLogException;
import salvo.monitor.file.ResourceCsvReader;
import salvo.monitor.sample.ResourceSample;
import salvo.report.RunReport;
import salvo.report.csv.RequestsCsv;
import salvo.report.csv.RequestsCsvReader;
import salvo.report.json.ConfigJson;
import salvo.report.json.ErrorSamplesReader;
import salvo.resources.OtherMachine;
import salvo.saved.injector.Replay;
import salvo.slo.DeclaredSlos;
import salvo.slo.Slo;
import salvo.slo.Verdict;
import salvo.stats.StatsCollector;
import salvo.text.PlainJson;
import salvo.text.WholeFile;

/**
 * A run read from its files: Gatling's log, and what Salvo has put beside it. A log alone, made by
 * another Gatling project, is enough; it is judged by the objectives of the settings.
 */
public final class SavedRun {

  private final Path log;
  private final RunHeader header;
  private final SavedRunSettings settings;
  private final RunFacts facts;
  private final List<ResourceSample> samples;
  private final Map<String, Object> configuration;
  private final List<OtherMachine> machines;
  private final Optional<RunCount> counted;

  private SavedRun(
      Path log,
      RunHeader header,
      SavedRunSettings settings,
      RunFacts facts,
      List<ResourceSample> samples,
      Map<String, Object> configuration,
      List<OtherMachine> machines,
      Optional<RunCount> counted) {
    this.log = log;
    this.header = header;
    this.settings = settings;
    this.facts = facts;
    this.samples = samples;
    this.configuration = configuration;
    this.machines = machines;
    this.counted = counted;
  }

  /**
   * Opens a run.
   *
   * @param run a run's folder, or a simulation.log
   * @param settings what a run is judged by that Salvo did not make
   * @throws SavedRunException when one of Salvo's own files cannot be read
   * @throws SimulationLogException when there is no log, or none of Gatling 3.15
   */
  public static SavedRun open(Path run, SavedRunSettings settings) throws IOException {
    Path folder = Files.isDirectory(run) ? run : run.toAbsolutePath().getParent();
    Path log = Files.isDirectory(run) ? RunFiles.log(run) : run;
    requireOneRun(run, log);
    RunHeader header = header(log);
    Path ours = folder.resolve(RunFiles.FOLDER);
    var facts = RunFactsJson.read(ours, settings.report());
    if (facts.isEmpty()) {
      return new SavedRun(
          log,
          header,
          settings,
          ofLog(folder, header, settings),
          List.of(),
          Map.of(),
          List.of(),
          Optional.empty());
    }
    return new SavedRun(
        log,
        header,
        settings,
        facts.get(),
        ResourceCsvReader.read(ours.resolve(RunFiles.RESOURCES)),
        configuration(ours.resolve(ConfigJson.FILE_NAME)),
        List.of(),
        Optional.empty());
  }

  private static RunFacts ofLog(Path folder, RunHeader header, SavedRunSettings settings) {
    return RunFacts.ofLog(name(folder), header, List.of(), settings.report());
  }

  /**
   * Counts a run whose log is about to be written.
   *
   * @param facts empty where its log will be all that is known
   */
  public static RunCount counting(
      Path folder, RunHeader header, Optional<RunFacts> facts, SavedRunSettings settings) {
    return new RunCount(facts.orElseGet(() -> ofLog(folder, header, settings)));
  }

  /** Begins to count this run, whose log another reads. */
  public RunCount counting() {
    return new RunCount(facts);
  }

  /** As {@link #count}, of what {@link #counting} has begun. */
  public Counted counted(RunCount its, LogEnd end) throws IOException {
    return counted(its, LogReading.of(end));
  }

  /** The same run, whose log is whole, and counted already. */
  public SavedRun counted(RunCount its) {
    return new SavedRun(
        log, header, settings, facts, samples, configuration, machines, Optional.of(its));
  }

  /** The same run, reported with other machines that took part in it. */
  public SavedRun with(List<OtherMachine> others) {
    return new SavedRun(log, header, settings, facts, samples, configuration, others, counted);
  }

  /** A process that was killed early has left no header, but perhaps what Salvo wrote itself. */
  private static RunHeader header(Path log) throws IOException {
    try {
      return SimulationLog.header(log);
    } catch (SimulationLogException e) {
      if (isKilledEarly(log)) {
        return new RunHeader("", "", 0, "", List.of(), List.of());
      }
      throw e;
    }
  }

  private static boolean isKilledEarly(Path log) throws IOException {
    Path ours = log.toAbsolutePath().resolveSibling(RunFiles.FOLDER);
    return Files.isRegularFile(log)
        && Files.size(log) == 0
        && Files.exists(ours.resolve(RunFactsJson.FILE_NAME))
        && Files.exists(ours.resolve(RequestsCsv.FILE_NAME));
  }

  private static void requireOneRun(Path folder, Path log) throws IOException {
    if (Files.exists(log) || !Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> runs =
          entries
              .filter(it -> Files.exists(RunFiles.log(it)))
              .map(SavedRun::name)
              .sorted()
              .toList();
      if (!runs.isEmpty()) {
        throw new SavedRunException(
            folder
                + " is not a run, but holds "
                + runs.size()
                + ": name one of them, such as "
                + folder.resolve(runs.get(runs.size() - 1))
                + ".");
      }
    }
  }

  /** Where Gatling's log is. */
  public Path log() {
    return log;
  }

  /** Where its reports go unless another place is chosen. */
  public Path reports() {
    return log.toAbsolutePath().resolveSibling(RunFiles.FOLDER);
  }

  /**
   * Reads the log, once and from its beginning to its end, and reports the run. Where the log
   * breaks off, the report says so and goes as far as it goes.
   *
   * @param alsoTo gets every event that is read
   * @throws salvo.config.source.SettingsException when the baseline that is named cannot be read,
   *     or lacks a figure that an objective refers to
   */
  public RunReport report(Consumer<? super RunEvent> alsoTo) throws IOException {
    return count(alsoTo).report();
  }

  /**
   * What reading the log gives.
   *
   * @param facts those of the run, with what the log says of its end
   * @param doubts what speaks against the times that the injector has measured, a sentence each
   */
  public record Counted(
      RunFacts facts, StatsCollector collected, RunReport report, List<String> doubts) {}

  /** As {@link #report(Consumer)}, of a log that need not be read if it is counted already. */
  public RunReport report() throws IOException {
    return counted.isPresent()
        ? counted(counted.get(), LogReading.WHOLE).report()
        : report(event -> {});
  }

  /** As {@link #report(Consumer)}, with what the report was made from. */
  public Counted count(Consumer<? super RunEvent> alsoTo) throws IOException {
    RunCount count = new RunCount(facts);
    LogReading reading;
    try (count) {
      reading = read(both(count, alsoTo));
    }
    return counted(count, reading);
  }

  private Counted counted(RunCount count, LogReading reading) throws IOException {
    RunFacts judged = judged(count.baseline());
    StatsCollector collected = count.collected();
    facts
        .outcome()
        .live()
        .ifPresent(
            live -> {
              collected.restore(live.statuses(), live.errors(), live.crashes(), live.streams());
              collected.restoreCosts(live.costs());
            });
    RunFacts known = reading.addTo(judged, collected);
    Analysis.Result result =
        Analysis.of(known, collected, samples, machines, configuration, Replay.ofLog(log));
    RunReport report = result.report().with(errorSamples());
    RunReport compared =
        count
            .baseline()
            .map(it -> it.compare(report, known, samples, configuration, count.blocks()))
            .orElseGet(() -> count.missingBaseline().map(report::warning).orElse(report));
    return new Counted(known, collected, compared, result.doubts());
  }

  /**
   * Failed requests of the run, as it has kept them itself.
   *
   * @throws IOException when their file is damaged, in a sentence
   */
  public List<ErrorSample> errorSamples() throws IOException {
    return facts.isOfLogAlone() ? List.of() : ErrorSamplesReader.read(reports());
  }

  private static Consumer<RunEvent> both(
      Consumer<RunEvent> first, Consumer<? super RunEvent> second) {
    return event -> {
      first.accept(event);
      second.accept(event);
    };
  }

  private LogReading read(Consumer<RunEvent> events) throws IOException {
    if (!isKilledEarly(log)) {
      return LogReading.of(log, events);
    }
    RequestsCsvReader.read(reports().resolve(RequestsCsv.FILE_NAME), events);
    return new LogReading(
        Optional.of(
            "Gatling had not begun to write its log: the requests are those that "
                + RequestsCsv.FILE_NAME
                + " has."));
  }

  /** What was known of it before its log was read. */
  public RunFacts facts() {
    return facts;
  }

  /**
   * Reads the log, to compare the run with others.
   *
   * @param source what it is called in messages
   * @throws salvo.compare.block.UnusableRunException when it has no requests, or too many names of
   *     them
   */
  public MeasuredRun measured(String source) throws IOException {
    BlockCollector blocks = RunCount.blockCollector(facts);
    LogReading reading = LogReading.of(log, blocks::accept);
    return RunBaseline.measured(
        source, facts, samples, configuration, flaw(facts).or(reading::missing), blocks);
  }

  /** Why the figures of a run say little of its target. */
  static Optional<String> flaw(RunFacts facts) {
    RunFacts.Outcome outcome = facts.outcome();
    boolean cut = !outcome.ending().equals(Optional.of(Verdict.Ending.COMPLETED));
    return outcome
        .invalid()
        .or(outcome::aborted)
        .or(() -> cut ? Optional.of("cut short") : Optional.empty());
  }

  /** Whether each of its requests is to be written, too. */
  public boolean isWithRequests() {
    return facts.reporting().requests();
  }

  /**
   * As {@link #report}, and writes each request to {@code requests.csv.gz} in the folder. The file
   * that was written while the run went on is taken as it is, because it tells more than the log.
   */
  public RunReport reportWithRequests(Path folder) throws IOException {
    Path live = reports().resolve(RequestsCsv.FILE_NAME);
    if (facts.outcome().live().isPresent() && Files.exists(live)) {
      copy(live, folder.toAbsolutePath().normalize().resolve(RequestsCsv.FILE_NAME));
      return report();
    }
    RequestsCsv requests = RequestsCsv.in(folder);
    RunReport report;
    try (requests) {
      report = report(requests);
    }
    if (requests.failure().isPresent()) {
      throw requests.failure().get();
    }
    return report;
  }

  private static void copy(Path file, Path to) throws IOException {
    if (!Files.exists(to) || !Files.isSameFile(file, to)) {
      Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  /** The facts, with the objectives of the settings where only the log is known. */
  private RunFacts judged(Optional<RunBaseline> baseline) {
    if (!facts.isOfLogAlone()) {
      return facts;
    }
    List<Slo> slos =
        DeclaredSlos.ofRun(
            settings.slo(), OptionalDouble.empty(), baseline.map(RunBaseline::figures));
    return RunFacts.ofLog(facts.identity().id(), header, slos, settings.report());
  }

  private static Map<String, Object> configuration(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Map.of();
    }
    if (WholeFile.isReplaced(file)) {
      throw damaged(file, WholeFile.NONE);
    }
    try {
      Map<String, Object> read =
          PlainJson.MAPPER.readValue(file.toFile(), new TypeReference<>() {});
      if (read == null) {
        throw damaged(file, "it is null, and must be an object");
      }
      return read;
    } catch (JacksonException e) {
      throw damaged(file, e.getOriginalMessage());
    } catch (CharConversionException e) {
      throw damaged(file, "it is not UTF-8");
    }
  }

  private static SavedRunException damaged(Path file, String why) {
    return new SavedRunException(
        file
            + " is damaged: "
            + why.lines().findFirst().orElse("it is not JSON")
            + ". Remove it to continue without it.");
  }
}
