package salvo.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.text.Quantity;

/**
 * How something that a process should give back grew through the second half of the load.
 *
 * @param column its name in {@code resources.csv}
 * @param label such as "target's memory"
 * @param unit "bytes" or "count"
 * @param perMinute in the unit
 * @param low lower end of the 95 % interval of the growth a minute
 * @param high upper end
 * @param last what it came to
 * @param likelyLeak whether the growth is clear and large enough to be a leak
 */
public record GrowthResult(
    String column,
    String label,
    String unit,
    double perMinute,
    double low,
    double high,
    double last,
    boolean likelyLeak) {

  private static final String BYTES = "bytes";

  /** Fewer files or threads more are no leak. */
  private static final double LEAST_COUNT = 10;

  private record Watched(String column, String label) {}

  private static final List<Watched> WATCHED =
      List.of(
          new Watched("target_rss_bytes", "target's memory"),
          new Watched("target_open_files_count", "target's number of open files"),
          new Watched("target_threads_count", "target's number of threads"),
          new Watched("injector_rss_bytes", "injector's memory"),
          new Watched("injector_open_files_count", "injector's number of open files"),
          new Watched("injector_threads_count", "injector's number of threads"));

  /** Of the target first; what was not sampled for long enough is left out. */
  public static List<GrowthResult> of(LoadSamples samples) {
    List<GrowthResult> results = new ArrayList<>();
    for (Watched watched : WATCHED) {
      samples
          .column(watched.column())
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
                    watched.column(),
                    watched.label(),
                    column.unit(),
                    growth.perMinute(),
                    growth.low(),
                    growth.high(),
                    growth.last(),
                    growth.isLikelyLeak(column.unit().equals(BYTES) ? 0 : LEAST_COUNT)));
  }

  /** The growth and what to do about it. */
  public String sentence() {
    String what = unit.equals(BYTES) ? "handles, buffers and caches" : "connections and pools";
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

  private String text(double value) {
    return unit.equals(BYTES) ? Quantity.bytes(value) : Quantity.number(value);
  }
}
