package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import salvo.gatling.GatlingSimulation;

/** A simulation as Gatling's own documentation has them; only what it extends is Salvo's. */
public final class PlainSimulation extends GatlingSimulation {

  private final HttpProtocolBuilder protocol =
      http.baseUrl(System.getProperty("plain.target", "http://127.0.0.1:1"));

  private final ScenarioBuilder browse =
      scenario("browse")
          .exec(http("home").get("/home").check(status().is(200)))
          .repeat(2)
          .on(exec(http("item").get("/item")));

  private final ScenarioBuilder ping = scenario("ping").exec(http("ping").get("/ping"));

  @Override
  public void before() {
    System.setProperty("plain.before", "ran");
  }

  @Override
  public void after() {
    if (!System.getProperty("plain.before", "").equals("ran")) {
      throw new IllegalStateException("before() did not run");
    }
  }

  {
    setUp(browse.injectOpen(constantUsersPerSec(10).during(3)), ping.injectOpen(atOnceUsers(5)))
        .protocols(protocol)
        .assertions(
            global().successfulRequests().percent().gt(99.0),
            global().allRequests().count().gte(Long.getLong("plain.least", 1)));
  }
}
