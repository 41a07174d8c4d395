package salvo.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import salvo.analysis.Apdex;
import salvo.analysis.Assessment;
import salvo.analysis.Breakdown;
import salvo.analysis.InjectorFacts;
import salvo.analysis.OfferedLoadFigures;
import salvo.analysis.Outcomes;
import salvo.analysis.SlowCount;
import salvo.analysis.errors.ErrorClusters;
import salvo.event.RunEvent;
import salvo.monitor.sample.ResourceMetric;
import salvo.resources.Resource;
import salvo.resources.ResourceSeries;
import salvo.resources.ResourceSummary;
import salvo.resources.ResourceSummary.InjectorUse;
import salvo.resources.ResourceSummary.ProcessUse;
import salvo.resources.Spread;
import salvo.slo.Grade;
import salvo.slo.Grades;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
import salvo.slo.TierResult;
import salvo.slo.Verdict;
import salvo.stats.RunStats;
import salvo.stats.StatsCollector;
import salvo.stats.request.Summary;
import salvo.workload.Model;

/**
 * A run of one hour with five scenarios, thirty endpoints and six resources: load rises for ten
 * minutes, and from the fortieth on the target answers more slowly and fails now and then.
 */
public final class HourReport {

  static final int SECONDS = 3_600;

  private static final int ENDPOINTS = 30;
  private static final double MOST_RPS = 45;
  private static final long START = Instant.parse("2026-01-02T03:00:00Z").toEpochMilli();
  private static final List<String> SCENARIOS =
      List.of("regular", "admin", "heavy-content", "health-check", "burst");
  private static final List<String> TASKS = List.of("browse", "create", "watch");
  private static final List<String> VERBS = List.of("list", "read", "create", "update", "delete");
  private static final List<String> NOUNS =
      List.of("courses", "lessons", "quizzes", "jobs", "users", "reports");

  private final Random random = new Random(7);
  private final StatsCollector collector =
      new StatsCollector(Set.of(), Duration.ZERO, ErrorClusters.kinds(List.of()));
  private final Map<String, Integer> alive = new HashMap<>();
  private final List<RunEvent.Request> requests = new ArrayList<>();

  private HourReport() {}

  public static RunReport report() {
    HourReport hour = new HourReport();
    IntStream.range(0, SECONDS).forEach(hour::second);
    return hour.report(hour.collector.snapshot());
  }

  /** What ended in a part of the hour, from one second to before another. */
  static RunStats during(int from, int to) {
    HourReport hour = new HourReport();
    IntStream.range(0, SECONDS).forEach(hour::second);
    StatsCollector part = new StatsCollector(Set.of());
    hour.requests.stream()
        .filter(it -> it.endMillis() >= START + from * 1000L)
        .filter(it -> it.endMillis() < START + to * 1000L)
        .forEach(part::accept);
    return part.snapshot();
  }

  private void second(int second) {
    for (int i = 0; i < SCENARIOS.size(); i++) {
      users(second, i);
    }
    long requests = Math.round(MOST_RPS * load(second) * (0.9 + 0.2 * random.nextDouble()));
    for (int i = 0; i < requests; i++) {
      request(START + second * 1000L + random.nextInt(1000), pressure(second));
    }
  }

  private void users(int second, int scenario) {
    String name = SCENARIOS.get(scenario);
    int wanted = (int) Math.round(load(second) * (60 - 10 * scenario) + random.nextInt(4));
    int now = alive.getOrDefault(name, 0);
    for (int i = now; i != wanted; i += Integer.signum(wanted - i)) {
      collector.accept(new RunEvent.User(name, wanted > now, START + second * 1000L));
    }
    alive.put(name, wanted);
  }

  private void request(long start, double pressure) {
    int endpoint = random.nextInt(ENDPOINTS);
    int scenario = (endpoint + random.nextInt(2)) % SCENARIOS.size();
    List<String> groups = List.of(SCENARIOS.get(scenario), TASKS.get(endpoint % TASKS.size()));
    String name = VERBS.get(endpoint % 5) + " " + NOUNS.get(endpoint / 5);
    double typical = 20 + 12 * endpoint;
    long drawn = Math.round(typical * pressure * Math.exp(0.6 * random.nextGaussian()));
    long millis = Math.min(drawn, START + SECONDS * 1000L - 1 - start);
    boolean ok = random.nextDouble() > 0.015 * (pressure - 1);
    RunEvent.Request request =
        new RunEvent.Request(
            SCENARIOS.get(scenario),
            groups,
            name,
            start,
            start + millis,
            ok,
            ok ? 200 : 503,
            ok ? "" : "status.find.in(200,209), found 503");
    collector.accept(request);
    requests.add(request);
    if (endpoint % 7 == 0) {
      collector.accept(
          new RunEvent.Group(groups.get(0), groups, start, start + 2 * millis, (int) millis, ok));
    }
  }

  private static double load(int second) {
    return Math.min(1, 0.05 + second / 600.0);
  }

  private static double pressure(int second) {
    return second < 2_400 ? 1 : 1 + 2.5 * Math.min(1, (second - 2_400) / 600.0);
  }

