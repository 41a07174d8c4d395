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
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorClusters;
import salvo.analysis.errors.ErrorSample;
import salvo.compare.MeasuredRun;
import salvo.compare.block.BlockCollector;
import salvo.config.SavedRunSettings;
import salvo.config.Settings;
import salvo.event.RunEvent;
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
import salvo.stats.ParallelCounter;
import salvo.stats.StatsCollector;
import salvo.stats.request.RequestStatuses;
import salvo.text.PlainJson;

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

  private SavedRun(
      Path log,
      RunHeader header,
      SavedRunSettings settings,
      RunFacts facts,
      List<ResourceSample> samples,
      Map<String, Object> configuration,
      List<OtherMachine> machines) {
    this.log = log;
    this.header = header;
    this.settings = settings;
    this.facts = facts;
    this.samples = samples;
    this.configuration = configuration;
    this.machines = machines;
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
      RunFacts foreign = RunFacts.ofLog(name(folder), header, List.of(), settings.report());
      return new SavedRun(log, header, settings, foreign, List.of(), Map.of(), List.of());
    }
    return new SavedRun(
        log,
        header,
        settings,
        facts.get(),
        ResourceCsvReader.read(ours.resolve(RunFiles.RESOURCES)),
        configuration(ours.resolve(ConfigJson.FILE_NAME)),
        List.of());
  }

  /** The same run, reported with other machines that took part in it. */
  public SavedRun with(List<OtherMachine> others) {
    return new SavedRun(log, header, settings, facts, samples, configuration, others);
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
    return Files.exists(log)
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
                + " is no run, but holds "
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
   */
  public record Counted(RunFacts facts, StatsCollector collected, RunReport report) {}

  /** As {@link #report}, with what the report was made from. */
  public Counted count(Consumer<? super RunEvent> alsoTo) throws IOException {
    StatsCollector collected = collector();
    RunBaseline.Found found = baseline();
    Optional<RunBaseline> baseline = found.baseline();
    RunFacts judged = judged(baseline);
    BlockCollector blocks = blockCollector();
    LogReading reading =
        read(collected, baseline.isPresent() ? both(blocks::accept, alsoTo) : alsoTo);
    facts
        .outcome()
        .live()
        .ifPresent(live -> collected.restore(live.statuses(), live.errors(), live.crashes()));
    RunFacts known = reading.addTo(judged, collected);
    RunReport report =
        Analysis.report(known, collected, samples, machines, configuration, Replay.ofLog(log))
            .with(errorSamples());
    RunReport compared =
        baseline
            .map(it -> it.compare(report, known, samples, configuration, blocks))
            .orElseGet(() -> found.missing().map(report::warning).orElse(report));
    return new Counted(known, collected, compared);
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

  private LogReading read(StatsCollector collected, Consumer<? super RunEvent> alsoTo)
      throws IOException {
    try (ParallelCounter counter = new ParallelCounter(collected)) {
      if (isKilledEarly(log)) {
        Path requests = reports().resolve(RequestsCsv.FILE_NAME);
        RequestsCsvReader.read(requests, both(counter, alsoTo));
        return new LogReading(
            Optional.of(
                "Gatling had not begun to write its log: the requests are those that "
                    + RequestsCsv.FILE_NAME
                    + " has."));
      }
      return LogReading.of(log, both(counter, alsoTo));
    }
  }

  private StatsCollector collector() {
    return new StatsCollector(
            facts.unmeasuredScenarios(),
            facts.reporting().skipFirst(),
            ErrorClusters.kinds(facts.hints()))
        .withNames(
            facts.outcome().live().isPresent() ? 0 : facts.reporting().mostNames(),
            namesAsInTheRun(),
            facts.reporting().mostNames());
  }

  /** Those that are judged, and those that the run itself counted apart. */
  private Set<String> namesAsInTheRun() {
    return Stream.concat(
            facts.objectives().judged().stream().map(it -> it.slo().scope()),
            facts.outcome().live().stream()
                .flatMap(it -> it.statuses().stream())
                .map(RequestStatuses::name))
        .collect(Collectors.toSet());
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
    BlockCollector blocks = blockCollector();
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

  private BlockCollector blockCollector() {
    return new BlockCollector(facts.unmeasuredScenarios(), facts.reporting().skipFirst());
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
      return report(event -> {});
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

  /** A run that Salvo made is judged already: it lacks no more than the comparison. */
  private RunBaseline.Found baseline() {
    Settings.Comparison named = facts.reporting().comparison();
    return facts.isOfLogAlone()
        ? new RunBaseline.Found(RunBaseline.of(named, "", ""), Optional.empty())
        : RunBaseline.find(named, facts.identity().system(), facts.identity().profile());
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
    try {
      Map<String, Object> read =
          PlainJson.MAPPER.readValue(file.toFile(), new TypeReference<>() {});
      if (read == null) {
        throw damaged(file, "the whole of it is null, and has to be an object");
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
            + why.lines().findFirst().orElse("it is no JSON")
            + ". Remove it to go on without it.");
  }
}
