package salvo.capacity.level;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.capacity.statistics.Slope;
import salvo.compare.bootstrap.StudentT;
import salvo.text.Quantity;

/**
 * Whether the target keeps up. What comes to be in flight each second, more than went, is a series
 * of its own: its mean is the slope of the queue, and its t-interval is right for a queue that
 * wanders, where the residuals of a fitted line would be too small. Looks come at times of ratio
 * 1.4, and share the error.
 */
final class Stationarity {

  private static final int FIRST_LOOK = 5;
  private static final double RATIO = Math.sqrt(2);
  private static final int MOST_LOOKS = 12;
  private static final double NOTABLE = 0.01;
  private static final double LATENCY_TAIL = 0.05;

  private final double tail;
  private final List<Double> risen = new ArrayList<>();
  private final List<Double> missed = new ArrayList<>();
  private final List<Double> latencies = new ArrayList<>();
  private double started;
  private double ended;
  private double seconds;
  private double nextLook = FIRST_LOOK;

  Stationarity(double error) {
    this.tail = error / 2 / MOST_LOOKS;
  }

  void add(Observation second, long inFlightBefore) {
    double more = (double) second.inFlight() - inFlightBefore;
    double last = latencies.isEmpty() ? 0 : latencies.get(latencies.size() - 1);
    risen.add(more);
    missed.add(more - NOTABLE * second.offered());
    latencies.add(second.ended() == 0 ? last : second.sumMillis() / second.ended());
    started += second.started();
    ended += second.started() - more;
    seconds += second.seconds();
  }

  /** Why it does not keep up, when a look is due and tells so. */
  Optional<String> broken() {
    if (risen.size() < nextLook) {
      return Optional.empty();
    }
    nextLook = Math.max(nextLook * RATIO, risen.size() + 1.0);
    if (grows()) {
      return Optional.of(
          "the queue grows: "
              + Quantity.perSecond((started - ended) / seconds)
              + " more in flight, and times rise");
    }
    return lowerBound(missed) > 0
        ? Optional.of(
            "reached "
                + Quantity.perSecond(ended / seconds)
                + " of "
                + Quantity.perSecond(started / seconds))
        : Optional.empty();
  }

  private boolean grows() {
    return lowerBound(risen) > 0
        && started - ended >= NOTABLE * started
        && Slope.of(latencies.stream().mapToDouble(it -> it).toArray()).isPositive(LATENCY_TAIL);
  }

  private double lowerBound(List<Double> series) {
    int size = series.size();
    double mean = series.stream().mapToDouble(it -> it).average().orElse(0);
    if (mean <= 0) {
      return mean;
    }
    double squares = series.stream().mapToDouble(it -> (it - mean) * (it - mean)).sum();
    double deviation = Math.sqrt(squares / (size - 1) / size);
    return mean - StudentT.exceededWith(tail, size - 1.0) * deviation;
  }
}
