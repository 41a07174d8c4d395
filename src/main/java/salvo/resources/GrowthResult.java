package salvo.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Subject;
import salvo.text.Quantity;
import salvo.text.Unit;

/**
 * How something that a process should give back grew through the second half of the load.
 *
 * @param metric what grew, in bytes or a count
 * @param label such as "target's memory"
 * @param perMinute in the metric's unit
 * @param low lower end of the 95 % interval of the growth a minute
 * @param high upper end
 * @param last what it came to
 * @param likelyLeak whether the growth is clear and large enough to be a leak
 */
public record GrowthResult(
    ResourceMetric metric,
    String label,
    double perMinute,
    double low,
    double high,
    double last,
    boolean likelyLeak) {

  /** Fewer files or threads more are no leak. */
  private static final double LEAST_COUNT = 10;

  private record Watched(ResourceMetric metric, String label) {}

  private static final List<Watched> WATCHED =
      List.of(
          new Watched(CoreMetric.TARGET_MEMORY.metric(), "target's memory"),
          new Watched(count(Subject.TARGET, "open_files"), "target's number of open files"),
          new Watched(count(Subject.TARGET, "threads"), "target's number of threads"),
          new Watched(CoreMetric.INJECTOR_MEMORY.metric(), "injector's memory"),
          new Watched(count(Subject.INJECTOR, "open_files"), "injector's number of open files"),
          new Watched(count(Subject.INJECTOR, "threads"), "injector's number of threads"));

  /** Of the target first; what was not sampled for long enough is left out. */
  public static List<GrowthResult> of(LoadSamples samples) {
    List<GrowthResult> results = new ArrayList<>();
    for (Watched watched : WATCHED) {
      samples
          .column(watched.metric().column())
          .flatMap(it -> of(samples, it, watched))
          .ifPresent(results::add);
    }
    return results;
  }

  private static Optional<GrowthResult> of(
      LoadSamples samples, ResourceColumn column, Watched watched) {
    return Growth.of(samples, column.value())
        .map(
            growth ->
                new GrowthResult(
                    watched.metric(),
                    watched.label(),
                    growth.perMinute(),
                    growth.low(),
                    growth.high(),
                    growth.last(),
                    growth.isLikelyLeak(watched.metric().unit() == Unit.BYTES ? 0 : LEAST_COUNT)));
  }

  /** The growth and what to do about it. */
  public String sentence() {
    String what = isOfBytes() ? "handles, buffers and caches" : "connections and pools";
    return "The "
        + label
        + " grew by "
        + text(perMinute)
        + " a minute (95 % interval "
        + text(low)
        + " to "
        + text(high)
        + ") through the second half of the load, to "
        + text(last)
        + ", so a leak is likely: look for what is never released, such as "
        + what
        + ", and confirm it with a longer run (profile soak).";
  }

  private static ResourceMetric count(Subject process, String quantity) {
    return ResourceMetric.of(process, quantity, Unit.COUNT);
  }

  private boolean isOfBytes() {
    return metric.unit() == Unit.BYTES;
  }

  private String text(double value) {
    return isOfBytes() ? Quantity.bytes(value) : Quantity.number(value);
  }
}
