package salvo.e2e.simulations;

import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.users.UserType.users;

import java.util.Optional;
import salvo.gatling.LoadSimulation;

/** A simulation whose own code fails once its load is over. */
public final class FailingConclusionSimulation extends LoadSimulation {

  public FailingConclusionSimulation() {
    setUp(load(users("prober").task("probe", 1, http("home").get("/home")))).assertions(slos());
  }

  @Override
  protected Optional<String> conclusion() {
    throw new IllegalStateException("nothing to conclude from");
  }
}