  private RunReport report(RunStats stats) {
    List<SloResult> slos =
        SloEvaluation.evaluate(
            slos(stats),
            stats,
            stats.total().requestsPerSecond(),
            Map.of(new Slo(Slo.GLOBAL, Metric.P95, 1_500), 1_310.0));
    Verdict verdict = Verdict.of(Verdict.Ending.COMPLETED, stats.total().requests(), slos);
    return new RunReport(
        new RunInfo(
            "contentsimulation-20260102030000000",
            "ContentSimulation",
            "content",
            "load",
            "https://content.test.example",
            Instant.ofEpochMilli(START),
            stats.durationSeconds(),
            "3.15.1",
            false),
        new RunReport.Judgement(
            verdict, slos, List.of(), assessment(stats, Grades.of(verdict.status(), slos))),
        new RunReport.Figures(
            Optional.of(
                new OfferedLoadFigures(
                    Model.OPEN,
                    OptionalDouble.of(42),
                    OptionalDouble.of(42),
                    OptionalLong.of(151_200),
                    151_150,
                    OptionalLong.of(7),
                    List.of(),
                    stats.total().requestsPerSecond())),
            stats,
            ErrorClusters.of(stats),
            breakdown(stats),
            Optional.empty(),
            0),
        new RunReport.Machine(
            resources(),
            series(stats.timeSeries().size()),
            Optional.of(new InjectorFacts("17.0.15+6", "Linux 6.1 amd64", 8, 1_073_741_824)),
            List.of()),
        List.of("The target was warmed up for 60 s, which no figure counts."),
        Map.of("system", "content", "http", Map.of("headers", Map.of("Authorization", "***"))));
  }

  private static List<Slo> slos(RunStats stats) {
    List<Slo> slos = new ArrayList<>();
    slos.add(new Slo(Slo.GLOBAL, Metric.P95, 1_500));
    slos.add(new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.01));
    slos.add(new Slo(Slo.GLOBAL, Metric.MIN_RPS, 30));
    stats.endpoints().forEach(it -> slos.add(new Slo(it.name(), Metric.P95, 2_000)));
    return slos;
  }

  private static Breakdown breakdown(RunStats stats) {
    List<Outcomes> outcomes = new ArrayList<>();
    outcomes.add(outcomes(Slo.GLOBAL, stats.total()));
    stats.endpoints().forEach(it -> outcomes.add(outcomes(it.name(), it)));
    return new Breakdown(
        outcomes,
        List.of(new Apdex(Slo.GLOBAL, 500, 0.81)),
        List.of(new SlowCount(Slo.GLOBAL, 4_000, stats.total().ofOk().countAbove(4_000))));
  }

  private static Outcomes outcomes(String scope, Summary summary) {
    return new Outcomes(scope, summary.ok(), 0, 0, summary.ko(), 0, 0, 0, 0);
  }

  private static Assessment assessment(RunStats stats, Optional<Grade> grade) {
    double p95 = stats.total().all().percentile(95);
    return new Assessment(
        grade,
        List.of(
            new TierResult(Slo.GLOBAL, "p95", p95, TierResult.Tier.WARNING, 1_000, 3_000),
            new TierResult(Slo.GLOBAL, "cpu", 0.31, TierResult.Tier.GOOD, 0.7, 0.9)),
        List.of(
            "Look at what changed at 0:40:00: from there on p95 rose to three times its value.",
            "The target turned work away with status 503: look at its queue and workers."));
  }

  private static ResourceSummary resources() {
    Spread cores = new Spread(0.1, 0.6, 0.9, 1.4);
    Spread memory = new Spread(3e8, 4e8, 5e8, 5.2e8);
    return new ResourceSummary(
        Optional.of(new Spread(0.05, 0.25, 0.4, 0.61)),
        Optional.of(new Spread(0.3, 0.35, 0.4, 0.41)),
        Optional.of(
            new InjectorUse(
                new ProcessUse(cores, memory),
                memory,
                new Spread(0, 2, 9, 31),
                new Spread(0, 1, 3, 40))),
        Optional.of(new ProcessUse(cores, memory)),
        List.of(),
        List.of());
  }

  private List<ResourceSeries> series(int steps) {
    List<ResourceSeries> all = new ArrayList<>(ofEveryMachine(steps));
    for (int i = 0; i < 16; i++) {
      all.add(series(steps, "cpu" + i + "_percent", second -> 0.2 * load(second)));
    }
    for (String key : List.of("disk_sda_read", "disk_sda_write", "net_eth0_sent", "net_lo_sent")) {
      all.add(series(steps, key + "_bytes_per_s", second -> 1e7 * load(second)));
    }
    for (String key : List.of("tcp_in_use", "tcp_time_wait", "open_files", "target_threads")) {
      all.add(series(steps, key + "_count", second -> 1_000 * load(second)));
    }
    all.add(series(steps, "net_lo_errors_per_s", second -> 0));
    return all;
  }

  private List<ResourceSeries> ofEveryMachine(int steps) {
    return List.of(
        series(steps, "cpu_percent", second -> 0.05 + 0.2 * load(second) * pressure(second)),
        series(steps, "memory_percent", second -> 0.3 + 0.1 * second / SECONDS),
        series(steps, "injector_cpu_cores", second -> 0.1 + 0.5 * load(second)),
        series(steps, "target_cpu_cores", second -> load(second) * pressure(second)),
        series(steps, "heap_used_bytes", second -> 1e8 + 1e6 * (second % 90)),
        series(steps, "gc_pause_ms", second -> second % 90 == 0 ? 12 : 0));
  }

  private ResourceSeries series(int steps, String column, IntToDoubleFunction ofSecond) {
    List<Double> values = new ArrayList<>();
    for (int second = 0; second < steps; second++) {
      values.add(ofSecond.applyAsDouble(second) * (0.95 + 0.1 * random.nextDouble()));
    }
    return new ResourceSeries(new Resource(ResourceMetric.ofColumn(column)), values);
  }
}
