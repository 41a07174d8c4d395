package salvo.capacity.level;

import java.util.ArrayList;
import java.util.List;
import salvo.capacity.statistics.Slope;

/** Whether a level has settled: neither the times nor what is in flight rise or fall any more. */
final class Settling {

  private static final double TAIL = 0.025;
  private static final int LEAST_WINDOW = 5;

  private final double least;
  private final double most;
  private final List<Double> latencies = new ArrayList<>();
  private final List<Double> inFlight = new ArrayList<>();
  private double seconds;

  /**
   * One that takes so many seconds.
   *
   * @param least that it takes in any case
   * @param most after which the level is measured as it is
   */
  Settling(double least, double most) {
    this.least = least;
    this.most = most;
  }

  void add(Observation second) {
    double last = latencies.isEmpty() ? 0 : latencies.get(latencies.size() - 1);
    latencies.add(second.ended() == 0 ? last : second.sumMillis() / second.ended());
    inFlight.add((double) second.inFlight());
    seconds += second.seconds();
  }

  double seconds() {
    return seconds;
  }

  boolean isOver() {
    return seconds >= most || seconds >= least && isLevel(latencies) && isLevel(inFlight);
  }

  /** By its later half. */
  private static boolean isLevel(List<Double> series) {
    int from = Math.min(series.size() / 2, Math.max(0, series.size() - LEAST_WINDOW));
    return Slope.of(series.stream().skip(from).mapToDouble(it -> it).toArray()).isLevel(TAIL);
  }
}
