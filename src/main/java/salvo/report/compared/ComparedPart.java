package salvo.report.compared;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import salvo.compare.CapacityChange;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Change;
import salvo.compare.Comparison.Scope;
import salvo.compare.Distribution;
import salvo.report.words.ComparisonText;
import salvo.report.words.Tone;

/**
 * One comparison as the page shows it.
 *
 * @param outcomes how many metrics came out how
 * @param capacity null but for two searches
 * @param changed regressions first
 * @param curves of the scopes in which something changed; of all, where they are few
 * @param more of the other scopes
 */
public record ComparedPart(
    String outcome,
    String tone,
    String outcomes,
    String base,
    String candidate,
    CapacityChange capacity,
    List<ComparedRow> changed,
    List<ComparedRow> inconclusive,
    List<ComparedRow> unchanged,
    List<ComparedCurve> curves,
    List<ComparedCurve> more,
    List<String> notes) {

  private static final int FEW = 6;

  static ComparedPart of(Comparison comparison) {
    Bars bars = Bars.of(comparison);
    List<Scope> drawn =
        comparison.scopes().stream()
            .filter(it -> !it.distribution().equals(Distribution.NONE))
            .toList();
    boolean few = drawn.size() <= FEW;
    return new ComparedPart(
        comparison.outcome().name(),
        tone(comparison.outcome()),
        ComparisonText.outcomes(comparison),
        ComparisonText.run(comparison.base()),
        ComparisonText.run(comparison.candidate()),
        comparison.capacity().orElse(null),
        Stream.of(Change.REGRESSED, Change.IMPROVED)
            .flatMap(change -> rows(comparison, change, bars))
            .toList(),
        rows(comparison, Change.INCONCLUSIVE, bars).toList(),
        rows(comparison, Change.UNCHANGED, bars).toList(),
        drawn.stream().filter(it -> few || isChanged(it)).map(ComparedCurve::of).toList(),
        drawn.stream().filter(it -> !few && !isChanged(it)).map(ComparedCurve::of).toList(),
        ComparisonText.notes(comparison));
  }

  private static boolean isChanged(Scope scope) {
    return scope.has(Change.REGRESSED) || scope.has(Change.IMPROVED);
  }

  private static Stream<ComparedRow> rows(Comparison comparison, Change change, Bars bars) {
    return comparison.scopes().stream()
        .flatMap(
            scope ->
                scope.figures().stream()
                    .filter(it -> it.change() == change)
                    .map(it -> ComparedRow.of(scope, it, bars)));
  }

  static String tone(Change change) {
    return Tone.of(change).name().toLowerCase(Locale.ROOT);
  }
}
