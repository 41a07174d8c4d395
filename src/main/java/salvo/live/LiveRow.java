package salvo.live;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What all requests or those of an endpoint have come to since the load began, each metric beside
 * its objective, if it has one.
 *
 * @param subject "all requests" or the endpoint's name
 * @param beside whether it is no request, but measured beside them
 * @param errorRate share of the requests, 0 to 1
 * @param objectives of any metric
 */
public record LiveRow(
    String subject,
    boolean beside,
    long requests,
    double requestsPerSecond,
    double errorRate,
    LivePercentiles times,
    List<LiveObjective> objectives) {

  /** Worst first: by what is furthest beyond its bound, or nearest to it. */
  static final Comparator<LiveRow> WORST_FIRST =
      Comparator.comparingDouble(LiveRow::worst)
          .thenComparing(Comparator.comparingDouble(LiveRow::errorRate).reversed())
          .thenComparing(Comparator.comparingLong((LiveRow row) -> row.times().p95()).reversed())
          .thenComparing(LiveRow::subject);

  public LiveRow {
    objectives = List.copyOf(objectives);
  }

  /** The objective of a metric by its label: "p95", "error rate". */
  public Optional<LiveObjective> objective(String metric) {
    return objectives.stream().filter(it -> it.metric().equals(metric)).findFirst();
  }

  public boolean isMissed() {
    return objectives.stream().anyMatch(it -> it.state() == LiveObjective.State.MISSED);
  }

  private double worst() {
    return objectives.stream()
        .filter(it -> it.state() != LiveObjective.State.UNDECIDED)
        .mapToDouble(LiveRow::margin)
        .min()
        .orElse(Double.MAX_VALUE);
  }

  /** Of a bound of 0 there is no share. */
  private static double margin(LiveObjective of) {
    double without = of.state() == LiveObjective.State.MISSED ? -Double.MAX_VALUE : 1;
    return of.margin().orElse(without);
  }
}
