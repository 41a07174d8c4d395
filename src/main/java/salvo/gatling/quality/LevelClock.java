package salvo.gatling.quality;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import salvo.event.FigureName;
import salvo.workload.Dial;
import salvo.workload.level.HeldLevels;

/** Tells at which level of the load a request was sent. */
record LevelClock(HeldLevels levels, Dial dial) {

  /**
   * The figure that counts at that level alone; empty at any but the lowest and the highest.
   *
   * @param agoMillis how long ago the request was sent
   */
  Optional<FigureName> figure(long agoMillis) {
    long at = dial.elapsed() - TimeUnit.MILLISECONDS.toNanos(agoMillis);
    if (!dial.hasBegun() || at < 0) {
      return Optional.empty();
    }
    if (levels.isLowest(dial.course(), at)) {
      return Optional.of(FigureName.QUALITY_LOW);
    }
    return levels.isHighest(dial.course(), at)
        ? Optional.of(FigureName.QUALITY_HIGH)
        : Optional.empty();
  }
}
