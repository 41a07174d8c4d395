package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.stream.IntStream;
import salvo.gatling.GatlingSimulation;

/**
 * A user for each fault, one after the other, who sends its request, and once more where it was
 * answered well. The faults are given as name=address.
 */
public final class FaultyTargetSimulation extends GatlingSimulation {

  {
    String[] faults = System.getProperty("faults", "none=http://127.0.0.1:1/").split(",");
    setUp(IntStream.range(0, faults.length).mapToObj(i -> population(faults[i], i)).toList())
        .protocols(http.disableCaching());
  }

  private static PopulationBuilder population(String fault, int place) {
    String name = fault.substring(0, fault.indexOf('='));
    HttpRequestActionBuilder request =
        http(name)
            .get(fault.substring(name.length() + 1))
            .check(status().is(200), jsonPath("$.status").is("healthy"));
    HttpRequestActionBuilder sent =
        name.contains("login") ? request.disableFollowRedirect() : request;
    return scenario(name)
        .exec(exec(sent).exitHereIfFailed(), pause(Duration.ofMillis(300)), exec(sent))
        .injectOpen(nothingFor(Duration.ofMillis(50L * place)), atOnceUsers(1));
  }
}
