package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Set;
import salvo.gatling.Await;
import salvo.gatling.Recording;
import salvo.gatling.Target;

/**
 * Follows a job from its creation to its end and records the whole time as {@code complete job}.
 * The time is known to within a poll: what the server notes is by another clock.
 */
final class JobWatch {

  /** An unmeasured user follows no longer: a job that is stuck must not hold up the load. */
  private static final Duration WARM_UP_PATIENCE = Duration.ofSeconds(5);

  /** From the creation of the job to its end; no request, and measured beside them. */
  private static final String COMPLETE_JOB = "complete job";

  private static final String COMPLETED = "completed";
  private static final Set<String> UNDER_WAY = Set.of("pending", "processing");
  private static final String SUBMITTED = "submittedMillis";

  private final HttpRequestActionBuilder getJob;
  private final Recording recording;
  private final Duration poll;
  private final Duration patience;

  JobWatch(HttpRequestActionBuilder getJob, Recording recording, Target target) {
    this.getJob = getJob;
    this.recording = recording;
    this.poll = target.duration("jobPoll");
    this.patience = target.duration("jobTimeout");
  }

  /** Creates a job and looks at it until it is done or patience ends; a failed look ends it too. */
  ChainBuilder follow(ChainBuilder createJob) {
    return exec(session -> session.remove(ContentAccounts.JOB_STATUS))
        .exec(session -> session.set(SUBMITTED, recording.nowMillis()))
        .exec(
            exitBlockOnFail()
                .on(exec(createJob).exec(asLongAs(this::waits).on(pause(poll).exec(getJob)))))
        .exec(
            doIf(session -> session.contains(ContentAccounts.JOB_ID))
                .then(Await.completion(COMPLETE_JOB, session -> completedFuture(record(session)))));
  }

  private boolean waits(Session session) {
    Duration limit = recording.records(session) ? patience : WARM_UP_PATIENCE;
    return session.contains(ContentAccounts.JOB_ID)
        && UNDER_WAY.contains(status(session))
        && since(session) < limit.toMillis();
  }

  private Session record(Session session) {
    long submitted = session.getLong(SUBMITTED);
    long now = recording.nowMillis();
    String status = status(session);
    String job = session.getString(ContentAccounts.JOB_ID);
    return status.equals(COMPLETED)
        ? recording.completed(session, COMPLETE_JOB, job, submitted, now)
        : recording.notCompleted(
            session, COMPLETE_JOB, job, submitted, now, "the job is " + status);
  }

  /** A job that nobody has looked at is waiting. */
  private static String status(Session session) {
    return session.contains(ContentAccounts.JOB_STATUS)
        ? session.getString(ContentAccounts.JOB_STATUS)
        : "pending";
  }

  private long since(Session session) {
    return recording.nowMillis() - session.getLong(SUBMITTED);
  }
}
