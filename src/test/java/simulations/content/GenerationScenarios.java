package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import salvo.gatling.Feeders;
import salvo.gatling.Recording;
import salvo.gatling.Target;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** How content is generated: as jobs, at once, out of the cache and past it. */
public final class GenerationScenarios {

  private final ContentRequests content;
  private final GenerationRequests requests;
  private final ContentSteps steps;
  private final JobWatch watch;
  private final Recording recording;
  private final Target target;
  private final int cachePercent;
  private final Set<String> cached = ConcurrentHashMap.newKeySet();
  private final FeederBuilder<Object> small = Feeders.json("content/syllabi-small.json");
  private final FeederBuilder<Object> medium = Feeders.json("content/syllabi-medium.json");
  private final FeederBuilder<Object> large = Feeders.json("content/syllabi-large.json");
  private final FeederBuilder<Object> popular = Feeders.json("content/syllabi-popular.json");
  private final FeederBuilder<String> pages = Feeders.csv("content/pages.csv");
  private final FeederBuilder<String> statuses = Feeders.csv("content/statuses.csv");

  public GenerationScenarios(Target target, Recording recording) {
    this.content = new ContentRequests(target);
    this.requests = new GenerationRequests(content, target);
    this.steps = new ContentSteps(content);
    this.watch = new JobWatch(content.getJob, recording, target);
    this.recording = recording;
    this.target = target;
    this.cachePercent = target.wholeNumber("cachePercent");
  }

  /** New accounts, for one target. */
  public Identities accounts() {
    return new ContentAccounts(content, target);
  }

  /** Creates jobs of all sizes, looks at them, follows some to their end, and generates at once. */
  public Journey createAndGenerate() {
    ChainBuilder createSmall = createJob(small, requests.createSmallJob);
    return Journey.of(
        Task.of("check-job", steps.lookAtJob(createSmall)).sends(0, createSmall),
        Task.of("create-small-job", createSmall),
        Task.of("create-medium-job", createJob(medium, requests.createMediumJob)),
        Task.of("create-large-job", createJob(large, requests.createLargeJob)),
        Task.of("follow-job", watch.follow(createSmall)),
        Task.of("list-by-status", feed(pages), feed(statuses), requests.listJobsByStatus),
        Task.of("generate-small", sometimesCached(small), requests.generateSmall),
        Task.of("generate-medium", sometimesCached(medium), requests.generateMedium),
        Task.of(
            "generate-large",
            steps
                .content(large, false)
                .exec(session -> session.set("format", "podcast"))
                .exec(requests.generateLarge)));
  }

  /** Asks for what others asked for, for what nobody has, and for what may not be cached. */
  public Journey useTheCache() {
    return Journey.of(
        Task.of("popular", popularContent()),
        Task.of(
            "unique",
            steps
                .content(medium)
                .exec(session -> steps.makeUnique(session, true))
                .exec(requests.cacheMiss)),
        Task.of(
            "bypass",
            steps
                .content(popular)
                .exec(session -> session.set("useCache", false))
                .exec(requests.cacheBypass)));
  }

  /** Generates several contents at the same time, as for a page that shows them side by side. */
  public Journey generateConcurrently() {
    return Journey.of(
        Task.of(
            "generate-concurrently", steps.content(small, false), requests.generateConcurrently));
  }

  /** Only once a content has been generated can the next request for it hit the cache. */
  private ChainBuilder popularContent() {
    return steps
        .content(popular)
        .exec(
            doIfOrElse(session -> cached.contains(key(session)))
                .then(exec(requests.cacheHit))
                .orElse(
                    exec(session -> session.remove(GenerationRequests.FILLED))
                        .exec(requests.fillCache)
                        .exec(this::noteCached)));
  }

  private Session noteCached(Session session) {
    if (session.contains(GenerationRequests.FILLED)) {
      cached.add(key(session));
    }
    return session;
  }

  /** A warm-up that calls a stand-in fills the cache of that, and not the target's. */
  private String key(Session session) {
    boolean standIn = !recording.records(session) && !target.isWarmedUp();
    return String.join(
        "\n",
        standIn ? "stand-in" : "target",
        session.getString("format"),
        session.getString("title"));
  }

  private ChainBuilder createJob(FeederBuilder<Object> texts, HttpRequestActionBuilder request) {
    return sometimesCached(texts).exec(steps.createJob(request));
  }

  private ChainBuilder sometimesCached(FeederBuilder<Object> texts) {
    return steps
        .content(texts)
        .exec(
            session ->
                ThreadLocalRandom.current().nextInt(100) < cachePercent
                    ? session
                    : steps.makeUnique(session, false));
  }
}
