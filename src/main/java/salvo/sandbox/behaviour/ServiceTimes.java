package salvo.sandbox.behaviour;

import salvo.sandbox.behaviour.ServiceTime.Percentiles;

/**
 * Makes the service times of one sandbox: all of them scaled alike, each with a sequence of its own
 * that depends on the seed and the name only, so that the traffic of one endpoint leaves the times
 * of the others as they are.
 */
public final class ServiceTimes {

  private static final Percentiles ONE_MILLISECOND = new Percentiles(1, 1, 1, 1);

  private final long seed;
  private final double scale;

  /**
   * @param scale factor on every time; 0 serves at once
   */
  public ServiceTimes(long seed, double scale) {
    this.seed = seed;
    this.scale = scale;
  }

  public ServiceTime of(String name, Percentiles percentiles) {
    return new ServiceTime(percentiles, scale, Seeds.derive(seed, name));
  }

  /** The same time for every request, which is scaled as the others are. */
  public ServiceTime always(double millis) {
    return new ServiceTime(ONE_MILLISECOND, scale * millis, seed);
  }
}
