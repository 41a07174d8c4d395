package salvo.report.console;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.share;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import salvo.analysis.errors.ErrorCluster;
import salvo.report.RunInfo;
import salvo.report.RunReport;
import salvo.report.json.ErrorSamplesJson;
import salvo.report.json.SummaryJson;
import salvo.report.words.CostText;
import salvo.report.words.RunText;
import salvo.report.words.SloText;
import salvo.report.words.StreamText;
import salvo.slo.SloResult;
import salvo.slo.SloSelection.NotJudged;
import salvo.stats.request.Summary;
import salvo.text.TerminalText;

/**
 * The end of a run for people at a terminal: the verdict first, then the figures behind it, in 80
 * columns. Only the path of the files may be longer, because a cut one would be useless.
 */
public final class ConsoleVerdict {

  private static final int MOST_REASONS = 3;
  private static final int MOST_ENDPOINTS_OF_AN_ERROR = 6;
  private static final int MOST_ERRORS = 5;
  private static final int MOST_RECOMMENDATIONS = 3;
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
    tables.endpoints(report.stats(), report.slos());
    tables.objectives(report.slos());
    tables.injectors(report.parts());
    console.gatling(report.slos());
    console.errors(report);
    console.recommendations(report.assessment().recommendations());
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
    report.offered().ifPresent(offered -> page.labelled("Load", RunText.load(offered)));
    report
        .offered()
        .flatMap(RunText::changes)
        .ifPresent(changes -> page.labelled("By hand", changes));
    report.capacity().ifPresent(found -> page.labelled("Capacity", found.statement()));
    report.capacity().ifPresent(found -> found.findings().forEach(it -> page.labelled("", it)));
    page.labelled("Requests", RunText.requests(report));
    if (total.requests() > 0) {
      page.labelled("Times", RunText.times(total.all()));
      RunText.apdex(report.breakdown()).ifPresent(apdex -> page.labelled("Apdex", apdex));
    }
    RunText.grade(report.assessment()).ifPresent(grade -> page.labelled("Grade", grade));
  }

  private void gatling(List<SloResult> results) {
    List<SloResult> different = results.stream().filter(SloResult::differsFromGatling).toList();
    if (different.isEmpty()) {
      return;
    }
    page.blank();
    page.line("Gatling's own estimates differ from the exact values, which decide:");
    for (SloResult result : different) {
      String values = result.actualText() + ", Gatling " + SloText.gatling(result).orElseThrow();
      page.paragraph(
          "  ",
          4,
          result.slo().subject() + ", " + result.slo().metric().label() + ": exact " + values);
    }
  }

  private void errors(RunReport report) {
    List<ErrorCluster> errors = report.errors();
    if (errors.isEmpty()) {
      return;
    }
    page.blank();
    page.line("Errors by cause");
    errors.stream().limit(MOST_ERRORS).forEach(this::error);
    if (errors.size() > MOST_ERRORS) {
      page.line("  And " + count(errors.size() - MOST_ERRORS) + " more in summary.json.");
    }
    RunText.samples(report, ErrorSamplesJson.FILE_NAME)
        .ifPresent(it -> page.paragraph("  ", 4, it));
  }

  private void error(ErrorCluster error) {
    String size = count(error.count()) + " (" + share(error.share()) + " of the errors)";
    page.paragraph("  ", 4, error.cause() + ": " + size + endpoints(error.endpoints()));
    page.paragraph("    ", 4, error.hint());
    page.fitted("    ", "For example: " + error.example());
  }

  private static String endpoints(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    int more = names.size() - MOST_ENDPOINTS_OF_AN_ERROR;
    return " at "
        + names.stream().limit(MOST_ENDPOINTS_OF_AN_ERROR).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + count(more) + " more" : "");
  }

  private void recommendations(List<String> recommendations) {
    if (recommendations.isEmpty()) {
      return;
    }
    page.blank();
    page.line("What to do next");
    recommendations.stream()
        .limit(MOST_RECOMMENDATIONS)
        .forEach(sentence -> page.paragraph("  ", 4, sentence));
    if (recommendations.size() > MOST_RECOMMENDATIONS) {
      int more = recommendations.size() - MOST_RECOMMENDATIONS;
      page.line("  And " + count(more) + " more in summary.json.");
    }
  }

  private void closing(RunReport report, Path folder) {
    page.blank();
    page.labelled("Resources", RunText.resources(report));
    report.jobs().ifPresent(jobs -> page.labelled("Jobs", RunText.jobs(jobs)));
    StreamText.sentences(report).forEach(it -> page.labelled("Streams", it + "."));
    StreamText.flags(report).forEach(it -> page.labelled("", it));
    StreamText.clock(report).ifPresent(it -> page.labelled("Clock", "of streams: " + it + "."));
    CostText.sentences(report).forEach(it -> page.labelled("Costs", it + "."));
    RunText.beside(report).ifPresent(beside -> page.labelled("Beside", beside));
    if (!report.notJudged().isEmpty()) {
      page.labelled("Not judged", notJudged(report.notJudged()));
    }
    report.warnings().forEach(warning -> page.labelled("Note", warning));
    page.uncut("Files", folder.toString());
  }

  private static String notJudged(List<NotJudged> notJudged) {
    List<String> rare = subjects(notJudged, it -> it.expectedRequests() > 0);
    List<String> absent = subjects(notJudged, it -> it.expectedRequests() == 0);
    List<String> sentences = new ArrayList<>();
    if (!rare.isEmpty()) {
      sentences.add(String.join(", ", rare) + ": too few requests are expected.");
    }
    if (absent.size() > MOST_ABSENT) {
      sentences.add(count(absent.size()) + " endpoints that are not part of this load.");
    } else if (!absent.isEmpty()) {
      sentences.add(String.join(", ", absent) + ": not part of this load.");
    }
    return String.join(" ", sentences);
  }

  private static List<String> subjects(List<NotJudged> notJudged, Predicate<NotJudged> which) {
    return notJudged.stream().filter(which).map(it -> it.slo().subject()).distinct().toList();
  }
}
