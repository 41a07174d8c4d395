package salvo.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import salvo.analysis.Apdex;
import salvo.analysis.Assessment;
import salvo.analysis.Breakdown;
import salvo.analysis.InjectorFacts;
import salvo.analysis.LoadStage;
import salvo.analysis.OfferedLoadFigures;
import salvo.analysis.Outcomes;
import salvo.analysis.SlowCount;
import salvo.analysis.errors.ErrorClusters;
import salvo.analysis.injector.InjectorPart;
import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.resources.Resource;
import salvo.resources.ResourceSeries;
import salvo.resources.ResourceSummary;
import salvo.slo.Grade;
import salvo.slo.Grades;
import salvo.slo.MeasuredRun;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
import salvo.slo.SloSelection.NotJudged;
import salvo.slo.SortedTimes;
import salvo.slo.TierResult;
import salvo.slo.TierResult.Tier;
import salvo.slo.Verdict;
import salvo.stats.RunStats;
import salvo.stats.request.Summary;
import salvo.stats.stream.TestStreams;
import salvo.workload.Model;

/** Reports of every kind that the writers meet, with figures that can be checked by hand. */
public final class SampleReports {

  private static final SortedTimes NONE = SortedTimes.of();
  private static final OfferedLoadFigures OPEN =
      new OfferedLoadFigures(
          Model.OPEN,
          OptionalDouble.of(20),
          OptionalDouble.of(25.5),
          OptionalLong.of(1_200),
          1_198,
          OptionalLong.of(7),
          List.of(),
          25);
  private static final OfferedLoadFigures CLOSED =
      new OfferedLoadFigures(
          Model.CLOSED,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalLong.empty(),
          312,
          OptionalLong.empty(),
          List.of(),
          5);

  private SampleReports() {}

