package salvo.report.html;

import java.util.List;
import java.util.stream.Stream;
import salvo.compare.CapacityChange;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Change;
import salvo.report.words.ComparisonText;

/**
 * The page's section on another run: what differs from it, in words and figures for reading.
 *
 * @param with which run this one is compared with
 * @param outcome what came of it
 * @param notes full sentences on what to mind when reading the figures
 */
public record HtmlComparison(String with, Change outcome, List<String> notes, List<Row> rows) {

  public HtmlComparison {
    notes = List.copyOf(notes);
    rows = List.copyOf(rows);
  }

  /** What has certainly changed, what became worse first. */
  public List<Row> changed() {
    return Stream.of(Change.REGRESSED, Change.IMPROVED)
        .flatMap(change -> rows.stream().filter(it -> it.outcome == change))
        .toList();
  }

  /** What has not, or what cannot be told. */
  public List<Row> others() {
    return rows.stream().filter(it -> !changed().contains(it)).toList();
  }

  static HtmlComparison of(Comparison comparison) {
    return new HtmlComparison(
        comparison.base().source() + " (" + comparison.base().id() + ")",
        comparison.outcome(),
        ComparisonText.notes(comparison),
        Stream.concat(
                comparison.capacity().map(Row::of).stream(),
                comparison.scopes().stream()
                    .flatMap(scope -> scope.figures().stream().map(it -> Row.of(scope, it))))
            .toList());
  }

  /**
   * One figure of all requests or of an endpoint.
   *
   * @param change by which the rows are sorted; NaN where there is none
   * @param changeText such as "+23 %"
   * @param interval such as "+10 % to +36 %"; empty where there is too little data
   * @param outcome as that of the whole
   * @param reason why it came out so, where the figures do not say it; may be empty
   */
  public record Row(
      String subject,
      String metric,
      String base,
      String candidate,
      double change,
      String changeText,
      String interval,
      Change outcome,
      String reason) {

    private static Row of(CapacityChange capacity) {
      return new Row(
          "all requests",
          "capacity",
          capacity.base().text(),
          capacity.candidate().text(),
          capacity.low(),
          capacity.factor(),
          "",
          capacity.change(),
          "");
    }

    private static Row of(Comparison.Scope scope, Comparison.Figure figure) {
      return new Row(
          scope.subject(),
          figure.metric().label(),
          figure.metric().text(figure.base()),
          figure.metric().text(figure.candidate()),
          ComparisonText.size(figure),
          ComparisonText.bareChange(figure),
          ComparisonText.bareInterval(figure),
          figure.change(),
          ComparisonText.reason(figure));
    }
  }
}
