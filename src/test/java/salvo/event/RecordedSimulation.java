package salvo.event;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.dummy;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;

/** A short run that puts every kind of record into the log without a server. */
public final class RecordedSimulation extends Simulation {
  {
    setUp(
            scenario("regular")
                .exec(
                    group("regular")
                        .on(
                            group("browse")
                                .on(
                                    exec(dummy("list posts", 20)),
                                    exec(dummy("größer 物語", 30).withSuccess(false)),
                                    exec(dummy("list posts", 10)))))
                .injectOpen(atOnceUsers(3)),
            scenario("crashing")
                .exec(http("get post").get("/posts/#{missing}"))
                .injectOpen(atOnceUsers(2)))
        .protocols(http.baseUrl("http://127.0.0.1:9").disableWarmUp())
        .assertions(global().failedRequests().percent().lt(50.0));
  }
}
