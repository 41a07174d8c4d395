package salvo.report;

import java.util.List;

/**
 * One resource over the run, on the time axis of the requests.
 *
 * @param key stable name, such as {@code cpu}
 * @param label for people, such as "CPU"
 * @param unit "share" (0 to 1), "cores", "bytes" or "ms"
 * @param values one per entry of the time series: the mean of its samples, of pauses the sum and of
 *     delays the longest; NaN without any
 */
public record ResourceSeries(String key, String label, String unit, List<Double> values) {

  public ResourceSeries {
    values = List.copyOf(values);
  }
}
