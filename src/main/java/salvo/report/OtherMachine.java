package salvo.report;

import java.util.List;
import salvo.monitor.ResourceSample;

/**
 * A machine that took part in a run and was watched apart from it, with its samples on the run's
 * clock.
 *
 * @param name what its resources are called after
 */
public record OtherMachine(String name, List<ResourceSample> samples) {

  public OtherMachine {
    samples = List.copyOf(samples);
  }
}
