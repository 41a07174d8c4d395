package simulations.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The failures of a database, told apart: those of a real one, and by their codes. */
class DatabaseFailureTest {

  /** The least that the pool can be told to wait. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private EmbeddedPostgres server;

  @BeforeEach
  void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void shouldSayThatThePoolIsExhaustedWhenAllConnectionsAreInUse() throws SQLException {
    try (HikariDataSource pool = pool();
        Connection taken = pool.getConnection()) {
      assertThat(taken.isValid(1)).isTrue();
      assertThat(reason(catchThrowable(pool::getConnection)))
          .isEqualTo("Pool exhausted: no connection became free within 250 ms");
    }
  }

  @Test
  void shouldSayThatTheServerHasGoneWhenItStopsUnderAStatement() throws Exception {
    try (Connection connection = connect("postgres", "postgres", "");
        Statement statement = connection.createStatement()) {
      server.close();
      assertThat(reason(catchThrowable(() -> statement.execute("SELECT 1"))))
          .startsWith("Connection reset: the database server has gone");
    }
    assertThat(reason(catchThrowable(() -> connect("postgres", "postgres", ""))))
        .isEqualTo("Connection refused by the database server (SQL state 08001)");
  }

  @Test
  void shouldSayThatThePasswordIsRefusedWhenItIsWrong() throws Exception {
    requirePasswords();

    assertThat(reason(catchThrowable(() -> connect("postgres", "postgres", "wrong"))))
        .isEqualTo("Database refuses the user or the password (SQL state 28P01)");
  }

  @Test
  void shouldSayThatTheDatabaseDoesNotExistWhenThereIsNone() {
    assertThat(reason(catchThrowable(() -> connect("elsewhere", "postgres", ""))))
        .isEqualTo("Database does not exist (SQL state 3D000)");
  }

  @ParameterizedTest
  @CsvSource({
    "57P01, Connection reset: the database server has gone (SQL state 57P01)",
    "42P01, Statement failed with SQL state 42P01"
  })
  void shouldNameTheStateButNoDataWhenAStatementFails(String state, String reason) {
    assertThat(reason(new SQLException("call 4711", state))).isEqualTo(reason);
  }

  private static String reason(Throwable failure) {
    return DatabaseFailure.reason(failure, PATIENCE);
  }

  private Connection connect(String database, String user, String password) throws SQLException {
    return DriverManager.getConnection(server.getJdbcUrl(user, database), user, password);
  }

  private HikariDataSource pool() {
    HikariConfig configuration = new HikariConfig();
    configuration.setDataSource(server.getPostgresDatabase());
    configuration.setMaximumPoolSize(1);
    configuration.setConnectionTimeout(PATIENCE.toMillis());
    return new HikariDataSource(configuration);
  }

  private void requirePasswords() throws SQLException, IOException {
    try (Connection connection = connect("postgres", "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER USER postgres PASSWORD 'right'");
      var rows = statement.executeQuery("SHOW hba_file");
      rows.next();
      Files.writeString(Path.of(rows.getString(1)), "host all all all scram-sha-256\n");
      statement.execute("SELECT pg_reload_conf()");
    }
  }
}
