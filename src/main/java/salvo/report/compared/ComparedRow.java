package salvo.report.compared;

import salvo.compare.Comparison.Figure;
import salvo.compare.Comparison.Scope;
import salvo.report.words.ComparisonText;

/**
 * A metric of both runs.
 *
 * @param change such as "+20 %"
 * @param interval such as "+17 % to +23 %", empty where there is too little data
 * @param bar null where there is no interval
 * @param reason why it came out so, where the figures do not say it; may be empty
 */
public record ComparedRow(
    String scope,
    String metric,
    String base,
    String candidate,
    String change,
    String interval,
    Bar bar,
    String tone,
    String reason) {

  /** From where on, how wide, and where the change itself is. */
  public record Bar(String left, String width, String point) {}

  static ComparedRow of(Scope scope, Figure figure, Bars bars) {
    return new ComparedRow(
        scope.subject(),
        figure.metric().label(),
        figure.metric().text(figure.base()),
        figure.metric().text(figure.candidate()),
        ComparisonText.bareChange(figure),
        ComparisonText.bareInterval(figure),
        bars.bar(figure).orElse(null),
        ComparedPart.tone(figure.change()),
        ComparisonText.reason(figure));
  }
}
