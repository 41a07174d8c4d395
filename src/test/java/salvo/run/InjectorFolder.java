package salvo.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import salvo.analysis.Plateau;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.event.RunEvent;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogWriter;
import salvo.merge.RunMerge;
import salvo.report.csv.RequestsCsv;
import salvo.saved.RunFacts;
import salvo.saved.RunFactsJson;
import salvo.saved.RunFiles;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloSelection.NotJudged;
import salvo.slo.Verdict;
import salvo.stats.StatsCollector;
import salvo.stats.stream.StreamClock;
import salvo.workload.Model;

/** The folder of a run as Salvo leaves it, with made-up events: what {@link RunMerge} merges. */
public final class InjectorFolder {

  public static final long START = 1_700_000_000_000L;
  static final String WARM_UP = "warm-up load";
  public static final Settings SETTINGS = Given.nothing().read();

  public final List<RunEvent> events = new ArrayList<>();
  private final Path folder;
  private final long startMillis;

  public String system = "content";
  public String profile = "load";
  public String target = "https://one.test";
  public Optional<Verdict.Ending> ending = Optional.of(Verdict.Ending.COMPLETED);
  public long startedTasks = 100;
  Duration length = Duration.ofSeconds(10);
  public Optional<String> aborted = Optional.empty();
  public List<String> warnings = List.of();
  public Optional<StreamClock> clock = Optional.empty();
  public Settings.Report reporting = SETTINGS.report();
  public List<Slo> slos =
      List.of(new Slo(Slo.GLOBAL, Metric.P95, 800), new Slo(Slo.GLOBAL, Metric.MIN_RPS, 9.5));
  public List<NotJudged> notJudged = List.of();

  /** A run whose first measured user starts then, by the injector's own clock. */
  public InjectorFolder(Path folder, long startMillis) {
    this.folder = folder;
    this.startMillis = startMillis;
  }

  /** A user of the warm-up with a group of its own, then one that sends requests for 10 s. */
  public InjectorFolder withRequests(int requests, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    warmUp(startMillis - 500);
    events.add(new RunEvent.User("regular", true, startMillis));
    for (int i = 0; i < requests; i++) {
      long end = startMillis + 9_900L * (i + 1) / requests;
      long start = Math.max(startMillis, end - (long) (50 * Math.exp(random.nextGaussian())));
      request(random, start, end);
    }
    events.add(new RunEvent.User("regular", false, startMillis + 10_000));
    return this;
  }

  private void warmUp(long at) {
    events.add(new RunEvent.User(WARM_UP, true, at));
    events.add(new RunEvent.Group(WARM_UP, List.of("regular"), at, at + 300, 300, true));
    events.add(new RunEvent.User(WARM_UP, false, at + 300));
  }

  private void request(SplittableRandom random, long start, long end) {
    String name = random.nextBoolean() ? "create job" : "get job";
    int kind = random.nextInt(20);
    boolean ok = kind > 1;
    int status = kind == 0 ? RunEvent.NO_STATUS : kind == 1 ? 503 : kind < 10 ? 201 : 200;
    String message = ok ? "" : kind == 0 ? "Request timeout, \"late\"" : "found 503";
    List<String> groups = List.of("regular");
    events.add(new RunEvent.Request("regular", groups, name, start, end, ok, status, message));
    events.add(new RunEvent.Group("regular", groups, start, end, (int) (end - start), ok));
  }

  /** Writes it all: Gatling's log, and what Salvo puts beside it. */
  public Path write() throws IOException {
    Path log = writeLog();
    Path ours = RunFiles.folder(folder);
    StatsCollector live = new StatsCollector(Set.of(WARM_UP), reporting.skipFirst());
    try (RequestsCsv requests = RequestsCsv.in(ours)) {
      events.forEach(
          event -> {
            live.accept(event);
            requests.accept(event);
          });
    }
    RunFactsJson.write(facts(live), ours);
    return log;
  }

  /** Writes Gatling's log alone. */
  public Path writeLog() throws IOException {
    Path log = Files.createDirectories(folder).resolve("simulation.log");
    RunHeader header =
        new RunHeader(
            "3.15.1",
            "simulations.content.ContentSimulation",
            startMillis - 1_000,
            "",
            List.of(WARM_UP, "regular"),
            List.of());
    try (SimulationLogWriter writer = new SimulationLogWriter(log, header)) {
      for (RunEvent event : events) {
        writer.write(event);
      }
    }
    return log;
  }

  private RunFacts facts(StatsCollector live) {
    String id = folder.getFileName().toString();
    return new RunFacts(
        new RunFacts.Identity(id, "ContentSimulation", system, profile, target, "3.15.1"),
        Optional.of(offered()),
        new RunFacts.Objectives(
            slos.stream().map(slo -> new RunFacts.Judged(slo, OptionalDouble.of(1))).toList(),
            notJudged),
        Set.of(WARM_UP),
        reporting,
        Optional.empty(),
        List.of(),
        new RunFacts.Outcome(
            ending,
            List.of(),
            List.of(),
            List.of(),
            aborted,
            Optional.empty(),
            warnings,
            Optional.empty(),
            ending.map(how -> RunFacts.Live.of(live, 0, clock)),
            Optional.empty()),
        List.of());
  }

  private RunFacts.Offered offered() {
    return new RunFacts.Offered(
        Model.OPEN,
        OptionalDouble.of(10),
        OptionalDouble.of(15),
        OptionalLong.of(100),
        ending.isPresent() ? OptionalLong.of(startedTasks) : OptionalLong.empty(),
        length,
        Optional.of(new Plateau(Duration.ofSeconds(2), length)),
        OptionalLong.of(7),
        List.of());
  }
}
