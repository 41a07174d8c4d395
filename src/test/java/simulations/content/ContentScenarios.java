package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** What the users of the content system do. Weights and think times stand in the configuration. */
public final class ContentScenarios {

  /** How many jobs a burst user creates in a row. */
  private static final int BURST = 3;

  private final ContentRequests requests;
  private final ContentSteps steps;
  private final Target target;
  private final FeederBuilder<Object> small = Feeders.json("content/syllabi-small.json");
  private final FeederBuilder<Object> medium = Feeders.json("content/syllabi-medium.json");
  private final FeederBuilder<Object> large = Feeders.json("content/syllabi-large.json");
  private final FeederBuilder<Object> popular = Feeders.json("content/syllabi-popular.json");
  private final FeederBuilder<String> pages = Feeders.csv("content/pages.csv");

  public ContentScenarios(Target target) {
    this.requests = new ContentRequests(target);
    this.steps = new ContentSteps(requests);
    this.target = target;
  }

  /** New accounts, for one target. */
  public Identities accounts() {
    return new ContentAccounts(requests, target);
  }

  /** Looks at the service, creates jobs, follows and lists them, asks for popular content. */
  public Journey browseAndCreate() {
    return journey(medium, popular, true);
  }

  /** The same tasks over long syllabi that no cache has seen. */
  public Journey generateLongContent() {
    return journey(large, large, false);
  }

  /** The administrator's look at everybody's usage. */
  public Journey watchUsage() {
    return Journey.of(
        Task.of("usage-summary", steps.freshToken(), requests.usageSummary)
            .sends(0, requests.login));
  }

  /** What a monitoring system asks. */
  public Journey probe() {
    return Journey.of(Task.of("probe", requests.healthz, requests.apiHealth));
  }

  /** Several jobs in a row, without a pause. */
  public Journey createInBursts() {
    return Journey.of(
        Task.of(
            "create-burst", repeat(BURST).on(steps.createJob(requests.createJob, small, true))));
  }

  private Journey journey(
      FeederBuilder<Object> jobTexts, FeederBuilder<Object> texts, boolean useCache) {
    ChainBuilder createJob = steps.createJob(requests.createJob, jobTexts, useCache);
    return Journey.of(
        Task.of("healthz", requests.healthz),
        Task.of("api-health", requests.apiHealth),
        Task.of("job-status", steps.lookAtJob(createJob)).sends(0, createJob),
        Task.of("create-job", createJob),
        Task.of("list-jobs", feed(pages), requests.listJobs),
        Task.of("usage", steps.freshToken(), requests.userUsage).sends(0, requests.login),
        Task.of("generate", steps.content(texts, useCache), requests.generateContent));
  }
}
