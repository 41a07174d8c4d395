package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.stream.Stream;
import salvo.gatling.GatlingSimulation;

/**
 * Users of a plain simulation over HTTP/2, who ask for each path twice on a connection that has
 * answered before.
 */
public final class Http2CutsSimulation extends GatlingSimulation {

  {
    setUp(scenario("paths").exec(repeat(2).on(paths())).injectOpen(atOnceUsers(3)))
        .protocols(
            http.baseUrl(System.getProperty("cutting.target", "https://localhost:1"))
                .enableHttp2()
                .disableCaching());
  }

  private static ChainBuilder paths() {
    return exec(
        Stream.of(System.getProperty("cutting.paths", "ok").split(","))
            .map(
                path ->
                    exec(
                        http("GET ok").get("/ok"),
                        http("GET " + path).get("/" + path).check(status().is(200)),
                        http("GET ok").get("/ok"),
                        http("POST " + path).post("/" + path).body(StringBody("x"))))
            .toList());
  }
}
