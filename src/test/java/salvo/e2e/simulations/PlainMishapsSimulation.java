package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ScenarioBuilder;
import salvo.gatling.GatlingSimulation;

/** A plain simulation whose own code goes wrong, in the way that a property names. */
public final class PlainMishapsSimulation extends GatlingSimulation {

  private static final String KIND = System.getProperty("mishaps.kind", "");

  private final ScenarioBuilder pages =
      scenario("pages")
          .exec(http("home").get("/home"))
          .exec(
              session -> {
                if (KIND.equals("exception")) {
                  throw new IllegalStateException("the session is no good");
                }
                return session;
              })
          .exec(http("page").get("/page"));

  @Override
  public void before() {
    if (KIND.equals("before")) {
      throw new IllegalStateException("no data was made");
    }
    if (KIND.equals("before-error")) {
      throw new AssertionError("no data was made");
    }
  }

  @Override
  public void after() {
    if (KIND.equals("after")) {
      throw new IllegalStateException("not cleaned up");
    }
  }

  {
    setUp(pages.injectOpen(atOnceUsers(5)))
        .protocols(http.baseUrl(System.getProperty("mishaps.target", "http://127.0.0.1:1")));
  }
}
