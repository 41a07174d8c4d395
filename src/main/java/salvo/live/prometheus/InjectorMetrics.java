package salvo.live.prometheus;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import salvo.live.LivePercentiles;
import salvo.live.LiveState;
import salvo.live.LiveTotals;

/** What each of several injectors has told; their sum is that of the run. */
final class InjectorMetrics {

  private static final String LABEL = "injector";
  private static final double MILLIS = 1_000;

  private InjectorMetrics() {}

  static void register(PrometheusRegistry registry, Supplier<List<LiveState.Injector>> injectors) {
    count(registry, injectors, "requests", "Requests that ended.", LiveState.Injector::requests);
    count(registry, injectors, "failures", "Requests that failed.", LiveState.Injector::ko);
    level(registry, injectors, "cpu_ratio", "Processors in use, 0 to 1.", LiveState.Injector::cpu);
    level(
        registry,
        injectors,
        "delay_seconds",
        "How late timers are.",
        it -> it.delayMillis() / MILLIS);
    level(registry, injectors, "p95_seconds", "Response times so far.", it -> it.p95() / MILLIS);
    level(registry, injectors, "up", "1, or 0 for one that is lost.", it -> it.lost() ? 0 : 1);
  }

  /** What all do together, beside what this one does: nothing that others tell too is added up. */
  static void registerSum(PrometheusRegistry registry, Supplier<LiveTotals> all) {
    sum(registry, "requests", "Requests that ended.", () -> all.get().requests());
    sum(registry, "failures", "Requests that failed.", () -> all.get().ko());
    GaugeWithCallback.builder()
        .name("salvo_all_users")
        .help("Of all injectors of this run: Virtual users at work.")
        .callback(told -> told.call(all.get().users()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("salvo_all_response_time_seconds")
        .help("Of all injectors of this run: Response times so far, exactly.")
        .labelNames("quantile")
        .callback(
            told -> {
              LivePercentiles times = all.get().times();
              told.call(times.p50() / MILLIS, "0.5");
              told.call(times.p95() / MILLIS, "0.95");
              told.call(times.p99() / MILLIS, "0.99");
            })
        .register(registry);
  }

  private static void sum(
      PrometheusRegistry registry, String name, String help, LongSupplier value) {
    CounterWithCallback.builder()
        .name("salvo_all_" + name)
        .help("Of all injectors of this run: " + help)
        .callback(told -> told.call(value.getAsLong()))
        .register(registry);
  }

  private static void count(
      PrometheusRegistry registry,
      Supplier<List<LiveState.Injector>> injectors,
      String name,
      String help,
      ToDoubleFunction<LiveState.Injector> value) {
    CounterWithCallback.builder()
        .name("salvo_injector_" + name)
        .help("Of an injector of this run: " + help)
        .labelNames(LABEL)
        .callback(
            told -> injectors.get().forEach(it -> told.call(value.applyAsDouble(it), it.name())))
        .register(registry);
  }

  private static void level(
      PrometheusRegistry registry,
      Supplier<List<LiveState.Injector>> injectors,
      String name,
      String help,
      ToDoubleFunction<LiveState.Injector> value) {
    GaugeWithCallback.builder()
        .name("salvo_injector_" + name)
        .help("Of an injector of this run: " + help)
        .labelNames(LABEL)
        .callback(
            told -> injectors.get().forEach(it -> told.call(value.applyAsDouble(it), it.name())))
        .register(registry);
  }
}
