package simulations.jobs;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static salvo.gatling.users.UserType.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import salvo.gatling.Await;
import salvo.gatling.Feeders;
import salvo.gatling.Recording;
import salvo.gatling.Target;
import salvo.gatling.jobs.CallbackReceiver;
import salvo.gatling.jobs.JobLedger;
import salvo.gatling.jobs.JobLedger.Ending;
import salvo.gatling.jobs.JobStates;
import salvo.gatling.jobs.RetryAfter;
import salvo.gatling.users.Identities;
import salvo.gatling.users.UserType;

/** What the users of the jobs system do: submit a job and follow it to its end. */
final class JobsScenarios {

  /** How many jobs a quick check submits once the first has succeeded. */
  private static final int FURTHER_JOBS = 3;

  /** An unmeasured user waits no longer: a lost callback must not hold up the load. */
  private static final Duration WARM_UP_PATIENCE = Duration.ofSeconds(5);

  private static final String JOB_COMPLETION = "job completion";
  private static final String SUBMITTED_AT = "submittedAt";
  private static final String FOLLOWED = "followed";

  private final Target target;
  private final Recording recording;
  private final JobsRequests requests;
  private final JobStates states;
  private final Duration patience;
  private final Duration pollInterval;
  private final FeederBuilder<Object> scenes = Feeders.json("jobs/scenes.json");
  private CallbackReceiver receiver;

  JobsScenarios(Target target, Recording recording) {
    this.target = target;
    this.recording = recording;
    this.requests = new JobsRequests(target);
    this.states = states(target);
    this.patience = target.duration("completionTimeout");
    this.pollInterval = target.duration("pollInterval");
  }

  /** New clients of one target, who hear of their jobs by callbacks. */
  Identities calledBack() {
    JobLedger ledger = new JobLedger(recording::nowMillis);
    return clients(ledger, callback -> states.enter(callback, ledger));
  }

  /** New clients of one target, who ask for their jobs; what the callbacks say does not count. */
  Identities asking() {
    return clients(new JobLedger(recording::nowMillis), callback -> {});
  }

  /** A client that submits a job and waits for its callback. */
  UserType generate() {
    return client(jobUntil(completion("callback")));
  }

  /**
   * A client that submits a job and goes on at once; what becomes of it is measured all the same.
   */
  UserType submit() {
    return client(jobUntil(exec(Await.completion(JOB_COMPLETION, this::goOn))));
  }

  /** A client that submits a job and asks for its status until it has ended. */
  UserType generateAndPoll() {
    return client(jobUntil(polls().exec(completion("status"))));
  }

  /** A client with a job; only if it succeeds a few more, one after the other. */
  UserType tryOut() {
    ChainBuilder job = jobUntil(completion("callback"));
    Duration pause = target.duration("quickCheckPause");
    return client(
        exec(job)
            .exec(
                doIf(session -> !session.isFailed())
                    .then(repeat(FURTHER_JOBS).on(pause(pause).exec(job)))));
  }

  /** What one simulation or another sends. */
  UserType[] userTypes() {
    return new UserType[] {generate(), generateAndPoll()};
  }

  private static JobStates states(Target target) {
    return new JobStates(
        target.option("idField"),
        target.option("statusField"),
        words(target.option("completedStatuses")),
        words(target.option("pendingStatuses")));
  }

  private static List<String> words(String option) {
    return List.of(option.strip().split("\\s*,\\s*"));
  }

  private static UserType client(ChainBuilder job) {
    return users("client").task("generate", 1, job);
  }

  private Identities clients(JobLedger ledger, Consumer<JsonNode> callbacks) {
    if (receiver == null) {
      receiver =
          CallbackReceiver.open(
              target.option("callbackHost"),
              target.port("callbackPort"),
              "salvo.systems.jobs.options.callbackPort");
    }
    return new JobClients(requests, ledger, receiver.pathFor(callbacks));
  }

