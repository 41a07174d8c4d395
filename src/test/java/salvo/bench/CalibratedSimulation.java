package salvo.bench;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.stream.Streams.openAiChat;
import static salvo.gatling.stream.Streams.stream;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import salvo.gatling.GatlingSimulation;

/** One stream from an address where nobody is, for the calibration before it. */
public final class CalibratedSimulation extends GatlingSimulation {

  static final String TARGET = "calibrated.target";
  static final String HTTP_2 = "calibrated.http2";

  {
    HttpProtocolBuilder protocol = http.baseUrl(System.getProperty(TARGET));
    setUp(
            scenario("streams")
                .exec(stream(http("chat").get("/"), openAiChat()))
                .injectOpen(atOnceUsers(1)))
        .protocols(Boolean.getBoolean(HTTP_2) ? protocol.enableHttp2() : protocol);
  }
}
