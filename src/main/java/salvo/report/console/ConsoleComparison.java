package salvo.report.console;

import static salvo.text.Quantity.count;
import static salvo.text.TextTable.Column.left;
import static salvo.text.TextTable.Column.right;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import salvo.compare.CapacityChange;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Change;
import salvo.compare.Comparison.Figure;
import salvo.compare.Comparison.Scope;
import salvo.report.words.ComparisonText;
import salvo.report.words.Tone;
import salvo.text.DurationText;
import salvo.text.TerminalText;
import salvo.text.TextTable;

/**
 * A comparison on the console, 80 columns wide: what changed first, then what stays open and what
 * is the same in one line each.
 */
public final class ConsoleComparison {

  private static final int MOST_FIGURES = 60;

  private final Comparison comparison;
  private final ConsolePage page;
  private final TextTable table;

  private ConsoleComparison(Comparison comparison, ConsolePage page) {
    this.comparison = comparison;
    this.page = page;
    this.table = page.table(left(25), left(14), right(9), right(9), right(23));
  }

  /**
   * The comparison as text.
   *
   * @param colour whether the outcomes are coloured
   * @param ascii whether only ASCII can be shown
   */
  public static String render(Comparison comparison, boolean colour, boolean ascii) {
    ConsolePage page = new ConsolePage(new TerminalText(ascii), colour);
    new ConsoleComparison(comparison, page).render();
    return page.toString();
  }

  private void render() {
    Change outcome = comparison.outcome();
    page.marked(
        outcome.name(),
        Tone.of(outcome),
        outcome.name() + "  " + ComparisonText.outcomes(comparison));
    page.labelled("Base", ComparisonText.run(comparison.base()));
    page.labelled("Candidate", ComparisonText.run(comparison.candidate()));
    if (comparison.sameRun()) {
      return;
    }
    comparison.differences().forEach(it -> page.labelled("Differs in", it.sentence()));
    comparison.capacity().ifPresent(this::capacity);
    figures(Change.REGRESSED);
    figures(Change.IMPROVED);
    figures(Change.INCONCLUSIVE);
    rest();
  }

  private void capacity(CapacityChange capacity) {
    page.blank();
    page.labelled("Capacity", capacity.base().text() + " in the base");
    page.labelled("", capacity.candidate().text() + " now: " + capacity.factor());
  }

  private void figures(Change change) {
    List<Row> rows =
        comparison.scopes().stream()
            .flatMap(scope -> scope.figures().stream().map(it -> new Row(scope, it)))
            .filter(it -> it.figure().change() == change)
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    page.blank();
    String head = table.line(change.name(), "Metric", "Base", "Now", "Change");
    page.marked(change.name(), Tone.of(change), head);
    rows.stream().limit(MOST_FIGURES).forEach(this::figure);
    if (rows.size() > MOST_FIGURES) {
      page.line("And " + count(rows.size() - MOST_FIGURES) + " more; see --json.");
    }
    if (change == Change.INCONCLUSIVE) {
      longest(rows).ifPresent(it -> page.paragraph("", 0, it));
    }
  }

  private void figure(Row row) {
    Figure figure = row.figure();
    page.line(
        table.line(
            row.scope().subject(),
            figure.metric().label(),
            figure.metric().text(figure.base()),
            figure.metric().text(figure.candidate()),
            ComparisonText.change(figure)));
    if (!figure.reason().isEmpty()) {
      page.paragraph("  ", 2, ComparisonText.reason(figure));
    }
  }

  private static Optional<String> longest(List<Row> rows) {
    return rows.stream()
        .flatMap(it -> it.figure().decidedAfter().stream())
        .max(Duration::compareTo)
        .map(
            it ->
                "Runs of "
                    + DurationText.atMost(soonest(rows))
                    + " would probably decide the first of these, and of "
                    + DurationText.atMost(it)
                    + " the last.");
  }

  private static Duration soonest(List<Row> rows) {
    return rows.stream()
        .flatMap(it -> it.figure().decidedAfter().stream())
        .min(Duration::compareTo)
        .orElseThrow();
  }

  private void rest() {
    page.blank();
    names("Only now", comparison.added());
    names("No longer", comparison.removed());
    page.paragraph("", 0, ComparisonText.criteria(comparison));
    comparison.notes().forEach(it -> page.paragraph("", 0, it));
  }

  private void names(String label, List<String> names) {
    if (!names.isEmpty()) {
      page.labelled(label, String.join(", ", names));
    }
  }

  private record Row(Scope scope, Figure figure) {}
}
