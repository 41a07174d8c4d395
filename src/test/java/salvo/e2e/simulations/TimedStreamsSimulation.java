package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.stream.Streams.openAiChat;
import static salvo.gatling.stream.Streams.stream;

import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import salvo.gatling.GatlingSimulation;

/** Users of a plain simulation who stream without end; it is over after four seconds. */
public final class TimedStreamsSimulation extends GatlingSimulation {

  {
    setUp(users("good"), users("mute"), users("stalled"))
        .maxDuration(Duration.ofSeconds(4))
        .protocols(
            http.baseUrl(System.getProperty("timed.target", "http://localhost:1"))
                .disableCaching());
  }

  /** Six whose streams come in that way. */
  private static PopulationBuilder users(String way) {
    return scenario(way)
        .exec(
            forever()
                .on(
                    stream(
                        http("POST " + way).post("/" + way).body(StringBody("x")), openAiChat())))
        .injectOpen(atOnceUsers(6));
  }
}
