package salvo.ui.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import salvo.ui.runs.RunEntry.Sparks;

/** Makes the few points of a sparkline out of a run's series. */
final class SparkBuilder {

  private static final int MOST_POINTS = 30;

  private final List<Step> steps = new ArrayList<>();
  private int stepSeconds = 1;

  private record Step(double finished, double p95) {}

  void stepSeconds(int seconds) {
    stepSeconds = Math.max(1, seconds);
  }

  void add(JsonNode step) {
    JsonNode p95 = step.path("p95");
    steps.add(
        new Step(
            step.path("finished").asDouble(), p95.isNumber() ? p95.doubleValue() : Double.NaN));
  }

  Sparks sparks() {
    int each = (steps.size() + MOST_POINTS - 1) / MOST_POINTS;
    List<Double> rate = new ArrayList<>();
    List<Double> p95 = new ArrayList<>();
    for (int from = 0; from < steps.size(); from += each) {
      List<Step> some = steps.subList(from, Math.min(steps.size(), from + each));
      rate.add(mean(some, Step::finished) / stepSeconds);
      p95.add(highest(some));
    }
    return new Sparks(rate, p95);
  }

  private static double mean(List<Step> steps, ToDoubleFunction<Step> value) {
    return steps.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  private static double highest(List<Step> steps) {
    return steps.stream().mapToDouble(Step::p95).filter(Double::isFinite).max().orElse(Double.NaN);
  }
}
