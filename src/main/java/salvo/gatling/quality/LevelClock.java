package salvo.gatling.quality;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import salvo.slo.ShareFall;
import salvo.workload.Dial;
import salvo.workload.level.HeldLevels;

/** Tells at which level of the load a request was sent. */
record LevelClock(HeldLevels levels, Dial dial) {

  /**
   * What a figure is called that counts at that level alone; empty at any but the lowest and the
   * highest.
   *
   * @param agoMillis how long ago the request was sent
   */
  Optional<String> figure(String figure, long agoMillis) {
    long at = dial.elapsed() - TimeUnit.MILLISECONDS.toNanos(agoMillis);
    if (!dial.hasBegun() || at < 0) {
      return Optional.empty();
    }
    if (levels.isLowest(dial.course(), at)) {
      return Optional.of(ShareFall.low(figure));
    }
    return levels.isHighest(dial.course(), at)
        ? Optional.of(ShareFall.high(figure))
        : Optional.empty();
  }
}