  /** Health checks of 1 to 1,000 ms and jobs of 10 to 5,000 ms, all of them ok. */
  public static RunReport pass() {
    RunStats stats =
        new MeasuredRun(60)
            .endpoint("check health", times(1, 1_000), NONE)
            .endpoint("create job", times(10, 500), NONE)
            .endpoint("list jobs", SortedTimes.of(12), NONE)
            .userType("regular", SortedTimes.both(times(1, 1_000), times(10, 500)), NONE)
            .userType("admin", SortedTimes.of(12), NONE)
            .second(new RunStats.Second(0, 700, 601, 601, 0, 4, 10, 450, 950, 990))
            .second(new RunStats.Second(1, 0, 0, 0, 0, 0, 10, 0, 0, 0))
            .second(new RunStats.Second(2, 801, 900, 900, 0, 3, 8, 1_450, 4_950, 5_000))
            .stats();
    List<Slo> slos =
        List.of(
            new Slo(Slo.GLOBAL, Metric.P95, 5_000),
            new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.01),
            new Slo(Slo.GLOBAL, Metric.MIN_RPS, 18),
            new Slo("check health", Metric.P99, 1_000));
    List<NotJudged> rare =
        List.of(
            new NotJudged(new Slo("list jobs", Metric.P95, 300), 2.4),
            new NotJudged(new Slo("list jobs", Metric.ERROR_RATE, 0.01), 2.4),
            new NotJudged(new Slo("log in", Metric.ERROR_RATE, 0.01), 0));
    Map<Slo, Double> gatling = Map.of(slos.get(0), 4_200.0, slos.get(1), 0.0);
    return report(
        stats, OPEN, slos, gatling, Verdict.Ending.COMPLETED, rare, resources(), Optional.empty());
  }

  /** Objectives missed, one without data, one that Gatling would have passed, and many errors. */
  public static RunReport fail() {
    MeasuredRun run =
        new MeasuredRun(60)
            .endpoint("generate content", times(100, 80), copies(6_100, 20))
            .endpoint("create job", times(1, 100), copies(3, 100))
            .endpoint("list jobs", times(2, 50), NONE)
            .userType("heavy-content", times(100, 80), copies(6_100, 20))
            .userType("regular", SortedTimes.both(times(1, 100), times(2, 50)), copies(3, 100))
            .grouped(List.of("regular", "create"), "create job", times(1, 100), copies(3, 100))
            .grouped(List.of("regular", "look"), "list jobs", times(2, 50), NONE)
            .group(List.of("regular"), times(2, 50))
            .group(List.of("regular", "look"), times(2, 50))
            .slow(List.of("heavy-content"), "generate content", 8_000, "")
            .slow(
                List.of("heavy-content"),
                "generate content",
                6_100,
                "Request timeout after 6100 ms")
            .streams("generate content", TestStreams.counted(), TestStreams.tokenized())
            .streams("list jobs", TestStreams.uncounted())
            .users("regular", 8)
            .users("heavy-content", 4)
            .second(new RunStats.Second(0, 350, 350, 230, 120, 12, 12, 50, 6_100, 7_900));
    run.error("create job", "status.find.is(201), found 503", 503, 60)
        .error("create job", "status.find.is(201), found 429", 429, 25)
        .error("generate content", "Request timeout to api/10.1.2.3:80 after 6100 ms", 0, 12)
        .error("create job", "j.n.SocketException: Connection reset", 0, 10)
        .error("generate content", "jsonPath($.title).find.exists, found nothing", 200, 8)
        .error("create job", "status.find.is(201), found 401", 401, 5)
        .crash("create job", "No attribute named 'token' is defined", 4);
    List<Slo> slos =
        List.of(
            new Slo(Slo.GLOBAL, Metric.P95, 5_000),
            new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.01),
            new Slo(Slo.GLOBAL, Metric.MIN_RPS, 4),
            new Slo("create job", Metric.P95, 99),
            new Slo("generate content", Metric.P95, 5_000),
            new Slo("list jobs", Metric.MAX, 100),
            new Slo("delete job", Metric.P95, 300));
    Map<Slo, Double> gatling = Map.of(slos.get(0), 4_900.0, slos.get(4), 7_590.0);
    return report(
        run.stats(),
        CLOSED,
        slos,
        gatling,
        Verdict.Ending.COMPLETED,
        List.of(),
        resources(),
        Optional.of(new JobFigures(210, 200, 170, 12, 15, 4, 3, 2, 3, 1_250)));
  }

  /** Nothing recorded, nothing sampled. */
  public static RunReport noData() {
    RunStats stats = new MeasuredRun(60).crash("", "Resource job.json not found", 7).stats();
    OfferedLoadFigures offered =
        new OfferedLoadFigures(
            Model.OPEN,
            OptionalDouble.of(20),
            OptionalDouble.of(25.5),
            OptionalLong.of(1_200),
            7,
            OptionalLong.of(7),
            List.of(),
            0);
    List<Slo> slos = List.of(new Slo(Slo.GLOBAL, Metric.P95, 500));
    return report(
        stats,
        offered,
        slos,
        Map.of(),
        Verdict.Ending.COMPLETED,
        List.of(),
        ResourceSummary.of(List.of()),
        Optional.empty());
  }

  /** Names that try to clear the screen, to reverse the text, to break lines and columns. */
  public static RunReport hostile() {
    String escape = "\u001b[2J\u001b]0;owned\u0007GET /";
    String reversed = "job\u202egnp.\u2028\u0085";
    String wide = "生成内容のリクエスト名がとても長い場合の表示";
    String markup = "<script>\"&'a,b;\u00e9\u0301\n\t";
    MeasuredRun run =
        new MeasuredRun(10)
            .endpoint(escape, times(1, 10), NONE)
            .endpoint(reversed, times(1, 10), NONE)
            .endpoint(wide, times(1, 10), copies(2_000, 10))
            .endpoint(markup, copies(1_500_000, 1_000), NONE)
            .endpoint("x".repeat(300), times(1, 10), NONE);
    run.error(wide, escape + " \ud83d\ude80".repeat(60), 0, 10);
    List<Slo> slos =
        List.of(new Slo(wide, Metric.MAX, 1_999), new Slo(escape, Metric.P95, 1), global());
    Map<Slo, Double> gatling = Map.of(slos.get(0), 1_000.0);
    return report(
        run.stats(),
        CLOSED,
        slos,
        gatling,
        Verdict.Ending.INTERRUPTED,
        List.of(),
        resources(),
        Optional.empty());
  }

  /**
   * Endpoints, user types, tasks and scenarios of these names, each endpoint with an objective that
   * it misses, and as many causes of failure as told, with the names as their messages.
   */
  public static RunReport named(List<String> names, int causes) {
    MeasuredRun run = new MeasuredRun(10);
    List<Slo> slos = new ArrayList<>(List.of(global()));
    for (String name : names) {
      run.endpoint(name, times(1, 10), NONE)
          .userType(name, times(1, 10), NONE)
          .grouped(List.of(name, name), name, times(1, 10), NONE)
          .users(name, 1);
      slos.add(new Slo(name, Metric.P95, 9));
    }
    for (int i = 0; i < causes; i++) {
      String name = names.get(i % names.size());
      run.error(name, name, 600 + i, 1).error(names.get((i + 1) % names.size()), name, 600 + i, 1);
    }
    run.second(new RunStats.Second(0, 10, 10, 10, 0, 1, 1, 5, 10, 10));
    return report(
        run.stats(),
        CLOSED,
        slos,
        Map.of(),
        Verdict.Ending.COMPLETED,
        List.of(),
        resources(),
        Optional.empty());
  }

  /** The passing run, whose load rose for a second and then held for one. */
  public static RunReport staged() {
    RunReport pass = pass();
    OfferedLoadFigures offered =
        new OfferedLoadFigures(
            Model.OPEN,
            OPEN.tasksPerSecond(),
            OPEN.requestsPerSecond(),
            OPEN.tasks(),
            OPEN.startedTasks(),
            OPEN.seed(),
            List.of(),
            List.of(new LoadStage(1, 0, 20), new LoadStage(1, 20, 20)),
            OPEN.reachedRps());
    return new RunReport(
        pass.run(),
        pass.judgement(),
        new RunReport.Figures(
            Optional.of(offered), pass.stats(), pass.errors(), pass.breakdown(), pass.jobs(), 0),
        pass.machine(),
        pass.warnings(),
        pass.configuration());
  }

  /** The passing run, with this to think of it. */
  public static RunReport assessed(Assessment assessment, Breakdown breakdown) {
    RunReport pass = pass();
    return new RunReport(
        pass.run(),
        new RunReport.Judgement(pass.verdict(), pass.slos(), pass.notJudged(), assessment),
        new RunReport.Figures(
            pass.offered(), pass.stats(), pass.errors(), breakdown, pass.jobs(), 0),
        pass.machine(),
        pass.warnings(),
        Map.of());
  }

  /** The passing run, made by three injectors. */
  public static RunReport byInjectors() {
    RunReport pass = pass();
    return new RunReport(
        pass.run(),
        pass.judgement(),
        pass.figures(),
        new RunReport.Machine(pass.resources(), List.of(), Optional.empty(), parts()),
        pass.warnings(),
        Map.of());
  }

  private static List<InjectorPart> parts() {
    return List.of(
        part("injector 0", 4, 1_000, OptionalDouble.of(0.31), 0),
        part("injector 1", 3, 1_040, OptionalDouble.empty(), -12.5),
        new InjectorPart(
            "injector 2",
            0,
            0,
            0,
            0,
            0,
            OptionalDouble.empty(),
            InjectorPart.Use.UNKNOWN,
            new InjectorPart.Clock(3, OptionalDouble.empty(), OptionalDouble.empty()),
            ""));
  }

  private static InjectorPart part(
      String name, long requests, double start, OptionalDouble cores, double offset) {
    return new InjectorPart(
        name,
        requests,
        1,
        2.5,
        20,
        95,
        OptionalDouble.of(start),
        new InjectorPart.Use(
            cores,
            OptionalDouble.of(cores.isPresent() ? 300_000_000 : 250_000_000),
            cores,
            OptionalDouble.empty()),
        new InjectorPart.Clock(offset, OptionalDouble.of(0.25), OptionalDouble.of(12)),
        "injectors/" + name.charAt(name.length() - 1) + "/contentsimulation-1");
  }

  private static Slo global() {
    return new Slo(Slo.GLOBAL, Metric.MIN_RPS, 4.999);
  }

  private static RunReport report(
      RunStats stats,
      OfferedLoadFigures offered,
      List<Slo> slos,
      Map<Slo, Double> gatling,
      Verdict.Ending ending,
      List<NotJudged> notJudged,
      ResourceSummary resources,
      Optional<JobFigures> jobs) {
    List<SloResult> results = SloEvaluation.evaluate(slos, stats, offered.reachedRps(), gatling);
    Verdict verdict = Verdict.of(ending, stats.total().requests(), results);
    RunInfo run =
        new RunInfo(
            "contentsimulation-20260102030405678",
            "ContentSimulation",
            "content",
            "normal",
            "http://127.0.0.1:8080",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            stats.durationSeconds(),
            "3.15.1",
            ending == Verdict.Ending.INTERRUPTED);
    return new RunReport(
        run,
        new RunReport.Judgement(
            verdict, results, notJudged, assessment(stats, Grades.of(verdict.status(), results))),
        new RunReport.Figures(
            Optional.of(offered), stats, ErrorClusters.of(stats), breakdown(stats), jobs, 0),
        new RunReport.Machine(
            resources,
            series(stats),
            Optional.of(new InjectorFacts("17.0.15+6", "Linux 6.1 amd64", 2, 1_073_741_824)),
            List.of()),
        List.of("The sandbox shared the machine with the injector."),
        Map.of("system", "content", "http", Map.of("headers", Map.of("Authorization", "***"))));
  }

  /** A run of these figures, judged by these objectives. */
  static RunReport of(RunStats stats, List<Slo> slos) {
    return report(
        stats,
        CLOSED,
        slos,
        Map.of(),
        Verdict.Ending.COMPLETED,
        List.of(),
        resources(),
        Optional.empty());
  }

  private static Breakdown breakdown(RunStats stats) {
    List<Outcomes> outcomes = new ArrayList<>();
    outcomes.add(outcomes(Slo.GLOBAL, stats.total()));
    stats.endpoints().forEach(it -> outcomes.add(outcomes(it.name(), it)));
    long slow = stats.total().ofOk().countAbove(4_000);
    return new Breakdown(
        outcomes,
        List.of(new Apdex(Slo.GLOBAL, 500, 0.75)),
        List.of(new SlowCount(Slo.GLOBAL, 4_000, slow)));
  }

  private static Outcomes outcomes(String scope, Summary summary) {
    return new Outcomes(scope, summary.ok(), 0, 0, summary.ko(), 0, 0, 0, 0);
  }

  private static Assessment assessment(RunStats stats, Optional<Grade> grade) {
    if (stats.total().requests() == 0) {
      return Assessment.NONE;
    }
    double p95 = stats.total().all().percentile(95);
    Tier tier = p95 > 5_000 ? Tier.CRITICAL : p95 > 2_000 ? Tier.WARNING : Tier.GOOD;
    return new Assessment(
        grade,
        List.of(new TierResult(Slo.GLOBAL, "p95", p95, tier, 2_000, 5_000)),
        List.of("Look at create job first: its p95 was the furthest above its limit."));
  }

  private static List<ResourceSeries> series(RunStats stats) {
    List<Double> cpu = new ArrayList<>();
    stats.timeSeries().forEach(it -> cpu.add(it.second() == 1 ? Double.NaN : 0.25));
    return List.of(new ResourceSeries(new Resource(CoreMetric.CPU.metric()), cpu));
  }

  private static ResourceSummary resources() {
    return ResourceSummary.of(List.of(sample(0.25, 0.5, 10), sample(0.75, 1.5, 30)));
  }

  private static ResourceSample sample(double cpu, double cores, long pauseMillis) {
    return new ResourceSample(
        0,
        0,
        OptionalDouble.of(cpu),
        Optional.of(new MemorySample(8_000_000_000L, 6_000_000_000L)),
        Optional.of(new ProcessSample(OptionalDouble.of(cores), 400_000_000)),
        Optional.of(new JvmSample(90_000_000, pauseMillis, 2)),
        Optional.empty());
  }

  /** step, 2 x step, ... count x step. */
  private static SortedTimes times(long step, int count) {
    return SortedTimes.of(LongStream.rangeClosed(1, count).map(it -> it * step).toArray());
  }

  private static SortedTimes copies(long value, int count) {
    return SortedTimes.of(LongStream.generate(() -> value).limit(count).toArray());
  }
}
