package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.users.UserType.users;

import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import salvo.gatling.LoadSimulation;
import salvo.gatling.users.UserType;

/** Simulations that cannot be run, each for one mistake. */
public final class Mistakes {

  private static final HttpRequestActionBuilder HEALTH = http("health").get("/healthz");

  private Mistakes() {}

  private static UserType prober() {
    return users("prober").task("probe", 1, HEALTH);
  }

  public static final class ThrowingSimulation extends LoadSimulation {
    public ThrowingSimulation() {
      setUp(load(users("prober").task("probe", Integer.parseInt("often"), HEALTH)));
    }
  }

  public static final class ThrowingFieldSimulation extends LoadSimulation {
    private final int length = nothing().length();

    public ThrowingFieldSimulation() {
      setUp(load(users("prober").task("probe", length, HEALTH)));
    }

    private static String nothing() {
      return null;
    }
  }

  public static final class SameTasksSimulation extends LoadSimulation {
    public SameTasksSimulation() {
      setUp(load(prober().task("probe", 2, HEALTH))).assertions(slos());
    }
  }

  public static final class SameUsersSimulation extends LoadSimulation {
    public SameUsersSimulation() {
      setUp(load(prober(), prober())).assertions(slos());
    }
  }

  public static final class NoTaskSimulation extends LoadSimulation {
    public NoTaskSimulation() {
      setUp(load(users("prober"))).assertions(slos());
    }
  }

  public static final class NoRequestSimulation extends LoadSimulation {
    public NoRequestSimulation() {
      setUp(load(users("prober").task("think", 1, pause(1)))).assertions(slos());
    }
  }

  public static final class DataInNameSimulation extends LoadSimulation {
    public DataInNameSimulation() {
      setUp(load(users("prober").task("look", 1, http("product #{id}").get("/"))))
          .assertions(slos());
    }
  }

  public static final class NoUsersSimulation extends LoadSimulation {
    public NoUsersSimulation() {
      setUp(load()).assertions(slos());
    }
  }

  public static final class NoFeederSimulation extends LoadSimulation {
    private final FeederBuilder<?> products = feeder("shop/nowhere.csv");

    public NoFeederSimulation() {
      setUp(load(users("prober").task("probe", 1, feed(products), HEALTH))).assertions(slos());
    }
  }

  public static final class NoSetUpSimulation extends LoadSimulation {}

  public static final class NothingSetUpSimulation extends LoadSimulation {
    public NothingSetUpSimulation() {
      load(prober());
    }
  }

  public static final class LoadTwiceSimulation extends LoadSimulation {
    public LoadTwiceSimulation() {
      setUp(load(prober()), load(users("other").task("probe", 1, HEALTH))).assertions(slos());
    }
  }

  public static final class SetUpTwiceSimulation extends LoadSimulation {
    public SetUpTwiceSimulation() {
      var populations = load(prober());
      setUp(populations).assertions(slos());
      setUp(populations);
    }
  }

  public static final class EarlySlosSimulation extends LoadSimulation {
    public EarlySlosSimulation() {
      var objectives = slos();
      setUp(load(prober())).assertions(objectives);
    }
  }
}
