package salvo.run.common;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import salvo.injectors.message.Beat;
import salvo.monitor.sample.ResourceSample;
import salvo.stats.StatsCollector;

/** How it goes at this injector, as the others are told each second. For one thread. */
public final class CommonBeat {

  private final LongSupplier nanoTime;
  private long requestsBefore;
  private long nanosBefore;

  public CommonBeat(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nanosBefore = nanoTime.getAsLong();
  }

  /**
   * The figures at this moment, the rate since the last one.
   *
   * @param latest what was measured last of this machine
   */
  public Beat now(StatsCollector stats, Optional<ResourceSample> latest) {
    long requests = stats.requests();
    long nanos = nanoTime.getAsLong();
    double rate = (requests - requestsBefore) / Math.max(1e-3, (nanos - nanosBefore) / 1e9);
    requestsBefore = requests;
    nanosBefore = nanos;
    return new Beat(
        requests,
        requests,
        stats.ko(),
        rate,
        latest.flatMap(it -> it.cpu().stream().boxed().findFirst()).orElse(0.0),
        latest
            .flatMap(ResourceSample::jvm)
            .map(it -> (double) it.schedulingDelayMillis())
            .orElse(0.0),
        stats.responseTimes().percentile(95),
        new TreeMap<>());
  }
}
