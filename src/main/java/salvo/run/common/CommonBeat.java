package salvo.run.common;

import java.util.Optional;
import java.util.TreeMap;
import salvo.injectors.message.Beat;
import salvo.monitor.sample.ResourceSample;
import salvo.stats.StatsCollector;

/** How it goes at this injector, as the others are told each second. */
public final class CommonBeat {

  private CommonBeat() {}

  /**
   * @param tasks that were started
   * @param latest what was measured last of this machine
   */
  public static Beat of(long tasks, StatsCollector stats, Optional<ResourceSample> latest) {
    TreeMap<String, Double> more = new TreeMap<>();
    more.put("tasks", (double) tasks);
    return new Beat(
        stats.requests(),
        stats.requests(),
        stats.ko(),
        0,
        latest.flatMap(it -> it.cpu().stream().boxed().findFirst()).orElse(0.0),
        0,
        stats.responseTimes().percentile(95),
        more);
  }
}
