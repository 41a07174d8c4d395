package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static salvo.gatling.users.UserType.adminUsers;
import static salvo.gatling.users.UserType.burstUsers;
import static salvo.gatling.users.UserType.healthChecks;
import static salvo.gatling.users.UserType.heavyContentUsers;
import static salvo.gatling.users.UserType.regularUsers;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
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

  private Journey browse() {
    return Journey.of(
        Task.of("healthz", requests.healthz),
        Task.of("api-health", requests.apiHealth),
        Task.of("job-status", create(), requests.getJob),
        Task.of("create-job", create()),
        Task.of("list-jobs", feed(pages), requests.listJobs),
        Task.of("usage", requests.userUsage),
        Task.of("generate", content(), requests.generateContent));
  }

  private Journey watchUsage() {
    return Journey.of(Task.of("usage-summary", requests.usageSummary));
  }

  private Journey probe() {
    return Journey.of(Task.of("probe", requests.healthz, requests.apiHealth));
  }

  private Journey createInBursts() {
    return Journey.of(Task.of("create-burst", repeat(BURST).on(create())));
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
