package salvo.report.markdown;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import salvo.report.RunReport;
import salvo.slo.SloResult;
import salvo.stats.request.Summary;

/**
 * The endpoints in the order in which to look at them: first those that miss an objective, the one
 * furthest from it before the others, then requests by their p95, then what is measured beside
 * them.
 */
final class WorstEndpoints {

  private WorstEndpoints() {}

  static List<Summary> of(RunReport report) {
    Map<String, Double> misses = new HashMap<>();
    report.slos().stream()
        .filter(it -> it.status() == SloResult.Status.FAIL)
        .forEach(it -> misses.merge(it.slo().scope(), margin(it), Math::min));
    Set<String> beside = report.stats().beside();
    return report.stats().endpoints().stream()
        .sorted(
            Comparator.<Summary>comparingDouble(
                    it -> misses.getOrDefault(it.name(), Double.POSITIVE_INFINITY))
                .thenComparing(it -> !misses.containsKey(it.name()) && beside.contains(it.name()))
                .thenComparing(
                    Comparator.<Summary>comparingLong(it -> it.all().percentile(95)).reversed()))
        .toList();
  }

  /** Nothing is further from a target of 0 than what misses it. */
  private static double margin(SloResult result) {
    return result.margin().orElse(Double.NEGATIVE_INFINITY);
  }
}
