package salvo.run.capacity;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import salvo.capacity.CapacityResult;
import salvo.capacity.Finding;
import salvo.capacity.level.Observation;
import salvo.capacity.shortage.FirstShort;
import salvo.capacity.shortage.WatchedResource;
import salvo.capacity.shortage.WatchedSecond;
import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.Subject;
import salvo.stats.times.MillisHistogram;
import salvo.text.Unit;

/**
 * Keeps what the side-car saw in each second of a search, to tell what was short first: shares of
 * what a machine has, the target's process, GPUs, connections and what exporters tell. Of the
 * injector it takes the processors alone.
 */
final class ResourceWatch {

  /** What has no limit that is known, and says something of the target. */
  private static final Set<Subject.Kind> TOLD =
      EnumSet.of(
          Subject.Kind.TARGET, Subject.Kind.GPU, Subject.Kind.EXPORTER, Subject.Kind.CONNECTIONS);

  private final int processors;
  private final List<WatchedSecond> seconds = new ArrayList<>();
  private List<Column> columns = List.of();

  private record Column(WatchedResource resource, Function<ResourceSample, OptionalDouble> value) {}

  /**
   * @param processors of the machine, or of its quota
   */
  ResourceWatch(int processors) {
    this.processors = processors;
  }

  /**
   * Takes a second.
   *
   * @param level which one was run, counted from 0
   */
  void see(OptionalInt level, Observation second, Optional<ResourceSample> sample) {
    if (columns.isEmpty() && sample.isPresent()) {
      columns = columns(sample.get());
    }
    double[] values = new double[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          sample.map(columns.get(i).value()).orElseGet(OptionalDouble::empty).orElse(Double.NaN);
    }
    MillisHistogram times = new MillisHistogram();
    long failed = 0;
    for (Observation.Ended ended : second.requests().values()) {
      ended.ok().addTo(times);
      ended.ko().addTo(times);
      failed += ended.ko().total();
    }
    long all = times.count();
    seconds.add(
        new WatchedSecond(
            level,
            all == 0 ? Double.NaN : times.percentile(95),
            all == 0 ? Double.NaN : (double) failed / all,
            values));
  }

  /** Which resources changed before the target did; empty where that cannot be told. */
  Optional<Finding> changedBefore(CapacityResult result) {
    return FirstShort.of(
        columns.stream().map(Column::resource).toList(),
        seconds.stream().filter(it -> it.values().length == columns.size()).toList(),
        result);
  }

  private List<Column> columns(ResourceSample sample) {
    Stream<Column> core =
        CoreMetric.reported().stream()
            .filter(it -> isTold(it.metric()))
            .map(it -> new Column(watched(it.metric()), it::value));
    Stream<Column> others =
        sample.metrics().columns().stream()
            .filter(this::isTold)
            .map(it -> new Column(watched(it), reading -> reading.metrics().value(it)));
    return Stream.concat(core, others).toList();
  }

  private boolean isTold(ResourceMetric metric) {
    Subject subject = metric.subject();
    boolean isProcessors = metric.unit() == Unit.CORES;
    boolean isShare = metric.unit() == Unit.SHARE && !subject.is(Subject.Kind.PROCESSOR);
    boolean isInjector = subject.is(Subject.Kind.INJECTOR) || subject.is(Subject.Kind.JVM);
    return isInjector ? isProcessors : isShare || isProcessors || TOLD.contains(subject.kind());
  }

  private WatchedResource watched(ResourceMetric metric) {
    double limit =
        switch (metric.unit()) {
          case SHARE -> 1;
          case CORES -> processors;
          default -> Double.NaN;
        };
    return new WatchedResource(metric.label(), metric.unit(), limit);
  }
}