  /** Submits a job and, once it is accepted, waits for its end. */
  private ChainBuilder jobUntil(ChainBuilder end) {
    return feed(scenes)
        .exec(this::describe)
        .exec(requests.submitJob)
        .exec(this::follow)
        .exec(doIf(session -> session.contains(FOLLOWED)).then(end));
  }

  /**
   * The end of a job: no request, and measured beside them, from the submission on.
   *
   * @param source where the news of it come from, for the messages
   */
  private ChainBuilder completion(String source) {
    return exec(
        Await.completion(
            JOB_COMPLETION,
            session -> followed(session).thenApply(ending -> record(session, ending, source))));
  }

  private CompletableFuture<Session> goOn(Session session) {
    followed(session).thenAccept(ending -> record(session, ending, "callback"));
    return CompletableFuture.completedFuture(session);
  }

  private ChainBuilder polls() {
    return asLongAs(session -> !followed(session).isDone())
        .on(pause(this::untilNextPoll).exec(requests.getJob).exec(this::enterStatus));
  }

  /** What the body of a submission is made of beside the scene. */
  private Session describe(Session session) {
    JobClients.of(session).ledger().submitting();
    Map<String, String> image = new LinkedHashMap<>();
    image.put("url", session.getString("imageUrl"));
    target.optionIfAny("inputType").ifPresent(type -> image.put("type", type));
    return session
        .remove(JobsRequests.JOB_ID)
        .remove(FOLLOWED)
        .set("model", target.option("model"))
        .set("image", image)
        .set("webhookField", target.option("webhookField"))
        .set("webhook", address(session) + JobClients.of(session).callbackPath())
        .set(SUBMITTED_AT, recording.nowMillis());
  }

  /** Where the target reaches us; a stand-in for it is on this machine. */
  private String address(Session session) {
    boolean standIn = !recording.records(session) && !target.isWarmedUp();
    return target
        .optionIfAny("callbackUrl")
        .filter(url -> !standIn)
        .orElseGet(() -> receiver.localAddress().toString());
  }

  private Session follow(Session session) {
    if (!session.contains(JobsRequests.JOB_ID)) {
      return session;
    }
    String id = session.getString(JobsRequests.JOB_ID);
    Duration limit = recording.records(session) ? patience : WARM_UP_PATIENCE;
    return session.set(FOLLOWED, JobClients.of(session).ledger().follow(id, limit));
  }

  private Duration untilNextPoll(Session session) {
    return Optional.ofNullable(session.getString(JobsRequests.RETRY_AFTER))
        .flatMap(header -> RetryAfter.of(header, InstantSource.system()))
        .filter(wait -> wait.compareTo(patience) <= 0)
        .orElse(pollInterval);
  }

  /** A poll that fails is one failed request; the job goes on being followed. */
  private Session enterStatus(Session session) {
    if (!session.contains(JobsRequests.JOB_STATUS)) {
      return session;
    }
    states
        .outcome(session.getString(JobsRequests.JOB_STATUS))
        .ifPresent(
            outcome ->
                JobClients.of(session)
                    .ledger()
                    .heard(session.getString(JobsRequests.JOB_ID), outcome));
    return session.remove(JobsRequests.JOB_STATUS);
  }

  private Session record(Session session, Ending ending, String source) {
    long start = session.getLong(SUBMITTED_AT);
    String job = session.getString(JobsRequests.JOB_ID);
    return switch (ending.outcome()) {
      case COMPLETED -> recording.completed(session, JOB_COMPLETION, job, start, ending.atMillis());
      case FAILED ->
          recording.notCompleted(
              session, JOB_COMPLETION, job, start, ending.atMillis(), source + ": failed");
      case LOST ->
          recording.notCompleted(
              session, JOB_COMPLETION, job, start, ending.atMillis(), source + ": lost");
    };
  }

  private static CompletableFuture<Ending> followed(Session session) {
    return session.get(FOLLOWED);
  }
}
