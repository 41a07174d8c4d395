package salvo.report.markdown;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.Quantity.share;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.analysis.errors.ErrorCluster;
import salvo.compare.Comparison;
import salvo.report.RunReport;
import salvo.report.json.ErrorSamplesJson;
import salvo.report.json.SummaryJson;
import salvo.report.markdown.MarkdownPage.Limit;
import salvo.report.words.ComparisonText;
import salvo.report.words.CostText;
import salvo.report.words.InjectorText;
import salvo.report.words.RunText;
import salvo.report.words.SloText;
import salvo.report.words.StreamText;
import salvo.slo.SloResult;
import salvo.stats.request.Summary;
import salvo.stats.times.ResponseTimes;

/**
 * Composes {@code summary.md}, for a job's summary or a comment on a pull request: GitHub-flavoured
 * Markdown of less than 60 KB whatever the run. The limits of its sections add up to 59 KB.
 */
public final class SummaryMarkdown {

  public static final String FILE_NAME = "summary.md";

  private static final Limit REASONS = new Limit(10, 5_000);
  private static final Limit OBJECTIVES = new Limit(50, 12_000);
  private static final Limit ENDPOINTS = new Limit(10, 8_000);
  private static final Limit ERRORS = new Limit(10, 12_000);
  private static final Limit RECOMMENDATIONS = new Limit(10, 4_000);
  private static final Limit COMPARISON = new Limit(30, 6_000);
  private static final Limit INJECTORS = new Limit(50, 4_000);
  private static final Limit NOTES = new Limit(10, 4_000);

  private static final int MOST_ENDPOINTS_OF_AN_ERROR = 3;

  private final MarkdownPage page = new MarkdownPage("in `" + SummaryJson.FILE_NAME + "`");
  private final RunReport report;
  private final List<String> fileNames;

  private SummaryMarkdown(RunReport report, List<String> fileNames) {
    this.report = report;
    this.fileNames = fileNames;
  }

  /** The page, which names the files that stand beside it. */
  public static String text(RunReport report, List<String> fileNames) {
    return new SummaryMarkdown(report, fileNames).text();
  }

  private String text() {
    verdict();
    facts();
    objectives();
    endpoints();
    injectors();
    report.comparison().ifPresent(this::comparison);
    errors();
    recommendations();
    notes();
    files();
    return page.toString();
  }

  private void verdict() {
    String status = report.verdict().status().name();
    page.line("## " + status + ": " + MarkdownText.prose(report.run().title()));
    page.list(report.verdict().reasons(), REASONS, MarkdownText::prose);
  }

