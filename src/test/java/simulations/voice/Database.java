package simulations.voice;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import simulations.support.Target;

/**
 * The database under load: the configured one, or a PostgreSQL that is started for the run. The
 * tables stand in a schema of the run's own, which goes when the database is closed, and with it
 * all that was inserted.
 */
final class Database {

  private final Optional<String> url;
  private final String user;
  private final String password;
  private final int connections;
  private final int rows;
  private final Duration patience;
  private final String schema =
      "salvo_load_" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  private String address;
  private HikariDataSource pool;

  Database(Target target) {
    url = target.jdbcUrlIfAny("databaseUrl");
    user = target.option("databaseUser");
    password = target.optionIfAny("databasePassword").orElse("");
    connections = target.wholeNumber("databaseConnections");
    rows = target.wholeNumber("databaseRows");
    patience = target.duration("databaseWait");
  }

  /** Whether it is one of ours, on which everything is allowed. */
  boolean isOwn() {
    return url.isEmpty();
  }

  /** Where the statements go, without the parameters of the connection. */
  synchronized String name() {
    String known = address == null ? url.orElse("none") : address;
    return known.split("\\?", 2)[0] + (isOwn() ? ", a PostgreSQL of the run's own" : "");
  }

  int connections() {
    return connections;
  }

  /** The longest wait for a connection of the pool. */
  Duration patience() {
    return patience;
  }

  /** Makes it ready; what is ready stays as it is. */
  synchronized void open() throws SQLException {
    if (pool != null) {
      return;
    }
    if (address == null) {
      address = url.isPresent() ? url.get() : DatabaseServer.start();
    }
    try (Connection connection = DriverManager.getConnection(address, user, password)) {
      createTables(connection);
    }
    pool = new HikariDataSource(configuration());
  }

  /** A connection that commits each statement; it goes back to the pool when it is closed. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** Removes what was made; a server of ours goes with this process. */
  synchronized void close() throws SQLException {
    if (pool == null) {
      return;
    }
    pool.close();
    pool = null;
    try (Connection connection = DriverManager.getConnection(address, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA " + schema + " CASCADE");
    }
  }

  private void createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
      statement.execute("SET search_path TO " + schema);
      statement.execute("CREATE TABLE agents (id int PRIMARY KEY, name text NOT NULL)");
      statement.execute(
          "CREATE TABLE calls (id bigserial PRIMARY KEY, agent_id int NOT NULL REFERENCES agents,"
              + " started_at timestamptz NOT NULL, duration_seconds int NOT NULL)");
      statement.execute("CREATE INDEX ON calls (started_at)");
      statement.execute(
          "INSERT INTO agents SELECT n, 'Agent ' || n FROM generate_series(1, 50) AS n");
      statement.execute(
          "INSERT INTO calls (agent_id, started_at, duration_seconds)"
              + " SELECT n % 50 + 1, now() - n * interval '1 minute', n % 600"
              + " FROM generate_series(1, "
              + rows
              + ") AS n");
    }
  }

  private HikariConfig configuration() {
    HikariConfig configuration = new HikariConfig();
    configuration.setJdbcUrl(address);
    configuration.setUsername(user);
    configuration.setPassword(password);
    configuration.setSchema(schema);
    configuration.setMaximumPoolSize(connections);
    configuration.setConnectionTimeout(patience.toMillis());
    return configuration;
  }

  /** The id of a call that was there from the start, any of them. */
  long anyCall() {
    return ThreadLocalRandom.current().nextLong(1, rows + 1L);
  }

  /** The id of an agent, any of them. */
  static int anyAgent() {
    return ThreadLocalRandom.current().nextInt(1, 51);
  }
}
