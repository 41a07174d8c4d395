package salvo.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import salvo.workload.Stage;

/**
 * The injection steps of an open population, whole users all the way: as many as its stages ask
 * for, to the nearest one. Gatling counts only a step's whole seconds, and would start nobody in
 * the rest of it; here that rest is cut into slices, with the users of each at its start.
 */
final class Arrivals {

  private static final long SECOND = 1000;
  private static final long SLICE = 50;

  private final List<OpenInjectionStep> steps = new ArrayList<>();
  private double due;
  private long started;

  /** Appends a stage, of whose rate the population gets {@code share}. */
  void add(Stage.ArrivalRate stage, double share) {
    long length = stage.duration().toMillis();
    long whole = length / SECOND * SECOND;
    if (whole > 0) {
      addWholeSeconds(level(stage, 0) * share, level(stage, whole) * share, whole);
    }
    for (long start = whole; start < length; start += SLICE) {
      long end = Math.min(length, start + SLICE);
      double middle = (level(stage, start) + level(stage, end)) / 2;
      addSlice(middle * share, end - start);
    }
  }

  /** The steps of all stages, with whoever rounding has held back until the end. */
  List<OpenInjectionStep> steps() {
    List<OpenInjectionStep> all = new ArrayList<>(steps);
    if (Math.round(due) > started) {
      all.add(atOnceUsers((int) (Math.round(due) - started)));
    }
    return all;
  }

  private void addWholeSeconds(double from, double to, long millis) {
    Duration duration = Duration.ofMillis(millis);
    double area = (from + to) / 2 * millis / SECOND;
    due += area;
    if (from == to) {
      steps.add(rampUsers(startDue()).during(duration));
    } else {
      steps.add(rampUsersPerSec(from).to(to).during(duration));
      started += (long) area;
    }
  }

  private void addSlice(double rate, long millis) {
    due += rate * millis / SECOND;
    int users = startDue();
    if (users > 0) {
      steps.add(atOnceUsers(users));
    }
    steps.add(nothingFor(Duration.ofMillis(millis)));
  }

  /** How many users to start so that as many have started as are due. */
  private int startDue() {
    int users = (int) Math.max(0, Math.round(due) - started);
    started += users;
    return users;
  }

  private static double level(Stage.ArrivalRate stage, long atMillis) {
    long length = stage.duration().toMillis();
    return stage.from() + (stage.to() - stage.from()) * atMillis / length;
  }
}
