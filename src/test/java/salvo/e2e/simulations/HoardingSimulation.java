package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.users.UserType.users;

import salvo.gatling.LoadSimulation;

/** Users who keep the page that they got while they look at it, whatever its size. */
public final class HoardingSimulation extends LoadSimulation {

  public HoardingSimulation() {
    setUp(
            load(
                users("reader")
                    .task(
                        "read",
                        1,
                        exec(http("page").get("/page").check(bodyString().saveAs("page")))
                            .pause(4))))
        .assertions(slos());
  }
}