  private void facts() {
    Summary total = report.stats().total();
    page.head(2, "Run", MarkdownText.name(report.run().id()));
    fact("Target", MarkdownText.name(report.run().target()));
    fact("Start", MarkdownText.name(report.run().start().toString()));
    report.offered().ifPresent(offered -> fact("Load", RunText.load(offered)));
    report.capacity().ifPresent(found -> fact("Capacity", found.statement()));
    report.offered().flatMap(RunText::changes).ifPresent(changes -> fact("By hand", changes));
    fact("Requests", RunText.requests(report));
    if (total.requests() > 0) {
      fact("Times", RunText.times(total.all()));
      RunText.apdex(report.breakdown()).ifPresent(it -> fact("Apdex", MarkdownText.prose(it)));
    }
    RunText.grade(report.assessment()).ifPresent(it -> fact("Grade", MarkdownText.prose(it)));
    report.jobs().ifPresent(jobs -> fact("Jobs", RunText.jobs(jobs)));
    StreamText.sentences(report).forEach(it -> fact("Streams", MarkdownText.prose(it + ".")));
    StreamText.flags(report).forEach(it -> fact("Streams", MarkdownText.prose(it)));
    StreamText.clock(report)
        .ifPresent(it -> fact("Clock of streams", MarkdownText.prose(sentence(it))));
    CostText.sentences(report).forEach(it -> fact("Costs", MarkdownText.prose(it + ".")));
    RunText.beside(report).ifPresent(beside -> fact("Beside", MarkdownText.prose(beside)));
    fact("Resources", RunText.resources(report));
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  private void fact(String name, String markdown) {
    page.line(MarkdownPage.row(name, markdown));
  }

  private void objectives() {
    List<SloResult> all = report.slos();
    if (all.isEmpty()) {
      return;
    }
    page.paragraph("### Objectives");
    long met = all.stream().filter(it -> it.status() == SloResult.Status.PASS).count();
    page.paragraph(
        count(met) + " of " + count(all.size()) + " met" + notJudged(report.notJudged().size()));
    page.head(7, "", "Scope", "Metric", "Objective", "Actual", "Margin", "Gatling's estimate");
    page.rows(failuresFirst(all), OBJECTIVES, SummaryMarkdown::objective);
  }

  private void injectors() {
    if (report.parts().isEmpty()) {
      return;
    }
    page.paragraph("### " + InjectorText.CAPTION);
    page.head(1, InjectorText.HEADINGS.toArray(String[]::new));
    page.rows(
        InjectorText.rows(report.parts()),
        INJECTORS,
        row ->
            MarkdownPage.row(
                Stream.concat(
                        Stream.of(MarkdownText.name(row.get(0))),
                        row.subList(1, row.size()).stream())
                    .toArray(String[]::new)));
  }

  private static String notJudged(int objectives) {
    return objectives == 0 ? "." : "; " + count(objectives) + " more were not judged.";
  }

  private static List<SloResult> failuresFirst(List<SloResult> all) {
    return all.stream()
        .sorted(Comparator.comparing(it -> it.status() == SloResult.Status.PASS))
        .toList();
  }

  private static String objective(SloResult result) {
    String margin = result.margin().isPresent() ? share(result.margin().getAsDouble()) : "";
    return MarkdownPage.row(
        result.status() == SloResult.Status.PASS ? "met" : "**missed**",
        subject(result),
        result.slo().metric().label(),
        SloText.target(result.slo()),
        SloText.actual(result),
        margin,
        SloText.gatling(result).orElse(""));
  }

  private static String subject(SloResult result) {
    return result.slo().isGlobal() ? "all requests" : MarkdownText.name(result.slo().scope());
  }

  private void endpoints() {
    List<Summary> worst = WorstEndpoints.of(report);
    if (worst.isEmpty()) {
      return;
    }
    page.paragraph("### Endpoints, worst first");
    page.head(1, "Endpoint", "Requests", "Failed", "p50", "p95", "p99", "max");
    page.rows(worst, ENDPOINTS, SummaryMarkdown::endpoint);
  }

  private static String endpoint(Summary endpoint) {
    ResponseTimes times = endpoint.all();
    return MarkdownPage.row(
        MarkdownText.name(endpoint.name()),
        count(endpoint.requests()),
        count(endpoint.ko()),
        millis(times.percentile(50)),
        millis(times.percentile(95)),
        millis(times.percentile(99)),
        millis(times.max()));
  }

  /** What did not change or is open stands in the other reports. */
  private void comparison(Comparison comparison) {
    page.paragraph("### Comparison: " + comparison.outcome().name());
    page.paragraph("With " + MarkdownText.name(comparison.base().source()) + ".");
    ComparisonMarkdown.capacity(page, comparison);
    ComparisonMarkdown.changed(page, comparison, COMPARISON);
    page.list(ComparisonText.notes(comparison), NOTES, MarkdownText::prose);
  }

  private void errors() {
    if (!report.errors().isEmpty()) {
      page.paragraph("### Errors by cause");
      page.list(report.errors(), ERRORS, SummaryMarkdown::error);
      RunText.samples(report, MarkdownText.name(ErrorSamplesJson.FILE_NAME))
          .ifPresent(page::paragraph);
    }
  }

  private static String error(ErrorCluster error) {
    String size = count(error.count()) + " (" + share(error.share()) + " of the errors)";
    return "**"
        + MarkdownText.prose(error.cause())
        + "**: "
        + size
        + endpoints(error.endpoints())
        + ". "
        + MarkdownText.prose(error.hint())
        + " For example: "
        + MarkdownText.example(error.example());
  }

  private static String endpoints(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    String first =
        names.stream()
            .limit(MOST_ENDPOINTS_OF_AN_ERROR)
            .map(MarkdownText::name)
            .collect(Collectors.joining(", "));
    int more = names.size() - MOST_ENDPOINTS_OF_AN_ERROR;
    return " at " + first + (more > 0 ? " and " + count(more) + " more" : "");
  }

  private void recommendations() {
    if (!report.assessment().recommendations().isEmpty()) {
      page.paragraph("### What to do next");
      page.list(report.assessment().recommendations(), RECOMMENDATIONS, MarkdownText::prose);
    }
  }

  private void notes() {
    if (!report.warnings().isEmpty()) {
      page.paragraph("### Notes");
      page.list(report.warnings(), NOTES, MarkdownText::prose);
    }
  }

  private void files() {
    String names = fileNames.stream().map(MarkdownText::name).collect(Collectors.joining(", "));
    page.paragraph("Files of the run, in its folder `salvo`: " + names + ".");
  }
}
