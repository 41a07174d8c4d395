package salvo.report.html;

import java.util.List;
import java.util.stream.Collectors;
import salvo.resources.Peak;
import salvo.stats.RunStats;

/**
 * A chart over the run's time, and the same in words.
 *
 * @param id unique in the page
 * @param headlines how many of the series, the first ones, have their peak told in words
 */
record HtmlChart(String id, String title, HtmlUnit unit, List<Series> series, int headlines) {

  /**
   * One line.
   *
   * @param values in the model's unit, one per step, NaN where there is none
   * @param failures whether it shows what failed, which has a colour of its own
   */
  record Series(String label, List<Double> values, boolean failures) {

    Series(String label, List<Double> values) {
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
