package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.concurrent.atomic.AtomicInteger;
import salvo.SuppressForbidden;
import salvo.config.Settings;
import salvo.gatling.LoadSimulation;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;

/** Sends secrets, gets them back, and tells them wherever a simulation can tell something. */
public final class EchoSimulation extends LoadSimulation {

  private final AtomicInteger next = new AtomicInteger();
  private final Settings.Endpoint described = target().description().endpoints().get(0);
  private final String greeting = target().option("greeting");
  private final String password = target().option("password");

  public EchoSimulation() {
    super("echo");
    setUp(
            load(
                UserType.users(
                    "client", Journey.of(Task.of("ask", ask()), Task.of("break", fail(), ask())))))
        .assertions(slos());
  }

  private ChainBuilder ask() {
    return exec(
        http("ask")
            .post(described.path())
            .headers(described.headers())
            .header("X-Next", session -> String.valueOf(next.getAndIncrement()))
            .header("X-Greeting", greeting)
            .header("X-Pw", password)
            .body(StringBody(described.body().orElseThrow()))
            .check(bodyString().is("nothing").logActualValueInError(true)));
  }

  /** Before its request, which is told to Gatling's log alone, and to the console. */
  @SuppressForbidden("what a simulation prints stands among all else")
  private ChainBuilder fail() {
    return exec(
        session -> {
          System.out.println("printed " + greeting);
          System.err.println("printed " + password);
          throw new IllegalStateException("broken by " + greeting);
        });
  }
}
