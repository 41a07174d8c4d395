package simulations.voice;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import salvo.Daemon;

/**
 * Connections to a database and a thread for each of them. Statements wait for their turn without a
 * thread, and fail when it does not come in time.
 */
final class SqlPool implements AutoCloseable {

  /** Less than this, the pool of connections does not accept. */
  private static final Duration LEAST_CONNECT_TIMEOUT = Duration.ofMillis(250);

  /** A server that does not even cancel a statement is given up on a little later. */
  private static final int SOCKET_GRACE_SECONDS = 5;

  private final HikariDataSource connections;
  private final ExecutorService threads;
  private final Duration patience;
  private final int timeoutSeconds;
  private volatile DatabaseFailure outage;

  private SqlPool(DatabaseLogin login, int size, Duration patience, Duration timeout) {
    this.patience = patience;
    this.timeoutSeconds = Math.max(1, (int) timeout.toSeconds());
    this.connections = new HikariDataSource(configuration(login, size));
    this.threads = Executors.newFixedThreadPool(size, Daemon.threads("sql"));
  }

  /** Sets the parameters of a statement. */
  interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  /**
   * Opens all connections, so that no statement has to wait for that.
   *
   * @param login where and as whom
   * @param size connections at once
   * @param patience longest wait for one of them
   * @param timeout longest time that a statement may take
   */
  static SqlPool open(DatabaseLogin login, int size, Duration patience, Duration timeout)
      throws SQLException {
    SqlPool pool = new SqlPool(login, size, patience, timeout);
    try {
      pool.fill();
      return pool;
    } catch (SQLException e) {
      pool.close();
      throw e;
    }
  }

  private void fill() throws SQLException {
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < connections.getMaximumPoolSize(); i++) {
        all.add(connections.getConnection());
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  /**
   * Executes a statement, which commits, and reads all of its rows.
   *
   * @return fails with a {@link DatabaseFailure}
   */
  CompletableFuture<Void> execute(String sql, Parameters parameters) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    CompletableFuture<Void> turn = new CompletableFuture<>();
    turn.whenComplete(
        (begun, late) -> {
          if (late == null) {
            attempt(sql, parameters, done);
          } else {
            done.completeExceptionally(
                outage == null ? DatabaseFailure.exhausted(patience) : outage);
          }
        });
    turn.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    threads.execute(() -> turn.complete(null));
    return done;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    connections.close();
  }

  private void attempt(String sql, Parameters parameters, CompletableFuture<Void> done) {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(timeoutSeconds);
      parameters.set(statement);
      if (statement.execute()) {
        readAll(statement);
      }
      outage = null;
      done.complete(null);
    } catch (SQLException e) {
      DatabaseFailure failure = failure(e);
      outage = failure.isOfConnection() ? failure : null;
      done.completeExceptionally(failure);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private static void readAll(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        // Reading to the end is part of the statement.
      }
    }
  }

  private DatabaseFailure failure(SQLException failure) {
    boolean unexplained =
        failure instanceof SQLTransientConnectionException && failure.getCause() == null;
    return unexplained ? DatabaseFailure.exhausted(patience) : DatabaseFailure.of(failure);
  }

  private HikariConfig configuration(DatabaseLogin login, int size) {
    HikariConfig configuration = new HikariConfig();
    configuration.setJdbcUrl(login.url());
    configuration.setDataSourceProperties(login.properties());
    configuration.addDataSourceProperty(
        "socketTimeout", String.valueOf(timeoutSeconds + SOCKET_GRACE_SECONDS));
    configuration.setSchema(login.schema());
    configuration.setMaximumPoolSize(size);
    configuration.setConnectionTimeout(
        Math.max(patience.toMillis(), LEAST_CONNECT_TIMEOUT.toMillis()));
    // The constructor would throw something else than what connecting does.
    configuration.setInitializationFailTimeout(-1);
    return configuration;
  }
}
