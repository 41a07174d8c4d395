package salvo.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import salvo.compare.CapacityChange;
import salvo.compare.CapacityInterval;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Change;
import salvo.compare.Comparison.Difference;
import salvo.compare.Comparison.Figure;
import salvo.compare.Comparison.Interval;
import salvo.compare.Comparison.Metric;
import salvo.compare.Comparison.Scope;
import salvo.compare.Distribution;

/** A comparison in which everything occurs. */
public final class SampleComparison {

  private SampleComparison() {}

  public static Comparison mixed() {
    return new Comparison(
        run("baselines/content.json", "content-1 + content-2", 120, 7_112),
        run("content-3", "content-3", 60, 3_716),
        new Comparison.Criteria(0.05, 0.001, 0.95, 9),
        List.of(all(), createJob(), login()),
        List.of("delete job"),
        List.of("list <jobs>"),
        List.of(new Difference("Java", "17.0.14", "17.0.15")),
        List.of("The runs differ in length."),
        Optional.empty(),
        false);
  }

  /** Two searches. */
  public static Comparison ofSearches() {
    Comparison mixed = mixed();
    return new Comparison(
        mixed.base(),
        mixed.candidate(),
        mixed.criteria(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(new CapacityChange(found(34.2, 37.6), found(20, 22), 0.1)),
        false);
  }

  private static CapacityInterval found(double holds, double breaks) {
    return new CapacityInterval(
        "tasks/s", OptionalDouble.of(holds), OptionalDouble.of(breaks), 0.1);
  }

  /** As many endpoints with long names, all of them slower, and as many gone. */
  public static Comparison wide(int endpoints) {
    List<String> names =
        IntStream.range(0, endpoints).mapToObj(i -> "`@|$".repeat(75) + i).toList();
    List<Scope> scopes =
        names.stream()
            .map(it -> new Scope(it, 9, 9, createJob().figures(), Distribution.NONE))
            .toList();
    Comparison mixed = mixed();
    return new Comparison(
        mixed.base(),
        mixed.candidate(),
        mixed.criteria(),
        scopes,
        names,
        names,
        mixed.differences(),
        mixed.notes(),
        mixed.capacity(),
        false);
  }

  private static Scope all() {
    return new Scope(
        "",
        7_112,
        3_716,
        List.of(
            figure(Metric.RATE, 59.3, 62.0, 0.98, 1.12, Change.INCONCLUSIVE, 300),
            figure(Metric.ERROR_RATE, 0.0008, 0.0241, 0.018, 0.031, Change.REGRESSED, 0),
            figure(Metric.P50, 43, 43, 0.98, 1.02, Change.UNCHANGED, 0)),
        Distribution.NONE);
  }

  private static Scope createJob() {
    return new Scope(
        "create job",
        2_400,
        1_250,
        List.of(
            figure(Metric.P50, 121, 145, 1.16, 1.24, Change.REGRESSED, 0),
            figure(Metric.P95, 196, 150, 0.71, 0.82, Change.IMPROVED, 0)),
        new Distribution(
            List.of(99.5, 120.5, 150.5, 200.5), List.of(0.5, 0.2, 0.3), List.of(0.1, 0.8, 0.1)));
  }

  private static Scope login() {
    Figure few =
        new Figure(
            Metric.P99,
            0,
            502,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Change.INCONCLUSIVE,
            "13 requests; p99 needs 1000",
            Optional.of(Duration.ofSeconds(5_077)));
    return new Scope("login", 21, 13, List.of(few), Distribution.NONE);
  }

  private static Comparison.Run run(String source, String id, double seconds, long requests) {
    return new Comparison.Run(
        source,
        id,
        "ContentSimulation",
        Optional.of("smoke"),
        Optional.of("sandbox"),
        Instant.parse("2026-01-02T03:04:05.678Z"),
        seconds,
        requests,
        60);
  }

  private static Figure figure(
      Metric metric,
      double base,
      double candidate,
      double low,
      double high,
      Change change,
      int seconds) {
    return new Figure(
        metric,
        base,
        candidate,
        OptionalDouble.of(candidate / base),
        Optional.of(new Interval(low, high)),
        Optional.of(new Interval(low - 0.01, high + 0.01)),
        change,
        "",
        seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
  }
}
