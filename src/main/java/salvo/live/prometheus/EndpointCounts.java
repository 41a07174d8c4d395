package salvo.live.prometheus;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import salvo.event.RunEvent;

/** Requests, or what is beside them, by their names: how many there were, and their times. */
final class EndpointCounts {

  /** Names with data in them must not fill the memory, neither here nor in Prometheus. */
  private static final int MOST_ENDPOINTS = 1_000;

  private static final String OTHER = "other";

  private final Counter counter;
  private final TimeHistogram times;
  private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

  /** The data points of one endpoint, looked up once. */
  private record Endpoint(
      String name, CounterDataPoint ok, CounterDataPoint ko, TimeHistogram.Times times) {}

  /**
   * Begins to count.
   *
   * @param name of the counter
   * @param help of the counter
   * @param its times
   */
  EndpointCounts(PrometheusRegistry registry, String name, String help, TimeHistogram its) {
    counter =
        Counter.builder().name(name).help(help).labelNames("endpoint", "result").register(registry);
    times = its;
    registry.register(its);
  }

  /** Counts one as often as it counts; the name that it has in the metrics. */
  String add(RunEvent.Request request) {
    Endpoint endpoint = endpoint(request.name());
    double seconds = Math.max(0, request.responseTimeMillis()) / 1000.0;
    endpoint.times().add(seconds, request.times());
    (request.ok() ? endpoint.ok() : endpoint.ko()).inc(request.times());
    return endpoint.name();
  }

  private Endpoint endpoint(String name) {
    Endpoint known = endpoints.get(name);
    if (known != null) {
      return known;
    }
    String admitted = endpoints.size() < MOST_ENDPOINTS ? name : OTHER;
    return endpoints.computeIfAbsent(
        admitted,
        it ->
            new Endpoint(
                it, counter.labelValues(it, "ok"), counter.labelValues(it, "ko"), times.of(it)));
  }
}
