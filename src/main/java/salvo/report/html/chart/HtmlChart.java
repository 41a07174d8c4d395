package salvo.report.html.chart;

import java.util.List;
import java.util.stream.Collectors;
import salvo.report.html.packed.PackedSeries;
import salvo.resources.Peak;
import salvo.stats.RunStats;

/**
 * A chart over the run's time, and the same in words.
 *
 * @param id unique in the page
 * @param headlines how many of the series, the first ones, have their peak told in words
 * @param limits objectives of what it shows
 */
public record HtmlChart(
    String id,
    String title,
    HtmlUnit unit,
    List<Series> series,
    int headlines,
    List<Limit> limits) {

  /** A chart of what has no objectives. */
  public HtmlChart(String id, String title, HtmlUnit unit, List<Series> series, int headlines) {
    this(id, title, unit, series, headlines, List.of());
  }

  /** An objective, such as "p95 ≤ 5 s", in the model's unit. */
  public record Limit(String label, double value) {}

  /** The unit of its axis, which the largest of its values decides. */
  public HtmlUnit.Scale scale() {
    return unit.scale(
        series.stream()
            .flatMap(it -> it.values().stream())
            .filter(it -> !it.isNaN())
            .mapToDouble(Math::abs)
            .max()
            .orElse(0));
  }

  /** Its values as they go into the page. */
  public PackedSeries packed(Series line) {
    HtmlUnit.Scale scale = scale();
    return PackedSeries.of(line.values(), scale.factor(), scale.decimals());
  }

  /**
   * One line.
   *
   * @param values in the model's unit, one per step, NaN where there is none
   * @param failures whether it shows what failed, which has a colour of its own
   */
  public record Series(String label, List<Double> values, boolean failures) {

    public Series(String label, List<Double> values) {
      this(label, values, false);
    }

    Series ofFailures() {
      return new Series(label, values, true);
    }
  }

  /** Where the first series were highest: "Peak of p95: 5 s at 0:02." */
  public String inWords(List<RunStats.Second> steps) {
    return series.stream()
        .limit(headlines)
        .flatMap(it -> Peak.of(steps, it.values).stream().map(peak -> sentence(it, peak)))
        .collect(Collectors.joining(" "));
  }

  private String sentence(Series line, Peak peak) {
    String time = HtmlTime.ofRun(peak.second() * 1000L);
    return "Peak of " + line.label + ": " + unit.text(peak.value()) + " at " + time + ".";
  }
}
