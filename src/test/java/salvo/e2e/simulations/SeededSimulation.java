package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import salvo.gatling.LoadSimulation;
import salvo.gatling.users.Anonymous;
import salvo.gatling.users.IdentityPool;
import salvo.gatling.users.UserType;

/** Tells with each request which user sends it, whom it acts as, and what it has drawn. */
public final class SeededSimulation extends LoadSimulation {

  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofMillis(100);

  private final FeederBuilder<?> words = feeder("words.csv");

  public SeededSimulation() {
    super("seeded");
    setUp(
            load(
                Names::new,
                UserType.users("reader")
                    .weight(3)
                    .thinkTime(SHORT, LONG)
                    .task("look", 3, ask("look"))
                    .task("search", 2, ask("search"), ask("result"))
                    .task("buy", 1, ask("buy")),
                UserType.users("writer")
                    .thinkTime(SHORT, LONG)
                    .task("write", 1, ask("write"))
                    .task("delete", 1, ask("delete"))))
        .assertions(slos());
  }

  private ChainBuilder ask(String name) {
    return feed(words)
        .exec(
            http(name)
                .get("/" + name)
                .queryParam("word", "#{word}")
                .queryParam("as", "#{name}")
                .header("X-User", session -> String.valueOf(session.userId())));
  }

  /** Names that are ready in another order each time. */
  private static final class Names extends Anonymous {

    private final Map<String, IdentityPool<String>> pools = new ConcurrentHashMap<>();

    @Override
    public int toMake(int users) {
      return users;
    }

    @Override
    public ChainBuilder prepare() {
      return pause(session -> Duration.ofMillis(ThreadLocalRandom.current().nextInt(200)))
          .exec(exec(this::keep));
    }

    private Session keep(Session session) {
      pool(session.getString(USER_TYPE)).add(session, "n" + session.userId());
      return session;
    }

    @Override
    public int ready(String userType) {
      return pool(userType).size();
    }

    @Override
    public Session assign(Session session, String userType) {
      return session.set("name", pool(userType).next(session));
    }

    private IdentityPool<String> pool(String userType) {
      return pools.computeIfAbsent(userType, type -> new IdentityPool<>());
    }
  }
}
