package salvo.gatling;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.CoreComponents;
import io.gatling.javaapi.core.Session;
import java.util.function.Predicate;
import salvo.gatling.chain.Beside;
import salvo.gatling.engine.Engine;
import scala.Option;
import scala.Some;

/**
 * Records requests that no action of Gatling's makes: a job that completed, a SQL statement. They
 * stand in the log, in Gatling's report and in ours like any other.
 */
public final class Recording {

  private final Engine engine;
  private final Predicate<String> measured;

  /**
   * @param measured tells by a scenario's name whether it is part of the load; others are silent
   */
  Recording(Engine engine, Predicate<String> measured) {
    this.engine = engine;
    this.measured = measured;
  }

  /** The present on the clock of Gatling's own records, which never goes back; epoch ms. */
  public long nowMillis() {
    return running().clock().nowMillis();
  }

  /** Whether what this user does is measured, and not part of the warm-up or the set-up. */
  public boolean records(Session session) {
    return measured.test(session.scenario());
  }

  /**
   * Records a success of the session's user, in its groups.
   *
   * @param startMillis epoch ms
   * @param endMillis epoch ms
   */
  public Session ok(Session session, String name, long startMillis, long endMillis) {
    return record(session, name, startMillis, endMillis, OK$.MODULE$, Option.empty());
  }

  /**
   * Records the completion of a job, which is no request: it has figures of its own, and counts in
   * no total, rate or percentile of the run.
   *
   * @param job what the target calls it, which stands beside it in {@code requests.csv.gz}
   * @param startMillis epoch ms
   * @param endMillis epoch ms
   */
  public Session completed(
      Session session, String name, String job, long startMillis, long endMillis) {
    log(
        session,
        Beside.in(session.asScala().groups()),
        name,
        startMillis,
        endMillis,
        OK$.MODULE$,
        new Some<>(job),
        Option.empty());
    return session;
  }

  /**
   * Records that a job has not completed; the session that is returned is failed.
   *
   * @param job what the target calls it
   * @param message why, without data that varies
   */
  public Session notCompleted(
      Session session, String name, String job, long startMillis, long endMillis, String message) {
    log(
        session,
        Beside.in(session.asScala().groups()),
        name,
        startMillis,
        endMillis,
        KO$.MODULE$,
        new Some<>(job),
        new Some<>(message));
    return session.markAsFailed();
  }

  /**
   * Records a failure; the session that is returned is failed.
   *
   * @param message why, without data that varies from request to request
   */
  public Session ko(
      Session session, String name, long startMillis, long endMillis, String message) {
    return record(session, name, startMillis, endMillis, KO$.MODULE$, new Some<>(message))
        .markAsFailed();
  }

  private Session record(
      Session session,
      String name,
      long startMillis,
      long endMillis,
      Status status,
      Option<String> message) {
    var scala = session.asScala();
    log(session, scala.groups(), name, startMillis, endMillis, status, Option.empty(), message);
    return records(session)
        ? new Session(scala.logGroupRequestTimings(startMillis, endMillis))
        : session;
  }

  private void log(
      Session session,
      scala.collection.immutable.List<String> groups,
      String name,
      long startMillis,
      long endMillis,
      Status status,
      Option<String> code,
      Option<String> message) {
    if (records(session)) {
      running()
          .statsEngine()
          .logResponse(
              session.scenario(), groups, name, startMillis, endMillis, status, code, message);
    }
  }

  private CoreComponents running() {
    return engine
        .components()
        .orElseThrow(() -> new IllegalStateException("Nothing can be recorded before the start"));
  }
}
