package simulations.support;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

import io.gatling.javaapi.core.ClosedInjectionStep;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.util.List;
import salvo.workload.Stage;

/** The one place where stages become Gatling's injection steps. */
final class InjectionSteps {

  private InjectionSteps() {}

  /** Arrivals of a population that gets {@code share} (0 to 1) of the offered rate. */
  static List<OpenInjectionStep> open(List<Stage> stages, double share) {
    return stages.stream().map(stage -> open((Stage.ArrivalRate) stage, share)).toList();
  }

  /** Users of a population; the stages already count its own users, not everybody's. */
  static List<ClosedInjectionStep> closed(List<Stage.ConcurrentUsers> stages) {
    return stages.stream().map(InjectionSteps::closed).toList();
  }

  private static OpenInjectionStep open(Stage.ArrivalRate stage, double share) {
    double from = stage.from() * share;
    double to = stage.to() * share;
    if (from == 0 && to == 0) {
      return nothingFor(stage.duration());
    }
    return from == to
        ? constantUsersPerSec(to).during(stage.duration())
        : rampUsersPerSec(from).to(to).during(stage.duration());
  }

  private static ClosedInjectionStep closed(Stage.ConcurrentUsers stage) {
    int from = (int) stage.from();
    int to = (int) stage.to();
    return from == to
        ? constantConcurrentUsers(to).during(stage.duration())
        : rampConcurrentUsers(from).to(to).during(stage.duration());
  }
}
