package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static salvo.gatling.users.UserType.adminUsers;
import static salvo.gatling.users.UserType.burstUsers;
import static salvo.gatling.users.UserType.healthChecks;
import static salvo.gatling.users.UserType.heavyContentUsers;
import static salvo.gatling.users.UserType.regularUsers;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import java.util.Set;
import salvo.gatling.Feeders;
import salvo.gatling.LoadSimulation;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** The sandbox's content API with accounts, feeders, bodies and five types of users. */
public final class OwnContentSimulation extends LoadSimulation {

  private static final String SYSTEM = "own";
  private static final int BURST = 3;

  private final OwnRequests requests = new OwnRequests(target());
  private final FeederBuilder<Object> syllabi = Feeders.json("salvo/syllabi.json");
  private final FeederBuilder<String> formats = Feeders.csv("salvo/formats.csv");
  private final FeederBuilder<String> pages = Feeders.csv("salvo/pages.csv");

  public OwnContentSimulation() {
    super(SYSTEM);
    setUp(
            load(
                () -> new OwnAccounts(requests, target()),
                regularUsers(browse()),
                adminUsers(watchUsage()),
                heavyContentUsers(browse()),
                healthChecks(probe()),
                burstUsers(createInBursts())))
        .assertions(slos());
  }

  /** With those that only the set-up and the clean-up send. */
  @Override
  protected Set<String> endpoints() {
    Set<String> all = super.endpoints();
    all.addAll(Set.of("register", "login", "delete job"));
    return all;
  }

  private Journey browse() {
    return Journey.of(
        Task.of("healthz", exec(requests.healthz), "healthz"),
        Task.of("api-health", exec(requests.apiHealth), "api health"),
        Task.of("job-status", create().exec(requests.getJob), "create job", "get job"),
        Task.of("create-job", create(), "create job"),
        Task.of("list-jobs", feed(pages).exec(requests.listJobs), "list jobs"),
        Task.of("usage", exec(requests.userUsage), "user usage"),
        Task.of("generate", content().exec(requests.generateContent), "generate content"));
  }

  private Journey watchUsage() {
    return Journey.of(Task.of("usage-summary", exec(requests.usageSummary), "usage summary"));
  }

  private Journey probe() {
    return Journey.of(
        Task.of("probe", exec(requests.healthz).exec(requests.apiHealth), "healthz", "api health"));
  }

  private Journey createInBursts() {
    return Journey.of(
        Task.of(
            "create-burst", repeat(BURST).on(create()), "create job", "create job", "create job"));
  }

  private ChainBuilder create() {
    return content()
        .exec(session -> session.remove(OwnRequests.JOB_ID))
        .exec(requests.createJob)
        .exec(OwnAccounts::noteJob);
  }

  private ChainBuilder content() {
    return feed(syllabi).feed(formats);
  }
}
