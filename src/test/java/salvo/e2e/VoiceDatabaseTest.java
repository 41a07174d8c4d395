package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import simulations.voice.DatabaseSimulation;

/** SQL against a PostgreSQL of the run's own, another, and none. */
class VoiceDatabaseTest {

  @TempDir private Path folder;

  @Test
  void shouldMeasureEveryStatementWhenItStartsItsOwnServer() {
    FinishedRun run = launch("").start().await();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().requests()).isEqualTo(100);
    assertThat(run.summary().ko()).isZero();
    assertThat(run.summary().warnings())
        .singleElement()
        .asString()
        .endsWith("/postgres, a PostgreSQL of the run's own.");
    assertThat(run.summary().statuses())
        .containsOnlyKeys("sql select", "sql join", "sql insert", "sql aggregate");
  }

  @Test
  void shouldLeaveNothingBehindWhenTheDatabaseIsAnother() throws IOException, SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      FinishedRun run = launch(server.getJdbcUrl("postgres", "postgres")).start().await();

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(run.summary().requests()).isEqualTo(100);
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT count(*) FROM pg_stat_user_tables")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isZero();
      }
    }
  }

  @Test
  void shouldSayThatNobodyListensWhenThereIsNoServer() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    FinishedRun run = launch("jdbc:postgresql://127.0.0.1:" + port + "/postgres").start().await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().reasons().get(0))
        .isEqualTo(
            "The set-up made no database user to act as:"
                + " Connection refused by the database server (SQL state 08001).");
  }

  @Test
  void shouldNotStartAndTellNoPasswordWhenTheAddressHoldsOne() {
    FinishedRun run =
        launch("jdbc:postgresql://127.0.0.1/postgres?password=hunter2").start().await();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.console())
        .contains(
            "salvo.systems.voice.options.databaseUrl = \"jdbc:postgresql://127.0.0.1/postgres\"")
        .doesNotContain("hunter2");
  }

  private GatlingLaunch launch(String url) {
    return GatlingLaunch.of(DatabaseSimulation.class, folder)
        .with("rps", 50)
        .with("duration", "2 s")
        .with("salvo.systems.voice.options.databaseUrl", url)
        .withSettings("salvo { slo.minRpsShare = 0, systems.voice.slo = null }");
  }
}
