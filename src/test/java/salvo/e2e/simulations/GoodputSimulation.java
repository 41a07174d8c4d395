package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHere;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.users.UserType.users;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import salvo.gatling.LoadSimulation;

/**
 * Users whose tasks send a quick request, and some a slow one within a group of its own. Where it
 * has a weight, a task hangs, is spoilt and hangs, or leaves before its end.
 */
public final class GoodputSimulation extends LoadSimulation {

  public GoodputSimulation() {
    super("shop");
    HttpRequestActionBuilder quick = http("quick").get("/quick");
    HttpRequestActionBuilder slow = http("slow").get("/slow");
    HttpRequestActionBuilder hung = http("hung").get("/hung");
    setUp(
            load(
                users("client")
                    .thinkTime(Duration.ZERO, Duration.ZERO)
                    .task("look", 1, exec(quick))
                    .task("buy", 1, group("inside").on(exec(slow)), exec(quick))
                    .task("break", 1, exec(http("broken").get("/broken")))
                    .task("hang", 0, exec(hung))
                    .task("spoil", 0, exec(http("spoilt").get("/broken")), exec(hung))
                    .task("leave", 0, exec(http("left").get("/quick")), exitHere())))
        .assertions(slos());
  }
}
