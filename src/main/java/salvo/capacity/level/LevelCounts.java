package salvo.capacity.level;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.slo.Slo;
import salvo.stats.request.RequestFigures;
import salvo.stats.times.MillisHistogram;
import salvo.stats.times.ResponseTimes;

/** Everything that was measured at a level, added up. */
final class LevelCounts {

  private final GoodRequests good;
  private final Map<String, Scope> scopes = new HashMap<>();
  private double seconds;
  private long offered;
  private long started;
  private long goodRequests;
  private double inFlightSeconds;
  private double cpuSeconds;
  private double knownCpuSeconds;
  private long refused;
  private long firstInFlight = -1;
  private long lastInFlight;

  private static final class Scope {
    private final MillisHistogram times = new MillisHistogram();
    private long ko;
  }

  private record Figures(
      long requests, double requestsPerSecond, ResponseTimes all, double errorRate)
      implements RequestFigures {}

  LevelCounts(GoodRequests good) {
    this.good = good;
  }

  /**
   * Counts a second.
   *
   * @param inFlightBefore tasks under way at its beginning
   */
  void add(Observation second, long inFlightBefore) {
    firstInFlight = firstInFlight < 0 ? inFlightBefore : firstInFlight;
    lastInFlight = second.inFlight();
    seconds += second.seconds();
    offered += second.offered();
    started += second.started();
    goodRequests += good.number(second);
    inFlightSeconds += second.inFlight() * second.seconds();
    if (second.injector().cpu().isPresent()) {
      cpuSeconds += second.injector().cpu().getAsDouble() * second.seconds();
      knownCpuSeconds += second.seconds();
    }
    second
        .requests()
        .forEach(
            (name, ended) -> {
              count(name, ended);
              count(Slo.GLOBAL, ended);
              refused += ended.refused();
            });
    second.beside().forEach(this::count);
  }

  private void count(String name, Observation.Ended ended) {
    Scope scope = scopes.computeIfAbsent(name, it -> new Scope());
    ended.ok().addTo(scope.times);
    ended.ko().addTo(scope.times);
    scope.ko += ended.ko().total();
  }

  double seconds() {
    return seconds;
  }

  long offered() {
    return offered;
  }

  long started() {
    return started;
  }

  /** The figures of a scope; empty without a request. */
  Optional<RequestFigures> figures(String scope) {
    return Optional.ofNullable(scopes.get(scope))
        .map(
            it -> {
              long number = it.times.count();
              return new Figures(number, number / seconds, it.times, (double) it.ko / number);
            });
  }

  double goodShare() {
    return figures(Slo.GLOBAL).map(it -> (double) goodRequests / it.requests()).orElse(Double.NaN);
  }

  /** What the level comes to in numbers. */
  Level.Figures toFigures(double settledSeconds) {
    ResponseTimes times =
        figures(Slo.GLOBAL).map(RequestFigures::all).orElseGet(MillisHistogram::new);
    double whole = Math.max(seconds, Double.MIN_VALUE);
    return new Level.Figures(
        settledSeconds,
        seconds,
        times.count(),
        offered / whole,
        seconds > 0 ? (started - (lastInFlight - firstInFlight)) / seconds : 0,
        times.count() / whole,
        goodRequests / whole,
        figures(Slo.GLOBAL).map(RequestFigures::errorRate).orElse(0.0),
        refused / whole,
        times.percentile(50),
        times.percentile(95),
        times.percentile(99),
        inFlightSeconds / whole,
        knownCpuSeconds > 0
            ? OptionalDouble.of(cpuSeconds / knownCpuSeconds)
            : OptionalDouble.empty());
  }
}
