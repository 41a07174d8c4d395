package salvo.resources;

import java.util.List;

/**
 * One resource over the run, on the time axis of the requests.
 *
 * @param values one per entry of the time series: the mean of its samples, of pauses the sum and of
 *     delays the longest; NaN without any
 */
public record ResourceSeries(Resource resource, List<Double> values) {

  public ResourceSeries {
    values = List.copyOf(values);
  }
}
