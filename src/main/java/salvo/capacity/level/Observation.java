package salvo.capacity.level;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import salvo.slo.Slo;
import salvo.stats.times.TimeCounts;

/**
 * What happened in the latest second, or block of a few seconds, of the load.
 *
 * @param seconds how long it was
 * @param offered tasks that the level asked for, exactly as scheduled
 * @param started tasks that the injector did start
 * @param inFlight tasks under way at its end; of a closed load, the users at work
 * @param requests that ended in it, by name
 * @param beside what ended in it beside them, such as jobs, by name: it counts in no total
 */
public record Observation(
    double seconds,
    long offered,
    long started,
    long inFlight,
    Map<String, Ended> requests,
    Map<String, Ended> beside,
    Injector injector) {

  public Observation {
    requests = Map.copyOf(requests);
    beside = Map.copyOf(beside);
  }

  /**
   * Requests of one name that ended.
   *
   * @param ok times of the successful ones
   * @param ko times of the failed ones
   * @param refused how many of the failed ones the target refused for the sake of its load: status
   *     429 or 503
   */
  public record Ended(TimeCounts ok, TimeCounts ko, long refused) {

    public static final Ended NONE = new Ended(TimeCounts.NONE, TimeCounts.NONE, 0);

    /** All of both. */
    public Ended plus(Ended other) {
      return new Ended(ok.plus(other.ok), ko.plus(other.ko), refused + other.refused);
    }

    double sumMillis() {
      return Times.sum(ok) + Times.sum(ko);
    }

    long number() {
      return ok.total() + ko.total();
    }
  }

  /**
   * What the injector did meanwhile.
   *
   * @param cpu share of its processors, 0 to 1; empty where it is not known
   * @param limit why it could have been the limit, in a sentence without its end: "it used 97 % of
   *     its processors"; empty when it was not
   */
  public record Injector(OptionalDouble cpu, Optional<String> limit) {}

  /** What an objective of the scope bounds. */
  Stream<Ended> of(String scope) {
    return scope.equals(Slo.GLOBAL)
        ? requests.values().stream()
        : Stream.of(requests, beside).flatMap(it -> Stream.ofNullable(it.get(scope)));
  }

  long ended() {
    return requests.values().stream().mapToLong(Ended::number).sum();
  }

  double sumMillis() {
    return requests.values().stream().mapToDouble(Ended::sumMillis).sum();
  }
}
