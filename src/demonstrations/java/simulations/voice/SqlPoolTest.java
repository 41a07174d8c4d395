package simulations.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements on a real server, and each way in which they fail told from the others. */
class SqlPoolTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(250);

  @TempDir private static Path folder;
  private static OwnPostgres server;

  @BeforeAll
  static void start() {
    server = OwnPostgres.start(folder, 10);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldCommitWhenAStatementInserts() throws Exception {
    execute("CREATE TABLE notes (text text)");
    try (SqlPool pool = SqlPool.open(login(server), 2, LONG, LONG)) {
      await(pool.execute("INSERT INTO notes VALUES (?)", it -> it.setString(1, "kept")));
    }

    assertThat(value("SELECT text FROM notes")).isEqualTo("kept");
  }

  @Test
  void shouldSayThatThePoolIsExhaustedWhenNoConnectionBecomesFreeInTime() throws Exception {
    try (SqlPool pool = SqlPool.open(login(server), 1, SHORT, LONG)) {
      CompletableFuture<Void> slow = pool.execute("SELECT pg_sleep(1.5)", it -> {});
      CompletableFuture<Void> late = pool.execute("SELECT 1", it -> {});

      assertThatThrownBy(() -> await(late))
          .hasMessage("Pool exhausted: no connection became free within 250 ms");
      await(slow);
      await(pool.execute("SELECT 1", it -> {}));
    }
  }

  @Test
  void shouldSayThatTheServerHasGoneWhenItStopsUnderAStatement() throws Exception {
    OwnPostgres mortal = OwnPostgres.start(folder, 2);
    try (SqlPool pool = SqlPool.open(login(mortal), 1, SHORT, LONG)) {
      CompletableFuture<Void> interrupted = pool.execute("SELECT pg_sleep(30)", it -> {});
      mortal.close();

      assertThatThrownBy(() -> await(interrupted))
          .hasMessageStartingWith("Connection reset: the database server has gone (SQL state ");
      assertThatThrownBy(() -> await(pool.execute("SELECT 1", it -> {})))
          .hasMessage("Connection refused by the database server (SQL state 08001)");
    } finally {
      mortal.close();
    }
  }

  @Test
  void shouldCancelAStatementWhenItTakesTooLong() throws Exception {
    try (SqlPool pool = SqlPool.open(login(server), 1, LONG, Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> await(pool.execute("SELECT pg_sleep(30)", it -> {})))
          .hasMessage("Request timeout: the statement was cancelled (SQL state 57014)");
    }
  }

  @Test
  void shouldSayThatThePasswordIsRefusedWhenItIsWrong() {
    assertThatThrownBy(new DatabaseLogin(server.url(), "postgres", "guess", "public")::connect)
        .isInstanceOfSatisfying(
            SQLException.class,
            it ->
                assertThat(DatabaseFailure.of(it))
                    .hasMessage("Database refuses the user or the password (SQL state 28P01)"));
  }

  @Test
  void shouldSayThatTheServerHasNoConnectionLeftWhenThePoolIsLargerThanItAllows() {
    assertThatThrownBy(() -> SqlPool.open(login(server), 40, Duration.ofSeconds(5), LONG))
        .isInstanceOfSatisfying(
            SQLException.class,
            it ->
                assertThat(DatabaseFailure.of(it))
                    .hasMessage("Database server has no connection left (SQL state 53300)"));
  }

  @ParameterizedTest
  @CsvSource({
    "3D000, Database does not exist (SQL state 3D000)",
    "42501, Database user lacks a right (SQL state 42501)",
    "57P01, Connection reset: the database server has gone (SQL state 57P01)",
    "42P01, Statement failed (SQL state 42P01)"
  })
  void shouldNameTheStateButNoDataWhenAStatementFails(String state, String reason) {
    assertThat(DatabaseFailure.of(new SQLException("call 4711", state))).hasMessage(reason);
  }

  @Test
  void shouldNameTheHostAsTheCauseWhenNobodyKnowsIt() {
    assertThat(DatabaseFailure.of(new SQLException("db", "08001", new UnknownHostException("db"))))
        .hasMessage("Name or service not known: the host of the database");
  }

  private static DatabaseLogin login(OwnPostgres of) {
    return new DatabaseLogin(of.url(), OwnPostgres.USER, of.password(), "public");
  }

  /** Waits for the end of a statement; throws what it failed with. */
  private static void await(CompletableFuture<Void> statement) throws Exception {
    try {
      statement.get(LONG.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = login(server).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(String sql) throws SQLException {
    try (Connection connection = login(server).connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
