package salvo.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.text.DurationText;

/**
 * Reads what is made of a run's figures: Apdex targets, bands, the limits of the injector,
 * comparison.
 */
final class ReportReader {

  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /** The examples of a band ascend, so that one wrong bound is one problem. */
  private static final Rule<Duration> TIME = Rules.duration(MILLISECOND, HOUR, "2 s");

  private static final Rule<Duration> CRITICAL_TIME = Rules.duration(MILLISECOND, HOUR, "5 s");
  private static final Rule<Double> CRITICAL_SHARE = Rules.number(0, 1, "0.9");

  private static final Rule<Path> DIRECTORY =
      Rule.ofText(
          "the path of a folder",
          "target/gatling",
          text ->
              ReportReader.path(text).filter(it -> Files.isDirectory(it) || Files.notExists(it)));

  private ReportReader() {}

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  static Settings.Report report(Section report) {
    return new Settings.Report(
        report.required("skipFirst", Rules.duration(Duration.ZERO, HOUR, "30 s")),
        report.required("requests", Rules.flag()),
        report.valuesOf("apdex", TIME),
        slowAfter(report),
        report.required("mostNames", Rules.wholeNumber(10, 10_000, "1000")),
        tiers(report.section("tiers")),
        injectorLimits(report.section("injectorLimits")),
        comparison(report.section("comparison")));
  }

  /** Where a run is written, and as what. */
  static Settings.Output output(Section report) {
    return new Settings.Output(
        report.unlessBlank("directory", DIRECTORY).orElse(Settings.Output.USUAL),
        report.required("formats", Rules.listOf(Rules.text("report.html"))),
        report.required("gatlingStatistics", Rules.flag()));
  }

  /** A list of limits, in ascending order and each once; without one, none. */
  static List<Duration> slowAfter(Section section) {
    Rule<Duration> limit = Rules.duration(MILLISECOND, HOUR, "10 s");
    return section.optional("slowAfter", Rules.listOf(limit)).orElse(List.of()).stream()
        .sorted()
        .distinct()
        .toList();
  }

  private static Settings.Comparison comparison(Section comparison) {
    return new Settings.Comparison(
        comparison.unlessBlank("baseline", Rules.text("content-smoke")),
        comparison.required("minEffect", Rules.shareAboveZero("0.05")),
        comparison.required("minErrorChange", Rules.shareAboveZero("0.001")),
        comparison.required("acceptDifferences", Rules.flag()),
        comparison.required("failOnRegression", Rules.flag()));
  }

  private static Settings.Tiers tiers(Section tiers) {
    return new Settings.Tiers(
        times(tiers.section("p95")),
        shares(tiers.section("errorRate")),
        shares(tiers.section("cpu")),
        shares(tiers.section("memory")),
        endpoints(tiers));
  }

  private static Map<String, Settings.EndpointTiers> endpoints(Section tiers) {
    return tiers.entries(
        "endpoints",
        endpoint ->
            new Settings.EndpointTiers(
                endpoint.has("p95")
                    ? Optional.of(times(endpoint.section("p95")))
                    : Optional.empty(),
                endpoint.has("errorRate")
                    ? Optional.of(shares(endpoint.section("errorRate")))
                    : Optional.empty()));
  }

  private static Settings.Band times(Section band) {
    Duration warning = band.required("warning", TIME);
    Duration critical = band.required("critical", CRITICAL_TIME);
    refuseUnlessAscending(band, warning.compareTo(critical) <= 0, DurationText.of(warning));
    return new Settings.Band(warning.toMillis(), critical.toMillis());
  }

  private static Settings.Band shares(Section band) {
    double warning = band.required("warning", Rules.share());
    double critical = band.required("critical", CRITICAL_SHARE);
    refuseUnlessAscending(band, warning <= critical, String.valueOf(warning));
    return new Settings.Band(warning, critical);
  }

  private static void refuseUnlessAscending(Section band, boolean ascending, String warning) {
    if (!ascending) {
      band.report("critical", "at least warning, " + warning, "raise critical or lower warning");
    }
  }

  private static Settings.InjectorLimits injectorLimits(Section limits) {
    return new Settings.InjectorLimits(
        limits.required("samples", Rules.wholeNumber(1, 100_000, "20")),
        limits.required("cpu", Rules.share()),
        limits.required("closedCpu", Rules.share()),
        limits.required("throttled", Rules.share()),
        limits.required("gcShare", Rules.share()),
        limits.required("schedulingDelay", Rules.duration(MILLISECOND, HOUR, "500 ms")),
        limits.required("pause", Rules.duration(MILLISECOND, HOUR, "200 ms")),
        limits.required("startedShare", Rules.share()),
        limits.required("streamLag", Rules.share()));
  }
}
