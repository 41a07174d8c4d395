package simulations.voice;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import simulations.support.Await;
import simulations.support.Recording;

/**
 * The statements of the voice system, each measured from when it is asked for to its last row: the
 * wait for a connection counts. They run on threads of their own, not on Gatling's event loops.
 */
final class SqlRequests {

  static final String SELECT = "sql select";
  static final String JOIN = "sql join";
  static final String INSERT = "sql insert";
  static final String AGGREGATE = "sql aggregate";

  static final Set<String> NAMES = Set.of(SELECT, JOIN, INSERT, AGGREGATE);

  /** More than connections, so that some wait for one: an exhausted pool must be seen as that. */
  private static final int THREADS_PER_CONNECTION = 4;

  private final Database database;
  private final Recording recording;
  private final ExecutorService threads;

  SqlRequests(Database database, Recording recording) {
    this.database = database;
    this.recording = recording;
    this.threads =
        Executors.newFixedThreadPool(
            database.connections() * THREADS_PER_CONNECTION,
            work -> {
              Thread thread = new Thread(work, "sql");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Sets the parameters of a statement. */
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** One call by its id. */
  ActionBuilder select() {
    return statement(
        SELECT,
        "SELECT id, agent_id, started_at, duration_seconds FROM calls WHERE id = ?",
        statement -> statement.setLong(1, database.anyCall()));
  }

  /** The ten busiest agents. */
  ActionBuilder join() {
    return statement(
        JOIN,
        "SELECT a.name, count(*) FROM agents a JOIN calls c ON c.agent_id = a.id"
            + " GROUP BY a.id ORDER BY count(*) DESC LIMIT 10",
        statement -> {});
  }

  /** A new call, committed. */
  ActionBuilder insert() {
    return statement(
        INSERT,
        "INSERT INTO calls (agent_id, started_at, duration_seconds) VALUES (?, now(), ?)",
        statement -> {
          statement.setInt(1, Database.anyAgent());
          statement.setInt(2, 60);
        });
  }

  /** The calls of one day. */
  ActionBuilder aggregate() {
    return statement(
        AGGREGATE,
        "SELECT count(*), avg(duration_seconds), max(duration_seconds) FROM calls"
            + " WHERE started_at > now() - interval '1 day'",
        statement -> {});
  }

  /** Work on the database that is no request. */
  CompletionStage<Void> unmeasured(Runnable work) {
    return CompletableFuture.runAsync(work, threads);
  }

  private ActionBuilder statement(String name, String sql, Parameters parameters) {
    return Await.of(
        name,
        session ->
            recording.records(session) || database.isOwn()
                ? run(session, name, sql, parameters)
                : CompletableFuture.completedFuture(session));
  }

  private CompletionStage<Session> run(
      Session session, String name, String sql, Parameters parameters) {
    long start = recording.nowMillis();
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            execute(sql, parameters);
            return recording.ok(session, name, start, recording.nowMillis());
          } catch (SQLException e) {
            String reason = DatabaseFailure.reason(e, database.patience());
            return recording.ko(session, name, start, recording.nowMillis(), reason);
          }
        },
        threads);
  }

  private void execute(String sql, Parameters parameters) throws SQLException {
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      if (statement.execute()) {
        try (var rows = statement.getResultSet()) {
          while (rows.next()) {
            // Reading to the end is part of the statement.
          }
        }
      }
    }
  }
}
