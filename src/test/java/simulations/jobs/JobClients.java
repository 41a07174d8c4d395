package simulations.jobs;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doWhile;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import salvo.gatling.jobs.JobLedger;
import salvo.gatling.users.Anonymous;
import salvo.report.JobFigures;

/**
 * The clients of the jobs system: all use one API key, and share a ledger and the address where
 * they are called back. After the load the jobs that go on are waited for, and those that were
 * given up on are cancelled.
 */
final class JobClients extends Anonymous {

  private static final String CLIENTS = "clients";
  private static final Duration UNTIL_NEXT_LOOK = Duration.ofMillis(100);

  private final JobsRequests requests;
  private final JobLedger ledger;
  private final String callbackPath;
  private final AtomicInteger uncancelled = new AtomicInteger();

  JobClients(JobsRequests requests, JobLedger ledger, String callbackPath) {
    this.requests = requests;
    this.ledger = ledger;
    this.callbackPath = callbackPath;
  }

  static JobClients of(Session session) {
    return session.get(CLIENTS);
  }

  JobLedger ledger() {
    return ledger;
  }

  /** The path of the receiver at which they are called back. */
  String callbackPath() {
    return callbackPath;
  }

  @Override
  public Session assign(Session session, String userType) {
    return session.set(CLIENTS, this);
  }

  @Override
  public ChainBuilder cleanUp() {
    return asLongAs(session -> ledger.figures().unfinished() > 0)
        .on(pause(UNTIL_NEXT_LOOK))
        .exec(
            doWhile(session -> session.contains(JobsRequests.JOB_ID))
                .on(
                    exec(this::takeAbandoned)
                        .exec(
                            doIf(session -> session.contains(JobsRequests.JOB_ID))
                                .then(exec(requests.cancelJob).exec(this::noteUncancelled)))));
  }

  @Override
  public Optional<String> leftBehind() {
    return uncancelled.get() == 0
        ? Optional.empty()
        : Optional.of("The clean-up could not cancel " + uncancelled + " jobs on the target.");
  }

  @Override
  public Optional<JobFigures> jobs() {
    return Optional.of(ledger.figures());
  }

  private Session takeAbandoned(Session session) {
    Session cleared = session.markAsSucceeded().remove(JobsRequests.JOB_ID);
    return ledger.nextAbandoned().map(id -> cleared.set(JobsRequests.JOB_ID, id)).orElse(cleared);
  }

  private Session noteUncancelled(Session session) {
    if (session.isFailed()) {
      uncancelled.incrementAndGet();
    }
    return session;
  }
}
