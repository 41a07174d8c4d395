package salvo.capacity.simulated;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import salvo.capacity.CapacityPlan;
import salvo.capacity.CapacityResult;
import salvo.capacity.CapacitySearch;
import salvo.capacity.Command;
import salvo.capacity.level.Observation;
import salvo.stats.times.TimeCounter;

/**
 * A search in simulated time: Poisson arrivals at the level that it asks for, a second at a time.
 */
public final class SimulatedRun {

  public static final String REQUEST = "create job";

  private final SplittableRandom random;
  private final Target target;
  private final double most;
  private final Map<Long, Second> seconds = new HashMap<>();
  private double nextArrival;
  private double left;
  private long inFlight;

  private static final class Second {
    private final TimeCounter ok = new TimeCounter();
    private final TimeCounter ko = new TimeCounter();
    private long refused;
    private long ended;
  }

  private SimulatedRun(Target target, double most, long seed) {
    this.random = new SplittableRandom(seed).split();
    this.target = target;
    this.most = most;
    this.left = exponential();
  }

  /** The result of a search on the target. */
  public static CapacityResult of(CapacityPlan plan, Target target, long seed) {
    return of(plan, target, Double.POSITIVE_INFINITY, seed);
  }

  /** With an injector that starts no more than so many tasks a second, and says so. */
  public static CapacityResult of(CapacityPlan plan, Target target, double most, long seed) {
    SimulatedRun run = new SimulatedRun(target, most, seed);
    CapacitySearch search = new CapacitySearch(plan);
    Command command = search.begin();
    for (long second = 0; command.action() != Command.Action.FINISH; second++) {
      command = search.next(run.second(second, command.level()));
    }
    return search.result();
  }

  private Observation second(long second, double rate) {
    long offered = 0;
    long started = 0;
    nextArrival = second + (rate > 0 ? left / rate : 2);
    while (nextArrival < second + 1) {
      offered++;
      if (started < most) {
        started++;
        send(nextArrival);
      }
      left = exponential();
      nextArrival += left / rate;
    }
    left = rate > 0 ? (nextArrival - second - 1) * rate : left;
    Second ended = Optional.ofNullable(seconds.remove(second)).orElseGet(Second::new);
    inFlight += started - ended.ended;
    return new Observation(
        1,
        offered,
        started,
        inFlight,
        Map.of(REQUEST, new Observation.Ended(ended.ok.counts(), ended.ko.counts(), ended.refused)),
        Map.of(),
        new Observation.Injector(
            OptionalDouble.of(Math.min(1, started / Math.min(most, 1e3))),
            offered > started ? Optional.of("it used all of its processors") : Optional.empty()));
  }

  private void send(double at) {
    Target.Answer answer = target.answer(at);
    Second ends = seconds.computeIfAbsent((long) answer.at(), it -> new Second());
    (answer.ok() ? ends.ok : ends.ko).add((long) Math.ceil((answer.at() - at) * 1e3 - 1e-6));
    ends.refused += answer.refused() ? 1 : 0;
    ends.ended++;
  }

  private double exponential() {
    return -Math.log(1 - random.nextDouble());
  }
}
