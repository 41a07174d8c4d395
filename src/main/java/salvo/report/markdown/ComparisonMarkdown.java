package salvo.report.markdown;

import static salvo.text.Quantity.count;

import java.util.List;
import java.util.stream.Stream;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Change;
import salvo.compare.Comparison.Figure;
import salvo.compare.Comparison.Scope;
import salvo.report.markdown.MarkdownPage.Limit;
import salvo.report.words.ComparisonText;

/**
 * Comparisons in GitHub-flavoured Markdown: what changed as a table, what is inconclusive folded.
 */
public final class ComparisonMarkdown {

  private static final String ALL = "with `--json`";
  private static final Limit CHANGED = new Limit(100, 20_000);
  private static final Limit FOLDED = new Limit(100, 20_000);
  private static final Limit NOTES = new Limit(10, 4_000);

  private ComparisonMarkdown() {}

  /** A page of its own, of comparisons with the same base. */
  public static String text(List<Comparison> comparisons) {
    MarkdownPage page = new MarkdownPage(ALL);
    comparisons.forEach(it -> part(page, it));
    return page.toString();
  }

  private static void part(MarkdownPage page, Comparison comparison) {
    page.paragraph("## " + comparison.outcome().name());
    page.paragraph(MarkdownText.prose(ComparisonText.outcomes(comparison)));
    page.head(2, "Base", MarkdownText.prose(ComparisonText.run(comparison.base())));
    page.line(
        MarkdownPage.row("Now", MarkdownText.prose(ComparisonText.run(comparison.candidate()))));
    capacity(page, comparison);
    changed(page, comparison, CHANGED);
    List<String> open = rows(comparison, Change.INCONCLUSIVE).toList();
    if (!open.isEmpty()) {
      page.paragraph(
          "<details><summary>"
              + count(open.size())
              + " inconclusive: chance may explain them</summary>");
      table(page, open, FOLDED);
      page.paragraph("</details>");
    }
    page.list(ComparisonText.notes(comparison), NOTES, MarkdownText::prose);
  }

  static void capacity(MarkdownPage page, Comparison comparison) {
    comparison
        .capacity()
        .ifPresent(
            it ->
                page.paragraph(
                    "Capacity: "
                        + it.base().text()
                        + ", now "
                        + it.candidate().text()
                        + ", "
                        + it.factor()
                        + "."));
  }

  /** What changed, worst first. */
  static void changed(MarkdownPage page, Comparison comparison, Limit limit) {
    List<String> changed =
        Stream.of(Change.REGRESSED, Change.IMPROVED)
            .flatMap(change -> rows(comparison, change))
            .toList();
    if (!changed.isEmpty()) {
      table(page, changed, limit);
    }
  }

  private static void table(MarkdownPage page, List<String> rows, Limit limit) {
    page.head(3, "", "Scope", "Metric", "Base", "Now", "Change");
    page.rows(rows, limit, row -> row);
  }

  private static Stream<String> rows(Comparison comparison, Change change) {
    return comparison.scopes().stream()
        .flatMap(
            scope ->
                scope.figures().stream()
                    .filter(it -> it.change() == change)
                    .map(it -> row(scope, it)));
  }

  private static String row(Scope scope, Figure figure) {
    return MarkdownPage.row(
        "**" + figure.change().name() + "**",
        scope.name().isEmpty() ? scope.subject() : MarkdownText.name(scope.name()),
        figure.metric().label(),
        figure.metric().text(figure.base()),
        figure.metric().text(figure.candidate()),
        ComparisonText.change(figure));
  }
}
