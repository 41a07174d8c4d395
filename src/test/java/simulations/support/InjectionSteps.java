package simulations.support;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;

import io.gatling.javaapi.core.ClosedInjectionStep;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.util.List;
import salvo.workload.Stage;

/** The one place where stages become Gatling's injection steps. */
final class InjectionSteps {

  private InjectionSteps() {}

  /** Arrivals of a population that gets {@code share} (0 to 1) of the offered rate. */
  static List<OpenInjectionStep> open(List<Stage> stages, double share) {
    Arrivals arrivals = new Arrivals();
    stages.forEach(stage -> arrivals.add((Stage.ArrivalRate) stage, share));
    return arrivals.steps();
  }

  /** Users of a population; the stages already count its own users, not everybody's. */
  static List<ClosedInjectionStep> closed(List<Stage.ConcurrentUsers> stages) {
    return stages.stream().map(InjectionSteps::closed).toList();
  }

  private static ClosedInjectionStep closed(Stage.ConcurrentUsers stage) {
    int from = (int) stage.from();
    int to = (int) stage.to();
    return from == to
        ? constantConcurrentUsers(to).during(stage.duration())
        : rampConcurrentUsers(from).to(to).during(stage.duration());
  }
}
