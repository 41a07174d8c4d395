package simulations.voice;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import salvo.gatling.Await;
import salvo.gatling.Recording;

/**
 * The statements of the voice system, each measured from when it is asked for to its last row: the
 * wait for a connection counts. They run on threads of their own, not on Gatling's event loops.
 */
final class SqlRequests {

  /** One call by its id. */
  final ActionBuilder select;

  /** The ten busiest agents. */
  final ActionBuilder join;

  /** A new call, committed. */
  final ActionBuilder insert;

  /** The calls of one day. */
  final ActionBuilder aggregate;

  private final Database database;
  private final Recording recording;

  SqlRequests(Database database, Recording recording) {
    this.database = database;
    this.recording = recording;
    select =
        statement(
            "sql select",
            "SELECT id, agent_id, started_at, duration_seconds FROM calls WHERE id = ?",
            statement -> statement.setLong(1, database.anyCall()));
    join =
        statement(
            "sql join",
            "SELECT a.name, count(*) FROM agents a JOIN calls c ON c.agent_id = a.id"
                + " GROUP BY a.id ORDER BY count(*) DESC LIMIT 10",
            statement -> {});
    insert =
        statement(
            "sql insert",
            "INSERT INTO calls (agent_id, started_at, duration_seconds) VALUES (?, now(), ?)",
            statement -> {
              statement.setInt(1, Database.anyAgent());
              statement.setInt(2, 60);
            });
    aggregate =
        statement(
            "sql aggregate",
            "SELECT count(*), avg(duration_seconds), max(duration_seconds) FROM calls"
                + " WHERE started_at > now() - interval '1 day'",
            statement -> {});
  }

  private ActionBuilder statement(String name, String sql, SqlPool.Parameters parameters) {
    return Await.request(
        name,
        session ->
            recording.records(session) || database.isWarmedUp()
                ? run(session, name, sql, parameters)
                : CompletableFuture.completedFuture(session));
  }

  private CompletionStage<Session> run(
      Session session, String name, String sql, SqlPool.Parameters parameters) {
    long start = recording.nowMillis();
    return database
        .execute(sql, parameters)
        .handle(
            (done, failure) -> {
              long end = recording.nowMillis();
              return failure == null
                  ? recording.ok(session, name, start, end)
                  : recording.ko(session, name, start, end, failure.getMessage());
            });
  }
}
