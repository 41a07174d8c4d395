package salvo.report;

import static salvo.slo.Quantity.count;
import static salvo.slo.Quantity.millis;
import static salvo.slo.Quantity.number;
import static salvo.slo.Quantity.perSecond;
import static salvo.slo.Quantity.share;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.slo.SloSelection.NotJudged;
import salvo.stats.ResponseTimes;
import salvo.stats.Summary;

/**
 * The end of a run for people at a terminal: the verdict first, then the figures behind it, in 80
 * columns. Only the path of the files may be longer, because a cut one would be useless.
 */
public final class ConsoleVerdict {

  private static final int MOST_REASONS = 3;
  private static final int MOST_ERRORS = 5;
  private static final int MOST_ABSENT = 5;

  private final ConsolePage page;

  private ConsoleVerdict(ConsolePage page) {
    this.page = page;
  }

  /**
   * Renders a report.
   *
   * @param folder where the report's files lie
   * @param colour whether the terminal shows colours
   * @param ascii whether it shows nothing but ASCII
   */
  public static String render(RunReport report, Path folder, boolean colour, boolean ascii) {
    ConsolePage page = new ConsolePage(new TerminalText(ascii), colour);
    ConsoleVerdict console = new ConsoleVerdict(page);
    page.verdict(report.verdict(), MOST_REASONS, SummaryJson.FILE_NAME);
    console.figures(report);
    ConsoleTables tables = new ConsoleTables(page);
    tables.endpoints(report.stats().endpoints(), report.slos());
    tables.objectives(report.slos());
    console.gatling(report.slos());
    console.errors(report.errors());
    console.closing(report, folder);
    return page.toString();
  }

  private void figures(RunReport report) {
    RunInfo run = report.run();
    Summary total = report.stats().total();
    page.blank();
    page.labelled("Run", run.title());
    if (!run.target().isEmpty()) {
      page.labelled("Target", run.target());
    }
    report.offered().ifPresent(offered -> page.labelled("Load", load(offered)));
    page.labelled("Requests", requests(total, run, report.offered()));
    if (total.requests() > 0) {
      page.labelled("Times", times(total.all()));
    }
  }

  private static String load(OfferedLoadFigures offered) {
    String model = offered.model().name().toLowerCase(Locale.ROOT);
    String started = count(offered.startedTasks());
    if (offered.tasks().isPresent()) {
      started += " of " + count(offered.tasks().getAsLong());
    }
    String rate =
        offered.tasksPerSecond().isPresent()
            ? ", " + number(offered.tasksPerSecond().getAsDouble()) + " tasks/s offered"
            : "";
    return model + " model" + rate + ", " + started + " tasks started";
  }

  private static String requests(Summary total, RunInfo run, Optional<OfferedLoadFigures> offered) {
    if (total.requests() == 0) {
      return "none";
    }
    return count(total.requests())
        + " in "
        + millis(run.durationSeconds() * 1000)
        + ", "
        + offered.map(it -> perSecond(it.reachedRps()) + " reached, ").orElse("")
        + count(total.ko())
        + " failed ("
        + share(total.errorRate())
        + ")";
  }

  private static String times(ResponseTimes times) {
    return "p50 "
        + millis(times.percentile(50))
        + ", p95 "
        + millis(times.percentile(95))
        + ", p99 "
        + millis(times.percentile(99))
        + ", max "
        + millis(times.max());
  }

  private void gatling(List<SloResult> results) {
    List<SloResult> different = results.stream().filter(SloResult::differsFromGatling).toList();
    if (different.isEmpty()) {
      return;
    }
    page.blank();
    page.line("Gatling's own estimates differ from the exact values, which decide:");
    for (SloResult result : different) {
      Slo slo = result.slo();
      double gatling = result.gatlingActual().getAsDouble();
      String values = result.actualText() + ", Gatling " + slo.metric().text(gatling);
      String outcome = outcome(slo.isMetBy(gatling), result.status());
      page.paragraph(
          "  ", 4, slo.subject() + ", " + slo.metric().label() + ": exact " + values + outcome);
    }
  }

  private static String outcome(boolean gatlingPasses, SloResult.Status exact) {
    if (gatlingPasses == (exact == SloResult.Status.PASS)) {
      return "";
    }
    return gatlingPasses ? ", which would pass" : ", which would fail";
  }

  private void errors(List<ErrorCluster> errors) {
    if (errors.isEmpty()) {
      return;
    }
    page.blank();
    page.line("Errors by cause");
    errors.stream().limit(MOST_ERRORS).forEach(this::error);
    if (errors.size() > MOST_ERRORS) {
      page.line("  And " + count(errors.size() - MOST_ERRORS) + " more in summary.json.");
    }
  }

  private void error(ErrorCluster error) {
    String size = count(error.count()) + " (" + share(error.share()) + " of the errors)";
    String endpoints =
        error.endpoints().isEmpty() ? "" : " at " + String.join(", ", error.endpoints());
    page.paragraph("  ", 4, error.cause() + ": " + size + endpoints);
    page.paragraph("    ", 4, error.hint());
    page.fitted("    ", "For example: " + error.example());
  }

  private void closing(RunReport report, Path folder) {
    page.blank();
    page.labelled("Resources", resources(report.resources()));
    report.jobs().ifPresent(jobs -> page.labelled("Jobs", jobs(jobs)));
    if (!report.notJudged().isEmpty()) {
      page.labelled("Not judged", notJudged(report.notJudged()));
    }
    report.warnings().forEach(warning -> page.labelled("Note", warning));
    page.uncut("Files", folder.toString());
  }

  private static String jobs(JobFigures jobs) {
    return count(jobs.submitted())
        + " submitted, "
        + count(jobs.accepted())
        + " accepted, "
        + count(jobs.completed())
        + " completed, "
        + count(jobs.failed())
        + " failed, "
        + count(jobs.lost())
        + " lost; drained in "
        + millis(jobs.drainMillis());
  }

  private static String notJudged(List<NotJudged> notJudged) {
    List<String> rare = subjects(notJudged, it -> it.expectedRequests() > 0);
    List<String> absent = subjects(notJudged, it -> it.expectedRequests() == 0);
    List<String> sentences = new ArrayList<>();
    if (!rare.isEmpty()) {
      sentences.add(String.join(", ", rare) + ": too few requests are expected.");
    }
    if (absent.size() > MOST_ABSENT) {
      sentences.add(count(absent.size()) + " endpoints that are no part of this load.");
    } else if (!absent.isEmpty()) {
      sentences.add(String.join(", ", absent) + ": no part of this load.");
    }
    return String.join(" ", sentences);
  }

  private static List<String> subjects(List<NotJudged> notJudged, Predicate<NotJudged> which) {
    return notJudged.stream().filter(which).map(it -> it.slo().subject()).distinct().toList();
  }

  private static String resources(ResourceSummary resources) {
    Stream<String> cpu = resources.cpu().stream().map(it -> "CPU " + shares(it));
    Stream<String> memory = resources.memory().stream().map(it -> "memory " + shares(it));
    Stream<String> injector =
        resources.injector().stream().map(it -> "injector " + cores(it.process().cpuCores()));
    Stream<String> target = resources.target().stream().map(it -> "target " + cores(it.cpuCores()));
    String all =
        Stream.of(cpu, memory, injector, target)
            .flatMap(Function.identity())
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "not sampled" : all;
  }

  private static String shares(Spread spread) {
    return share(spread.mean()) + " mean, " + share(spread.max()) + " max";
  }

  private static String cores(Spread spread) {
    return number(spread.mean()) + " cores mean, " + number(spread.max()) + " max";
  }
}
