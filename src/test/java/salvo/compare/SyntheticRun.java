package salvo.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import salvo.compare.block.BlockCollector;
import salvo.compare.block.RunBlocks;
import salvo.event.RunEvent;

/**
 * Runs of a service that never existed: open arrivals, lognormal service times, slowness that
 * wanders (an autoregressive process shared by all endpoints) and comes in bursts, failures.
 */
public final class SyntheticRun {

  public static final long START = 1_700_000_000_000L;

  /** What is asked for how often, in requests per second, and how long that takes. */
  public record Endpoint(
      String name, double rate, double medianMillis, double sigma, double errors) {

    public Endpoint slower(double factor) {
      return new Endpoint(name, rate, medianMillis * factor, sigma, errors);
    }
  }

  /**
   * How the service's speed changes over time.
   *
   * @param wander standard deviation of the logarithm of the shared slowness
   * @param memorySeconds after which the wandering has forgotten where it was
   * @param burstsPerMinute times of slowness
   * @param burstSeconds mean length of one
   * @param burstFactor how much slower it is then
   */
  public record Noise(
      double wander,
      double memorySeconds,
      double burstsPerMinute,
      double burstSeconds,
      double burstFactor) {}

  private static final double STEP_SECONDS = 0.1;

  private final List<Endpoint> endpoints;
  private final Noise noise;
  private final double seconds;

  public SyntheticRun(List<Endpoint> endpoints, Noise noise, double seconds) {
    this.endpoints = endpoints;
    this.noise = noise;
    this.seconds = seconds;
  }

  RunBlocks blocks(long seed) {
    BlockCollector blocks = new BlockCollector();
    requests(seed).forEach(blocks::accept);
    return blocks.blocks("synthetic run");
  }

  public List<RunEvent.Request> requests(long seed) {
    Random random = new Random(seed);
    double[] slowness = slowness(random);
    List<RunEvent.Request> requests = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      double at = exponential(random, 1 / endpoint.rate());
      while (at < seconds) {
        requests.add(request(endpoint, at, slowness[(int) (at / STEP_SECONDS)], random));
        at += exponential(random, 1 / endpoint.rate());
      }
    }
    requests.sort((first, second) -> Long.compare(first.startMillis(), second.startMillis()));
    return requests;
  }

  private static RunEvent.Request request(
      Endpoint endpoint, double at, double slowness, Random random) {
    double start = at * 1000;
    double end =
        start
            + endpoint.medianMillis()
                * Math.exp(slowness + endpoint.sigma() * random.nextGaussian());
    boolean ok = random.nextDouble() >= endpoint.errors();
    return new RunEvent.Request(
        "",
        List.of("user"),
        endpoint.name(),
        START + (long) start,
        START + (long) end,
        ok,
        0,
        ok ? "" : "failed");
  }

  /** Logarithm of the shared factor, per tenth of a second. */
  private double[] slowness(Random random) {
    double[] slowness = new double[(int) Math.ceil(seconds / STEP_SECONDS) + 1];
    double keep = Math.exp(-STEP_SECONDS / noise.memorySeconds());
    double kick = noise.wander() * Math.sqrt(1 - keep * keep);
    double now = noise.wander() * random.nextGaussian();
    double burstLeft = 0;
    for (int i = 0; i < slowness.length; i++) {
      now = keep * now + kick * random.nextGaussian();
      burstLeft -= STEP_SECONDS;
      if (random.nextDouble() < noise.burstsPerMinute() / 60 * STEP_SECONDS) {
        burstLeft = exponential(random, noise.burstSeconds());
      }
      slowness[i] = now + (burstLeft > 0 ? Math.log(noise.burstFactor()) : 0);
    }
    return slowness;
  }

  private static double exponential(Random random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
