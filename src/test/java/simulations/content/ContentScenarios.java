package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import simulations.support.Feeders;
import simulations.support.Target;
import simulations.users.Identities;
import simulations.users.Journey;
import simulations.users.Task;

/** What the users of the content system do. Weights and think times stand in the configuration. */
public final class ContentScenarios {

  /** How many jobs a burst user creates in a row. */
  private static final int BURST = 3;

  private final ContentRequests requests;
  private final Target target;
  private final AtomicLong uniqueTexts = new AtomicLong();
  private final FeederBuilder<Object> small = Feeders.json("content/syllabi-small.json");
  private final FeederBuilder<Object> medium = Feeders.json("content/syllabi-medium.json");
  private final FeederBuilder<Object> large = Feeders.json("content/syllabi-large.json");
  private final FeederBuilder<Object> popular = Feeders.json("content/syllabi-popular.json");
  private final FeederBuilder<String> formats = Feeders.csv("content/formats.csv");
  private final FeederBuilder<String> pages = Feeders.csv("content/pages.csv");

  public ContentScenarios(Target target) {
    this.requests = new ContentRequests(target);
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
        Task.of(
            "usage-summary",
            exec(freshToken()).exec(requests.usageSummary),
            ContentRequests.USAGE_SUMMARY));
  }

  /** What a monitoring system asks. */
  public Journey probe() {
    return Journey.of(
        Task.of(
            "probe",
            exec(requests.healthz).exec(requests.apiHealth),
            ContentRequests.HEALTHZ,
            ContentRequests.API_HEALTH));
  }

  /** Several jobs in a row, without a pause. */
  public Journey createInBursts() {
    return Journey.of(
        Task.of(
            "create-burst",
            repeat(BURST).on(createJob(small, true)),
            ContentRequests.CREATE_JOB,
            ContentRequests.CREATE_JOB,
            ContentRequests.CREATE_JOB));
  }

  private Journey journey(
      FeederBuilder<Object> jobTexts, FeederBuilder<Object> texts, boolean useCache) {
    ChainBuilder createJob = createJob(jobTexts, useCache);
    return Journey.of(
        Task.of("healthz", exec(requests.healthz), ContentRequests.HEALTHZ),
        Task.of("api-health", exec(requests.apiHealth), ContentRequests.API_HEALTH),
        Task.of("job-status", jobStatus(createJob), ContentRequests.GET_JOB),
        Task.of("create-job", createJob, ContentRequests.CREATE_JOB),
        Task.of("list-jobs", feed(pages).exec(requests.listJobs), ContentRequests.LIST_JOBS),
        Task.of("usage", exec(freshToken()).exec(requests.userUsage), ContentRequests.USER_USAGE),
        Task.of(
            "generate",
            content(texts, useCache).exec(requests.generateContent),
            ContentRequests.GENERATE_CONTENT));
  }

  /** Looks at one of the account's jobs; an account without any creates its first. */
  private ChainBuilder jobStatus(ChainBuilder createJob) {
    return exec(ContentScenarios::chooseJob)
        .exec(
            doIfOrElse(session -> session.contains(ContentAccounts.JOB_ID))
                .then(exec(requests.getJob))
                .orElse(createJob));
  }

  private static Session chooseJob(Session session) {
    Optional<String> job = ContentAccounts.account(session).anyRecentJob();
    return job.map(id -> session.set(ContentAccounts.JOB_ID, id))
        .orElseGet(() -> session.remove(ContentAccounts.JOB_ID));
  }

  private ChainBuilder createJob(FeederBuilder<Object> texts, boolean useCache) {
    return content(texts, useCache)
        .exec(session -> session.remove(ContentAccounts.JOB_ID))
        .exec(requests.createJob)
        .exec(
            session -> {
              if (session.contains(ContentAccounts.JOB_ID)) {
                ContentAccounts.account(session).created(session.getString(ContentAccounts.JOB_ID));
              }
              return session;
            });
  }

  /** The values of a content request; without the cache each text is made unique. */
  private ChainBuilder content(FeederBuilder<Object> texts, boolean useCache) {
    return feed(texts)
        .feed(formats)
        .exec(session -> session.set("useCache", useCache))
        .exec(session -> useCache ? session : makeUnique(session));
  }

  private Session makeUnique(Session session) {
    String mark = "[" + Long.toString(uniqueTexts.incrementAndGet(), Character.MAX_RADIX) + "] ";
    String text = mark + session.getString("syllabus");
    return session.set("syllabus", text.substring(0, Math.min(text.length(), 5000)));
  }

  private ChainBuilder freshToken() {
    return doIf(session -> ContentAccounts.account(session).tokenIsOld(Instant.now()))
        .then(ContentAccounts.signIn(requests.login));
  }
}
