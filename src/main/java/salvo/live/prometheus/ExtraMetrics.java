package salvo.live.prometheus;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Supplier;
import salvo.live.count.LiveExtras;
import salvo.stats.cost.CostTotals;

/** How late event loops took what came on streams, and what requests have cost. */
final class ExtraMetrics {

  private static final String[] COST_LABELS = {"endpoint", "currency"};
  private static final double MILLIS = 1_000;

  private ExtraMetrics() {}

  /**
   * Registers them.
   *
   * @param prefix of their names
   * @param of what they are of, at the beginning of their descriptions
   */
  static void register(
      PrometheusRegistry registry, String prefix, String of, Supplier<LiveExtras> extras) {
    GaugeWithCallback.builder()
        .name(prefix + "stream_lag_seconds")
        .help(of + "How late event loops took what came on streams, so far.")
        .labelNames("quantile")
        .callback(told -> lag(told, extras.get()))
        .register(registry);
    CounterWithCallback.builder()
        .name(prefix + "cost")
        .help(of + "What requests have cost, as far as it is known.")
        .labelNames(COST_LABELS)
        .callback(
            told ->
                extras.get().costs().stream()
                    .filter(it -> it.known() > 0)
                    .forEach(it -> told.call(it.amount().doubleValue(), it.name(), it.currency())))
        .register(registry);
    GaugeWithCallback.builder()
        .name(prefix + "cost_per_good_answer")
        .help(of + "The same by how many good answers came.")
        .labelNames(COST_LABELS)
        .callback(told -> extras.get().costs().forEach(it -> perGood(told, it)))
        .register(registry);
  }

  private static void lag(GaugeWithCallback.Callback told, LiveExtras extras) {
    extras
        .lag()
        .p99()
        .ifPresent(
            late -> {
              told.call(extras.lag().percentile(50) / MILLIS, "0.5");
              told.call(late / MILLIS, "0.99");
            });
  }

  private static void perGood(GaugeWithCallback.Callback told, CostTotals it) {
    it.perGood().ifPresent(each -> told.call(each.doubleValue(), it.name(), it.currency()));
  }
}
