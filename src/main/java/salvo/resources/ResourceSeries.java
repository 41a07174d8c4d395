package salvo.resources;

import java.util.List;

/**
 * One resource over the run, on the time axis of the requests.
 *
 * @param key stable name, such as {@code cpu}; those of another machine begin with its name
 * @param label for people, such as "CPU"
 * @param unit "share" (0 to 1), "cores", "bytes", "bytes/s", "ms", "/s", "count", "celsius",
 *     "watts" or "seconds"; empty where only its source knows
 * @param values one per entry of the time series: the mean of its samples, of pauses the sum and of
 *     delays the longest; NaN without any
 */
public record ResourceSeries(String key, String label, String unit, List<Double> values) {

  public ResourceSeries {
    values = List.copyOf(values);
  }
}
