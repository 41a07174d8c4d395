package salvo.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;

import io.gatling.javaapi.core.ClosedInjectionStep;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import salvo.workload.Stage;

/** The one place where stages become Gatling's injection steps. */
final class InjectionSteps {

  /** How often Gatling looks whether a population is to have other users than it has. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private InjectionSteps() {}

  /** Arrivals of a population that gets {@code share} (0 to 1) of the offered rate. */
  static List<OpenInjectionStep> open(List<Stage> stages, double share) {
    Arrivals arrivals = new Arrivals();
    stages.forEach(stage -> arrivals.add((Stage.ArrivalRate) stage, share));
    return arrivals.steps();
  }

  /**
   * Users of a population; the stages already count its own users, not everybody's. Gatling notices
   * that a population has ended when somebody leaves it and nobody is to come, so that one which is
   * empty by then would never end: it gets somebody to leave it, whom its crew gives nothing to do.
   */
  static List<ClosedInjectionStep> closed(List<Stage.ConcurrentUsers> stages) {
    List<ClosedInjectionStep> steps =
        new ArrayList<>(stages.stream().map(InjectionSteps::closed).toList());
    if (mayEndEmpty(stages.get(stages.size() - 1))) {
      steps.add(constantConcurrentUsers(1).during(TICK));
    }
    return List.copyOf(steps);
  }

  /** Gatling may not look at all during a short stage. */
  private static boolean mayEndEmpty(Stage.ConcurrentUsers last) {
    return last.to() == 0 || last.duration().compareTo(TICK) < 0;
  }

  private static ClosedInjectionStep closed(Stage.ConcurrentUsers stage) {
    int from = (int) stage.from();
    int to = (int) stage.to();
    return from == to
        ? constantConcurrentUsers(to).during(stage.duration())
        : rampConcurrentUsers(from).to(to).during(stage.duration());
  }
}
