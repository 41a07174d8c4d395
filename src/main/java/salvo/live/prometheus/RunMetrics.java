package salvo.live.prometheus;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import salvo.analysis.errors.ErrorClusters;
import salvo.analysis.errors.ErrorHint;
import salvo.event.RunEvent;
import salvo.event.StreamDetail;
import salvo.live.LiveState;
import salvo.live.LiveTotals;
import salvo.live.count.LiveExtras;
import salvo.monitor.sample.ResourceSample;

/**
 * What a run has done so far, for Prometheus to scrape. It counts events as they come and costs a
 * scrape nothing of the run's length. Safe for use by several threads.
 */
public final class RunMetrics implements Consumer<RunEvent> {

  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final int MOST_MESSAGES = 1_000;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final List<ErrorHint> hints;
  private final Predicate<String> isMeasured;
  private final EndpointCounts requests =
      new EndpointCounts(
          registry,
          "salvo_requests",
          "Requests of the measured load that ended.",
          new TimeHistogram("salvo_response_time", "Response times of all requests, ok and ko."));
  private final EndpointCounts beside =
      new EndpointCounts(
          registry,
          "salvo_beside",
          "What is measured beside the requests, such as first tokens and completions of jobs.",
          new TimeHistogram("salvo_beside_time", "Its times."));
  private final Counter errors =
      Counter.builder()
          .name("salvo_errors")
          .help("Failures by cause, of requests and of what is measured beside them.")
          .labelNames("cause")
          .register(registry);
  private final Counter tokens =
      Counter.builder()
          .name("salvo_stream_tokens")
          .help("Tokens of good streams, as the target counts them; cached are in, reasoning out.")
          .labelNames("endpoint", "kind")
          .register(registry);
  private final Gauge users =
      Gauge.builder()
          .name("salvo_users")
          .help("Virtual users of the measured load that are at work.")
          .labelNames("scenario")
          .register(registry);
  private final Map<String, String> causes = new ConcurrentHashMap<>();

  /**
   * What runs.
   *
   * @param hints what the system's own failures mean
   */
  public record Run(String simulation, String system, String profile, List<ErrorHint> hints) {}

  /**
   * Begins to count.
   *
   * @param isMeasured tells whether a scenario is part of the measured load
   * @param startedTasks tasks that users have begun
   * @param latest the newest sample of the side-car; empty while there is none
   * @param injectors those of the run; empty for a run of one
   * @param all what they do together, likewise
   */
  public RunMetrics(
      Run run,
      Predicate<String> isMeasured,
      LongSupplier startedTasks,
      Supplier<Optional<ResourceSample>> latest,
      Supplier<List<LiveState.Injector>> injectors,
      Optional<Supplier<LiveTotals>> all) {
    this.hints = run.hints();
    this.isMeasured = isMeasured;
    Info.builder()
        .name("salvo_run")
        .help("The run in progress.")
        .labelNames("simulation", "system", "profile")
        .register(registry)
        .addLabelValues(run.simulation(), run.system(), run.profile());
    CounterWithCallback.builder()
        .name("salvo_tasks_started")
        .help("Tasks of the measured load that users have begun.")
        .callback(callback -> callback.call(startedTasks.getAsLong()))
        .register(registry);
    ResourceMetrics.register(registry, latest);
    InjectorMetrics.register(registry, injectors);
    all.ifPresent(it -> InjectorMetrics.registerSum(registry, it));
  }

  /**
   * Tells from now on how late streams were taken, and what requests cost.
   *
   * @param own of this injector
   * @param all of all together; empty for a run of one
   */
  public void tell(Supplier<LiveExtras> own, Optional<Supplier<LiveExtras>> all) {
    ExtraMetrics.register(registry, "salvo_", "", own);
    all.ifPresent(
        it -> ExtraMetrics.register(registry, "salvo_all_", "Of all injectors of this run: ", it));
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Request request) {
      count(request);
    } else if (event instanceof RunEvent.User user && isMeasured.test(user.scenario())) {
      users.labelValues(user.scenario()).inc(user.start() ? 1 : -1);
    }
  }

  /** Writes everything in Prometheus' text format, UTF-8. */
  public void write(OutputStream out) throws IOException {
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
  }

  private void count(RunEvent.Request request) {
    String endpoint = (request.isBeside() ? beside : requests).add(request);
    if (!request.ok()) {
      errors.labelValues(cause(request)).inc();
    } else if (request.stream().isPresent()) {
      count(endpoint, request.stream().get().tokens());
    }
  }

  /** What the target does not count has no value, and not 0. */
  private void count(String endpoint, StreamDetail.Tokens counted) {
    count(endpoint, "in", counted.in());
    count(endpoint, "out", counted.out());
    count(endpoint, "cached", counted.cached());
    count(endpoint, "reasoning", counted.reasoning());
  }

  private void count(String endpoint, String kind, long count) {
    if (count >= 0) {
      tokens.labelValues(endpoint, kind).inc(count);
    }
  }

  private String cause(RunEvent.Request request) {
    if (causes.size() > MOST_MESSAGES) {
      causes.clear();
    }
    return causes.computeIfAbsent(
        request.status() + " " + request.message(),
        it -> ErrorClusters.causeOf(request.status(), request.message(), hints));
  }
}
