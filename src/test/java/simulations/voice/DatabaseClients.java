package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import simulations.support.Await;
import simulations.users.Identities;

/** The clients of the database: it is made ready before the load, and left as it was after it. */
final class DatabaseClients implements Identities {

  private final Database database;
  private final SqlRequests requests;
  private final AtomicInteger ready = new AtomicInteger();
  private volatile Optional<String> failure = Optional.empty();
  private volatile Optional<String> leftBehind = Optional.empty();

  DatabaseClients(Database database, SqlRequests requests) {
    this.database = database;
    this.requests = requests;
  }

  @Override
  public ChainBuilder prepare() {
    return exec(
        Await.of(
            "open database",
            session -> requests.unmeasured(this::open).thenApply(done -> session)));
  }

  @Override
  public int ready(String userType) {
    return ready.get();
  }

  @Override
  public Optional<String> failure() {
    return failure;
  }

  @Override
  public Session assign(Session session, String userType) {
    return session;
  }

  @Override
  public ChainBuilder cleanUp() {
    return exec(
        Await.of(
            "close database",
            session -> requests.unmeasured(this::close).thenApply(done -> session)));
  }

  @Override
  public Optional<String> leftBehind() {
    return leftBehind;
  }

  private void open() {
    try {
      database.open();
      ready.incrementAndGet();
    } catch (SQLException | RuntimeException e) {
      failure = Optional.of(DatabaseFailure.reason(e, database.patience()));
    }
  }

  private void close() {
    try {
      database.close();
    } catch (SQLException | RuntimeException e) {
      leftBehind =
          Optional.of(
              "The clean-up left its tables in the database: "
                  + DatabaseFailure.reason(e, database.patience())
                  + ".");
    }
  }
}
