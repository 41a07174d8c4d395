package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.sse;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.javaapi.core.ChainBuilder;
import salvo.gatling.GatlingSimulation;

/**
 * Users of a plain simulation with a stream of events, another of which they expect more than
 * comes, and a WebSocket; all of them end by the target's hand. Gatling would open a stream again
 * after three seconds, and opens a socket again as often as is asked for.
 */
public final class CutStreamsSimulation extends GatlingSimulation {

  private static final String TARGET = System.getProperty("cutting.target", "://127.0.0.1:1");

  {
    setUp(scenario("streams").exec(events(), socket()).injectOpen(atOnceUsers(3)))
        .protocols(http.baseUrl("http" + TARGET).wsBaseUrl("ws" + TARGET).wsMaxReconnects(1));
  }

  private static ChainBuilder events() {
    return exec(
        sse("POST events", "events")
            .post("/events")
            .body(StringBody("x"))
            .await(5)
            .on(sse.checkMessage("first event")),
        sse("POST ended", "ended")
            .post("/ended")
            .body(StringBody("x"))
            .await(5)
            .on(sse.checkMessage("first of ended"), sse.checkMessage("second of ended")));
  }

  private static ChainBuilder socket() {
    return exec(ws("GET socket", "socket").connect("/socket"))
        .pause(4)
        .exec(
            sse("close events", "events").close(),
            sse("close ended", "ended").close(),
            ws("send", "socket").sendText("hello"));
  }
}
