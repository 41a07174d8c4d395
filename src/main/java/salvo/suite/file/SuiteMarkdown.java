package salvo.suite.file;

import java.util.List;
import java.util.stream.Stream;
import salvo.report.markdown.MarkdownPage;
import salvo.report.markdown.MarkdownPage.Limit;
import salvo.report.markdown.MarkdownText;
import salvo.suite.SuiteJson;
import salvo.suite.SuiteReport;

/** Composes a suite's {@code summary.md}: GitHub-flavoured Markdown of less than 60 KB. */
final class SuiteMarkdown {

  private static final Limit REASONS = new Limit(20, 10_000);
  private static final Limit ROWS = new Limit(100, 45_000);

  private SuiteMarkdown() {}

  static String text(SuiteReport report, List<SuiteRow> rows) {
    MarkdownPage page = new MarkdownPage("in `" + SuiteJson.FILE_NAME + "`");
    page.line("## " + report.verdict().status().name() + ": " + MarkdownText.prose(report.id()));
    page.list(report.verdict().reasons(), REASONS, MarkdownText::prose);
    page.paragraph(MarkdownText.prose(SuitePage.summary(report)) + ".");
    page.head(
        2,
        Stream.concat(Stream.of("", "Simulation"), SuiteRow.FIGURES.stream())
            .toArray(String[]::new));
    page.rows(rows, ROWS, SuiteMarkdown::row);
    return page.toString();
  }

  private static String row(SuiteRow row) {
    return MarkdownPage.row(
        Stream.concat(
                Stream.of("**" + row.status() + "**", MarkdownText.name(row.simulation())),
                row.figures().stream())
            .toArray(String[]::new));
  }
}
