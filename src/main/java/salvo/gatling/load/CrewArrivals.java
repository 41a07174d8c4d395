package salvo.gatling.load;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import salvo.workload.Stage;

/**
 * When the users of a closed population come: each time that its level rises beyond another whole
 * one. Who goes is for the {@link Crew} to say.
 */
final class CrewArrivals {

  private final List<Long> nanos = new ArrayList<>();
  private int present;

  private CrewArrivals() {}

  static CrewArrivals of(List<Stage.ConcurrentUsers> stages) {
    CrewArrivals arrivals = new CrewArrivals();
    long start = 0;
    for (Stage.ConcurrentUsers stage : stages) {
      arrivals.add(stage, start);
      start += stage.duration().toNanos();
    }
    return arrivals;
  }

  /** In order, since the load begins. */
  PrimitiveIterator.OfLong nanos() {
    return nanos.stream().mapToLong(Long::longValue).iterator();
  }

  long count() {
    return nanos.size();
  }

  private void add(Stage.ConcurrentUsers stage, long startNanos) {
    present = Math.min(present, whole(stage.from()));
    while (present < whole(Math.max(stage.from(), stage.to()))) {
      double share =
          present < stage.from() ? 0 : (present - stage.from()) / (stage.to() - stage.from());
      nanos.add(startNanos + Math.round(stage.duration().toNanos() * share));
      present++;
    }
    present = Math.min(present, whole(stage.to()));
  }

  private static int whole(double level) {
    return (int) Math.ceil(level);
  }
}
