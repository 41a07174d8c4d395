package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/**
 * What brings the content system to its limits. How suddenly it comes is the profile's affair:
 * {@code factoria-spike} and {@code spike} jump, {@code soak} holds.
 */
public final class StressScenarios {

  private static final int LOOKS = 3;
  private static final List<Integer> BROWSED_PAGES = List.of(1, 2, 3);
  private static final int BROWSED_PAGE_SIZE = 20;

  private final ContentRequests content;
  private final StressRequests requests;
  private final ContentSteps steps;
  private final Target target;
  private final Duration jobPoll;
  private final Duration readingTime;
  private final int bulk;
  private final FeederBuilder<Object> small = Feeders.json("content/syllabi-small.json");
  private final FeederBuilder<Object> medium = Feeders.json("content/syllabi-medium.json");
  private final FeederBuilder<String> pages = Feeders.csv("content/pages.csv");
  private final FeederBuilder<String> longPages = Feeders.csv("content/pages-long.csv");

  public StressScenarios(Target target) {
    this.content = new ContentRequests(target);
    this.requests = new StressRequests(content, target);
    this.steps = new ContentSteps(content);
    this.target = target;
    this.jobPoll = target.duration("jobPoll");
    this.readingTime = target.duration("readingTime");
    this.bulk = target.wholeNumber("bulkJobs");
  }

  /** New accounts, for one target. */
  public Identities accounts() {
    return new ContentAccounts(content, target);
  }

  /** Fires without a pause, in parallel, too much and without patience. */
  public Journey hammer() {
    return Journey.of(
        Task.of("rapid-healthz", requests.rapidHealthz),
        Task.of("rapid-api-health", requests.rapidApiHealth),
        Task.of("rapid-list", feed(pages), requests.rapidListJobs),
        Task.of("rapid-create", steps.createJob(requests.rapidCreateJob, small, true)),
        Task.of("parallel-creates", createAtOnce()),
        Task.of("text-too-long", requests.textTooLong),
        Task.of("body-too-large", requests.bodyTooLarge),
        Task.of("hurry", steps.content(medium, false), requests.generateInHurry));
  }

  /** Long pages, parallel reads and many inserts. */
  public Journey workTheDatabase() {
    return Journey.of(
        Task.of("long-pages", feed(longPages), content.listJobs),
        Task.of(
            "parallel-reads",
            exitBlockOnFail().on(feed(longPages).exec(requests.listJobIds).exec(readAtOnce()))),
        Task.of("bulk-create", repeat(bulk).on(steps.createJob(content.createJob, small, true))));
  }

  /** What a busy user does for hours: create and follow, browse, generate. */
  public Journey workSteadily() {
    return Journey.of(
        Task.of("workflow", workflow()),
        Task.of("browse", browse()),
        Task.of("generate", steps.content(medium, true), content.generateContent));
  }

  private ChainBuilder workflow() {
    return exitBlockOnFail()
        .on(
            exec(content.healthz)
                .exec(steps.createJob(content.createJob, small, true))
                .exec(repeat(LOOKS).on(pause(jobPoll).exec(content.getJob)))
                .exec(steps.freshToken())
                .exec(content.userUsage));
  }

  private ChainBuilder browse() {
    ChainBuilder chain = exec(session -> session.set("page_size", BROWSED_PAGE_SIZE));
    for (int page : BROWSED_PAGES) {
      chain =
          chain
              .exec(session -> session.set("page", page))
              .exec(content.listJobs)
              .pause(readingTime);
    }
    return chain;
  }

  private ChainBuilder createAtOnce() {
    return steps
        .content(small, false)
        .exec(session -> session.removeAll(created()))
        .exec(requests.createJobsAtOnce)
        .exec(StressScenarios::noteCreated);
  }

  private static String[] created() {
    return StressRequests.CREATED_AT_ONCE.toArray(String[]::new);
  }

  private static Session noteCreated(Session session) {
    StressRequests.CREATED_AT_ONCE.stream()
        .filter(session::contains)
        .forEach(id -> ContentAccounts.account(session).created(session.getString(id)));
    return session;
  }

  /** A service without jobs has nothing to read. */
  private ChainBuilder readAtOnce() {
    return doIf(session -> !session.getList(StressRequests.LISTED_JOBS).isEmpty())
        .then(exec(requests.readJobsAtOnce));
  }
}
