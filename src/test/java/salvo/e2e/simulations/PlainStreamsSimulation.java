package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.stream.Streams.openAiChat;
import static salvo.gatling.stream.Streams.stream;

import io.gatling.javaapi.core.ChainBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.gatling.GatlingSimulation;

/**
 * Users of a plain simulation who stream, over HTTP/2 where the target speaks it; it may say of the
 * target that this is known.
 */
public final class PlainStreamsSimulation extends GatlingSimulation {

  private static final String TARGET = System.getProperty("cutting.target", "https://localhost:1");

  {
    setUp(scenario("streams").exec(repeat(2).on(ways())).injectOpen(atOnceUsers(3)))
        .protocols(
            http.baseUrl(TARGET).enableHttp2().http2PriorKnowledge(known()).disableCaching());
  }

  private static Map<String, Boolean> known() {
    return Optional.ofNullable(System.getProperty("cutting.speaksHttp2"))
        .map(it -> Map.of(URI.create(TARGET).getAuthority(), Boolean.valueOf(it)))
        .orElse(Map.of());
  }

  private static ChainBuilder ways() {
    return exec(
        Stream.of("good", "mute", "good", "stalled", "good", "cut", "good")
            .map(
                way ->
                    exec(
                        stream(
                                http("POST " + way).post("/" + way).body(StringBody("x")),
                                openAiChat())
                            .firstTokenWithin(Duration.ofSeconds(4))
                            .stallAfter(Duration.ofSeconds(2))))
            .toList());
  }
}
