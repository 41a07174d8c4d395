package salvo.slo;

import java.util.OptionalDouble;
import java.util.function.BiFunction;

/**
 * The figures of an earlier run that objectives may refer to.
 *
 * @param source where they are from, for messages
 * @param figure by scope as in {@link Slo} and metric, in the metric's unit; empty where the run
 *     had no such request
 */
public record BaselineFigures(String source, BiFunction<String, Metric, OptionalDouble> figure) {

  OptionalDouble of(String scope, Metric metric) {
    return figure.apply(scope, metric);
  }
}
