package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import salvo.gatling.LoadSimulation;
import salvo.gatling.Recording;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;

/** Records names that a target's data may have made, and shows what the target says. */
public final class HostileSimulation extends LoadSimulation {

  public static final List<String> NAMES =
      List.of(
          "'quote\"s",
          "</script><script>alert(1)</script>",
          "<!--<script>",
          "back\\",
          "line\nbreak\u2028and\u2029more",
          "\u001b[31mred\u0007",
          "\u202eoverride");

  private final AtomicInteger next = new AtomicInteger();
  private final Recording recording = recording();

  public HostileSimulation() {
    super("hostile");
    Task task = Task.of("ask", ask(), exec(this::record)).sends(1, "recorded");
    setUp(load(UserType.users("client", Journey.of(task)))).assertions(slos());
  }

  private static ChainBuilder ask() {
    return exec(http("ask").get("/").check(bodyString().is("nothing").logActualValueInError(true)));
  }

  private Session record(Session session) {
    String name = NAMES.get(next.getAndIncrement() % NAMES.size());
    long now = recording.nowMillis();
    return recording.ko(session, name, now, now, "of " + name);
  }
}
