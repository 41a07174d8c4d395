package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ScenarioBuilder;
import salvo.gatling.GatlingSimulation;

/** Users of a plain simulation, each with connections of its own, whose pages have resources. */
public final class PlainCutsSimulation extends GatlingSimulation {

  private final ScenarioBuilder pages =
      scenario("pages")
          .exec(
              repeat(6)
                  .on(
                      http("GET idle").get("/idle").resources(http("GET silence").get("/silence")),
                      http("GET body").get("/body"),
                      http("GET body").get("/body")));

  {
    setUp(pages.injectOpen(atOnceUsers(10)))
        .protocols(
            http.baseUrl(System.getProperty("cutting.target", "http://127.0.0.1:1"))
                .disableCaching());
  }
}
