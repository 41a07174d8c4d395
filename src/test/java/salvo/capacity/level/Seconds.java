package salvo.capacity.level;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.stats.times.TimeCounter;
import salvo.stats.times.TimeCounts;

/** Seconds of a load, made up. */
public final class Seconds {

  public static final String REQUEST = "create job";

  private Seconds() {}

  /** A second with so many tasks of one request, of which some take their time and some fail. */
  public static Observation of(int tasks, int slow, int failed, long inFlight) {
    return of(
        tasks,
        tasks,
        inFlight,
        new Observation.Ended(
            times(tasks - slow - failed, 20).plus(times(slow, 500)), times(failed, 20), 0),
        Optional.empty());
  }

  public static Observation of(
      int offered, int started, long inFlight, Observation.Ended ended, Optional<String> limit) {
    return new Observation(
        1,
        offered,
        started,
        inFlight,
        Map.of(REQUEST, ended),
        Map.of(),
        new Observation.Injector(OptionalDouble.of(0.31), limit));
  }

  public static TimeCounts times(int number, long millis) {
    TimeCounter counter = new TimeCounter();
    for (int i = 0; i < number; i++) {
      counter.add(millis);
    }
    return counter.counts();
  }
}
