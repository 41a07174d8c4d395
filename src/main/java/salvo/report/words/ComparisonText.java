package salvo.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.compare.CapacityChange;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Figure;
import salvo.compare.Comparison.Metric;
import salvo.text.DurationText;
import salvo.text.Quantity;

/** Figures of a comparison in words, as several writers have them. */
public final class ComparisonText {

  private static final double MANIFOLD = 10;

  private ComparisonText() {}

  /**
   * The change in percent, or of an error rate in points, with its own interval: "+20 % (+17 to
   * +23)".
   */
  public static String change(Figure figure) {
    String interval = bareInterval(figure);
    return bareChange(figure) + (interval.isEmpty() ? "" : " (" + interval + ")");
  }

  /** The change alone: "+20 %", "+0.3 pt". */
  public static String bareChange(Figure figure) {
    return figure.metric() == Metric.ERROR_RATE
        ? points(figure.difference()) + " pt"
        : ratio(figure);
  }

  /** The change as a number to sort by, 0.2 for 20 %; NaN where the base is 0. */
  public static double size(Figure figure) {
    return figure.metric() == Metric.ERROR_RATE
        ? figure.difference()
        : figure.ratio().orElse(Double.NaN) - 1;
  }

  /** How many metrics came out how: "2 regressed, 1 improved, 4 unchanged, 1 inconclusive." */
  public static String outcomes(Comparison comparison) {
    if (comparison.sameRun()) {
      return "The same run, so there is nothing to compare.";
    }
    return Stream.of(Comparison.Change.values())
            .map(
                it ->
                    Quantity.count(comparison.figures(it))
                        + " "
                        + it.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "))
        + ".";
  }

  /** A run in a line: "content-3: 3,716 requests in 60 s". */
  public static String run(Comparison.Run run) {
    return run.source()
        + ": "
        + Quantity.count(run.requests())
        + " requests in "
        + DurationText.rounded(run.seconds());
  }

  /** Why a figure came out so, and the length of the runs that would probably decide it. */
  public static String reason(Figure figure) {
    String after =
        figure
            .decidedAfter()
            .map(it -> "runs of " + DurationText.atMost(it) + " would do")
            .orElse("");
    return figure.reason().isEmpty() || after.isEmpty()
        ? figure.reason() + after
        : figure.reason() + "; " + after;
  }

  /** What to mind when reading a comparison, in full sentences. */
  public static List<String> notes(Comparison comparison) {
    if (comparison.sameRun()) {
      return comparison.notes();
    }
    List<String> notes = new ArrayList<>(comparison.notes());
    comparison.differences().forEach(it -> notes.add("Differs in " + it.sentence() + "."));
    names("Only in this run: ", comparison.added()).ifPresent(notes::add);
    names("No longer in this run: ", comparison.removed()).ifPresent(notes::add);
    notes.add(criteria(comparison));
    return notes;
  }

  /** What counts as a change, and how certain that is. */
  public static String criteria(Comparison comparison) {
    return comparison
        .capacity()
        .map(ComparisonText::criteria)
        .orElseGet(() -> criteria(comparison.criteria()));
  }

  private static String criteria(CapacityChange capacity) {
    return "A capacity has changed if a level that holds in one search breaks in the other; it has"
        + " not if both lie within "
        + Quantity.share(capacity.tolerance())
        + " of each other.";
  }

  private static String criteria(Comparison.Criteria criteria) {
    return "A change counts from "
        + Quantity.share(criteria.minEffect())
        + " on (errors: "
        + Quantity.share(criteria.minErrorChange())
        + " of the requests). Each 95 % interval is of one change alone; the outcome uses wider"
        + " ones, so that all "
        + Quantity.count(criteria.tested())
        + " hold together with "
        + Quantity.share(criteria.confidence())
        + " (Bonferroni).";
  }

  /**
   * Each figure that has become worse: "create job: p95 rose from 11 ms to 5 s (455 times) since
   * the baseline nightly.json.".
   */
  public static List<String> regressions(Comparison comparison) {
    List<String> sentences = new ArrayList<>();
    comparison
        .capacity()
        .filter(it -> it.change() == Comparison.Change.REGRESSED)
        .map(it -> regression(it) + comparison.base().source() + ".")
        .ifPresent(sentences::add);
    for (Comparison.Scope scope : comparison.scopes()) {
      scope.figures().stream()
          .filter(it -> it.change() == Comparison.Change.REGRESSED)
          .map(it -> scope.subject() + ": " + regression(it) + comparison.base().source() + ".")
          .forEach(sentences::add);
    }
    return sentences;
  }

  private static String regression(CapacityChange capacity) {
    return "The capacity fell from "
        + capacity.base().text()
        + " to "
        + capacity.candidate().text()
        + " ("
        + capacity.factor()
        + ") since the baseline ";
  }

  private static String regression(Figure figure) {
    return figure.metric().label()
        + (figure.difference() > 0 ? " rose from " : " fell from ")
        + figure.metric().text(figure.base())
        + " to "
        + figure.metric().text(figure.candidate())
        + " ("
        + bareChange(figure)
        + ") since the baseline ";
  }

  private static String ratio(Figure figure) {
    if (figure.ratio().isEmpty()) {
      return "from 0";
    }
    double ratio = figure.ratio().getAsDouble();
    return isManifold(figure) ? Quantity.number(ratio) + " times" : percent(ratio) + " %";
  }

  /** Whether it is better told as a factor than in percent. */
  private static boolean isManifold(Figure figure) {
    return figure.ratio().orElse(1) >= MANIFOLD;
  }

  /** The change's own interval: "+17 to +23"; empty with too little data. */
  public static String bareInterval(Figure figure) {
    if (figure.interval().isEmpty()) {
      return "";
    }
    double low = figure.interval().get().low();
    double high = figure.interval().get().high();
    if (figure.metric() == Metric.ERROR_RATE) {
      return points(low) + " to " + points(high);
    }
    return isManifold(figure)
        ? Quantity.number(low) + " to " + Quantity.number(high)
        : percent(low) + " to " + percent(high);
  }

  private static Optional<String> names(String lead, List<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(lead + String.join(", ", names) + ".");
  }

  private static String percent(double ratio) {
    return signed(100 * (ratio - 1));
  }

  private static String points(double share) {
    return signed(100 * share);
  }

  private static String signed(double number) {
    String format = Math.abs(number) < 9.95 ? "%+.1f" : "%+.0f";
    String text = String.format(Locale.ROOT, format, number);
    return text.equals("-0.0") ? "+0.0" : text;
  }
}
