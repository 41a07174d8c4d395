package simulations.voice;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.Driver;
import salvo.gatling.Target;
import salvo.run.Companion;
import salvo.run.StartException;

/**
 * The database under load: the configured one, or a PostgreSQL that is started for the run. The
 * tables stand in a schema of the run's own, which goes when the run ends, and with it all that was
 * inserted. A run that is killed leaves its schema in a database that is not its own.
 */
final class Database implements Companion {

  private static final String KEY = "salvo.systems.voice.options.";
  private static final int AGENTS = 50;

  private final Optional<String> url;
  private final String shownUrl;
  private final String user;
  private final String password;
  private final int connections;
  private final int rows;
  private final Duration patience;
  private final Duration timeout;
  private final boolean warmedUp;
  private final String schema = "salvo_load_" + UUID.randomUUID().toString().replace("-", "");
  private OwnPostgres own;
  private DatabaseLogin login;
  private volatile SqlPool pool;
  private volatile Optional<String> leftBehind = Optional.empty();

  Database(Target target) {
    url = target.optionIfAny("databaseUrl");
    shownUrl = target.shown("databaseUrl");
    user = target.option("databaseUser");
    password = target.optionIfAny("databasePassword").orElse("");
    connections = target.wholeNumber("databaseConnections", 1);
    rows = target.wholeNumber("databaseRows", 1);
    patience = target.duration("databaseWait");
    timeout = target.requestTimeout();
    warmedUp = url.isEmpty() || target.isWarmUpOnTarget();
  }

  /** Whether the run starts it for itself. */
  boolean isOwn() {
    return url.isEmpty();
  }

  @Override
  public boolean isStartedByRun() {
    return isOwn();
  }

  /** Whether the warm-up may use it, too. */
  boolean isWarmedUp() {
    return warmedUp;
  }

  @Override
  public void start(Path results) {
    if (isOwn()) {
      own = startOwn(results);
      login = new DatabaseLogin(own.url(), OwnPostgres.USER, own.password(), schema);
    } else {
      login = new DatabaseLogin(url.orElseThrow(), user, password, schema);
      check();
    }
  }

  @Override
  public String name() {
    return "PostgreSQL at " + (own == null ? shownUrl : own.url());
  }

  @Override
  public Optional<String> loss() {
    return own == null || own.isRunning()
        ? Optional.empty()
        : Optional.of("The PostgreSQL that the run had started ended before it.");
  }

  @Override
  public void moveLogTo(Path folder) {
    if (own != null) {
      own.moveLogTo(folder);
    }
  }

  /** Makes tables and connections ready; what is ready stays as it is. */
  synchronized void open() throws SQLException {
    if (pool != null) {
      return;
    }
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement()) {
      createTables(statement);
    }
    pool = SqlPool.open(login, connections, patience, timeout);
  }

  /** Executes a statement on one of the connections, as {@link SqlPool#execute} does. */
  CompletableFuture<Void> execute(String sql, SqlPool.Parameters parameters) {
    return pool.execute(sql, parameters);
  }

  @Override
  public synchronized void stop() {
    if (pool != null) {
      pool.close();
      pool = null;
    }
    if (own == null) {
      dropSchema();
    } else {
      own.close();
    }
  }

  /** What could not be removed, in one sentence. */
  Optional<String> leftBehind() {
    return leftBehind;
  }

  /** The id of a call that was there from the start, any of them. */
  long anyCall() {
    return ThreadLocalRandom.current().nextLong(1, rows + 1L);
  }

  /** The id of an agent, any of them. */
  static int anyAgent() {
    return ThreadLocalRandom.current().nextInt(1, AGENTS + 1);
  }

  private OwnPostgres startOwn(Path results) {
    try {
      return OwnPostgres.start(results, connections);
    } catch (StartException e) {
      throw refused(
          "the PostgreSQL that the run starts where none is named did not start: " + e.getMessage(),
          "name one that runs, or leave the database out by -DuserTypes");
    }
  }

  private void check() {
    if (!new Driver().acceptsURL(login.url())) {
      throw refused(
          "must be a JDBC URL of PostgreSQL",
          "write it as jdbc:postgresql://db.example.com:5432/voice");
    }
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement();
        ResultSet right =
            statement.executeQuery("SELECT has_database_privilege(current_database(), 'CREATE')")) {
      right.next();
      if (!right.getBoolean(1)) {
        throw refused(
            "its user \"" + user + "\" must be allowed to create a schema",
            "GRANT CREATE ON DATABASE, or choose another databaseUser");
      }
    } catch (SQLException e) {
      DatabaseFailure failure = DatabaseFailure.of(e);
      throw refused(failure.getMessage(), failure.fix());
    }
  }

  private StartException refused(String problem, String fix) {
    return new StartException(
        KEY + "databaseUrl = \"" + shownUrl + "\": " + problem + ". Fix: " + fix + ".");
  }

  private void dropSchema() {
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
    } catch (SQLException e) {
      leftBehind =
          Optional.of(
              "The clean-up left the schema "
                  + schema
                  + " in the database: "
                  + DatabaseFailure.of(e).getMessage()
                  + ".");
    }
  }

  private void createTables(Statement statement) throws SQLException {
    statement.execute("CREATE SCHEMA " + schema);
    statement.execute("SET search_path TO " + schema);
    statement.execute("CREATE TABLE agents (id int PRIMARY KEY, name text NOT NULL)");
    statement.execute(
        "CREATE TABLE calls (id bigserial PRIMARY KEY, agent_id int NOT NULL REFERENCES agents,"
            + " started_at timestamptz NOT NULL, duration_seconds int NOT NULL)");
    statement.execute("CREATE INDEX ON calls (started_at)");
    statement.execute(
        "INSERT INTO agents SELECT n, 'Agent ' || n FROM generate_series(1, " + AGENTS + ") AS n");
    statement.execute(
        "INSERT INTO calls (agent_id, started_at, duration_seconds) SELECT n % "
            + AGENTS
            + " + 1, now() - n * interval '1 minute', n % 600 FROM generate_series(1, "
            + rows
            + ") AS n");
    statement.execute("ANALYZE agents, calls");
  }
}
