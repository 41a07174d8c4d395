package simulations.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a PostgreSQL of the run's own. */
class OwnPostgresTest {

  @TempDir private Path folder;

  @Test
  void shouldServeOnLoopbackThoseWhoKnowThePasswordUntilItIsClosed() throws Exception {
    Path runFolder = Files.createDirectory(folder.resolve("run"));
    Path results = folder.resolve("results");
    OwnPostgres server = OwnPostgres.start(results, 3);
    DatabaseLogin login =
        new DatabaseLogin(server.url(), OwnPostgres.USER, server.password(), "public");
    DatabaseLogin guess = new DatabaseLogin(server.url(), OwnPostgres.USER, "guess", "public");
    try {
      assertThat(setting(login, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(login, "unix_socket_directories")).isEmpty();
      assertThat(setting(login, "max_connections")).isEqualTo("13");
      assertThatThrownBy(guess::connect).isInstanceOf(SQLException.class);
      assertThat(program(login)).startsWith(PostgresBinaries.folder(folder, System.getenv()));
      server.moveLogTo(runFolder);
      assertThat(Files.readString(runFolder.resolve("postgres.log")))
          .contains("password authentication failed")
          .doesNotContain(server.password());
    } finally {
      server.close();
    }

    assertThat(files(results)).isEmpty();
    assertThatThrownBy(login::connect).hasMessageContaining("refused");
  }

  /** Where the program of the server that answers stands. */
  private static Path program(DatabaseLogin login) throws SQLException {
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT setting FROM pg_config WHERE name = 'BINDIR'")) {
      row.next();
      return Path.of(row.getString(1));
    }
  }

  private static String setting(DatabaseLogin login, String name) throws SQLException {
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
