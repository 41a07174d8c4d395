package salvo.resources;

import java.util.ArrayList;
import java.util.List;
import salvo.monitor.sample.ResourceSample;

/**
 * A sample with the time that it speaks of: from the sample before it, or from the start of the
 * side-car, to its own instant. Epoch ms; the length is by the monotonic clock.
 */
public record SampledInterval(ResourceSample sample, long fromMillis, long toMillis) {

  static List<SampledInterval> of(List<ResourceSample> samples) {
    List<SampledInterval> intervals = new ArrayList<>();
    long before = 0;
    for (ResourceSample sample : samples) {
      long length = Math.max(0, sample.runMillis() - before);
      intervals.add(
          new SampledInterval(sample, sample.epochMillis() - length, sample.epochMillis()));
      before = sample.runMillis();
    }
    return intervals;
  }

  long millis() {
    return toMillis - fromMillis;
  }

  /** Length of what this has in common with another stretch of time. */
  long overlap(long from, long to) {
    return Math.max(0, Math.min(to, toMillis) - Math.max(from, fromMillis));
  }
}
