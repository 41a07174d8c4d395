package salvo.resources;

import java.util.List;
import java.util.Optional;
import salvo.stats.RunStats;

/** The highest value of a series and the second of the run in which its step begins. */
public record Peak(int second, double value) {

  /** The first of the highest values; NaN is no value, and without any there is no peak. */
  public static Optional<Peak> of(List<RunStats.Second> steps, List<Double> values) {
    Peak highest = null;
    for (int i = 0; i < Math.min(steps.size(), values.size()); i++) {
      double value = values.get(i);
      if (!Double.isNaN(value) && (highest == null || value > highest.value)) {
        highest = new Peak(steps.get(i).second(), value);
      }
    }
    return Optional.ofNullable(highest);
  }
}
