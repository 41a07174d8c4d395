package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import salvo.gatling.Await;
import salvo.gatling.users.Identities;

/**
 * The clients of the database, which share its connections. It is made ready before the load; the
 * tables, and all that was inserted, go when the run ends.
 */
final class DatabaseClients implements Identities {

  private final Database database;
  private final AtomicInteger ready = new AtomicInteger();
  private volatile Optional<String> failure = Optional.empty();

  DatabaseClients(Database database) {
    this.database = database;
  }

  @Override
  public ChainBuilder prepare() {
    return exec(
        Await.of(
            "open database",
            session ->
                CompletableFuture.runAsync(this::open, DatabaseClients::onThreadOfItsOwn)
                    .thenApply(done -> session)));
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
    return exec(session -> session);
  }

  @Override
  public Optional<String> leftBehind() {
    return database.leftBehind();
  }

  /** What blocks must not do so on an event loop. */
  private static void onThreadOfItsOwn(Runnable work) {
    new Thread(work, "open-database").start();
  }

  /** The first of them opens it for all; a failure is final. */
  private synchronized void open() {
    if (failure.isPresent()) {
      return;
    }
    try {
      database.open();
      ready.incrementAndGet();
    } catch (SQLException e) {
      DatabaseFailure reason = DatabaseFailure.of(e);
      failure = Optional.of(reason.getMessage() + "; " + reason.fix());
    }
  }
}
