package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;
import salvo.e2e.GatlingProcess;
import salvo.e2e.Waiting;
import simulations.voice.DatabaseSimulation;

/** SQL against a PostgreSQL of the run's own, against another, and where there is none. */
@Tag("thorough")
class DatabaseTest {

  private static final String SECRET = "Pssst-4711";
  private static final String URL = "salvo.systems.voice.options.databaseUrl";
  private static final Pattern PORT =
      Pattern.compile("listening on IPv4 .*\"127.0.0.1\", port (\\d+)");

  /** Objectives that a busy machine meets too. */
  private static final String SLACK = "salvo { slo.minRpsShare = 0, systems.voice.slo = null }\n";

  @TempDir private static Path folder;
  private static EmbeddedPostgres other;

  @BeforeAll
  static void startOther() throws IOException, SQLException {
    other =
        EmbeddedPostgres.builder()
            .setConnectConfig("password", SECRET)
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig(
                "pwfile", Files.writeString(folder.resolve("password"), SECRET).toString())
            .start();
  }

  @AfterAll
  static void stopOther() throws IOException {
    other.close();
  }

  @Test
  void shouldMeasureEachStatementOnAServerOfItsOwnWhenNoneIsNamed() {
    FinishedRun run =
        launch()
            .with("tasksPerSecond", 200)
            .with("duration", "2 s")
            .with("salvo.warmUp.duration", "1 s")
            .start()
            .await();
    Map<String, Long> requests = requests(run);

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().requests()).isEqualTo(400);
    assertThat(run.summary().ko()).isZero();
    assertThat(run.summary().warnings()).isEmpty();
    assertThat(run.summary().violations()).isEmpty();
    assertThat(requests)
        .isEqualTo(
            Map.of("sql select", 200L, "sql join", 100L, "sql insert", 60L, "sql aggregate", 40L));
    assertThat(run.summary().json().at("/resources/target").isNull()).isTrue();
    assertThat(run.summary().json().at("/run/target").asText())
        .isEqualTo("PostgreSQL at jdbc:postgresql://127.0.0.1:" + port(run) + "/postgres");
    assertThat(isListening(port(run))).isFalse();
    assertThat(run.resultNames()).noneMatch(it -> it.startsWith(".postgres"));
  }

  @Test
  void shouldTakeItsServerWithItWhenKilled() {
    Path results = folder.resolve("killed");
    try (GatlingProcess process = launch().into(results).with("duration", "10 min").start()) {
      process.awaitText("Load:");
      process.kill();
      FinishedRun run = process.awaitEnd();

      Waiting.until("the server to end by itself", () -> !isListening(port(run)));
      Waiting.until(
          "its files to be removed",
          () -> run.resultNames().stream().noneMatch(it -> it.startsWith(".postgres")));
    }
  }

  @Test
  void shouldLeaveNothingInTheDatabaseAndTellNoSecretWhenTerminated() throws SQLException {
    FinishedRun run;
    try (GatlingProcess process =
        launch().with(URL, url() + "?password=" + SECRET).with("duration", "10 min").start()) {
      process.awaitText("Load:");
      Waiting.until(
          "calls to be inserted",
          () -> number("SELECT sum(n_tup_ins) FROM pg_stat_user_tables") > 10_060);
      process.terminate();
      run = process.await();
    }

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().ko()).isZero();
    assertThat(run.summary().warnings()).noneMatch(it -> it.startsWith("The clean-up"));
    assertThat(run.summary().json().at("/run/target").asText())
        .isEqualTo("PostgreSQL at " + url() + "?password=***");
    assertThat(number("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'salvo%'")).isZero();
    assertThat(run.console()).doesNotContain(SECRET);
    assertThat(files(run.results()))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(text(it)).doesNotContain(SECRET));
  }

  @Test
  void shouldRefuseToStartWhenThePasswordIsWrong() {
    FinishedRun run =
        launch()
            .with(URL, url())
            .withVariable("SALVO_SYSTEMS_VOICE_OPTIONS_DATABASEPASSWORD", "Wrong-4711")
            .start()
            .await();

    assertRefused(
        run,
        url(),
        "Database refuses the user or the password (SQL state 28P01). Fix: set databaseUser, and"
            + " SALVO_SYSTEMS_VOICE_OPTIONS_DATABASEPASSWORD in the environment.");
    assertThat(run.console()).doesNotContain("Wrong-4711");
  }

  @Test
  void shouldRefuseToStartWhenNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";

    assertRefused(
        launch().with(URL, url).start().await(),
        url,
        "Connection refused by the database server (SQL state 08001). Fix: start the server, or"
            + " correct host and port.");
  }

  @Test
  void shouldRefuseToStartWhenTheUrlIsNoneOfPostgresql() {
    assertRefused(
        launch().with(URL, "jdbc:mysql://127.0.0.1/voice").start().await(),
        "jdbc:mysql://127.0.0.1/voice",
        "must be a JDBC URL of PostgreSQL. Fix: write it as"
            + " jdbc:postgresql://db.example.com:5432/voice.");
  }

  private static GatlingLaunch launch() {
    return GatlingLaunch.of(DatabaseSimulation.class, folder)
        .with("tasksPerSecond", 50)
        .withSettings(SLACK);
  }

  private static void assertRefused(FinishedRun run, String url, String reason) {
    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console()).isEqualToIgnoringWhitespace(URL + " = \"" + url + "\": " + reason);
    assertThat(run.resultNames()).isEmpty();
  }

  private static String url() {
    return "jdbc:postgresql://127.0.0.1:" + other.getPort() + "/postgres";
  }

  private static long number(String sql) {
    try (Connection connection =
            other.getPostgresDatabase(Map.of("password", SECRET)).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int port(FinishedRun run) {
    Matcher listening = PORT.matcher(FinishedRun.text(run.file("postgres.log")));
    assertThat(listening.find()).isTrue();
    return Integer.parseInt(listening.group(1));
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, Long> requests(FinishedRun run) {
    Map<String, Long> requests = new TreeMap<>();
    run.summary()
        .statuses()
        .forEach(
            (name, statuses) ->
                requests.put(name, statuses.values().stream().mapToLong(Long::longValue).sum()));
    return requests;
  }

  private static List<Path> files(Path within) {
    try (Stream<Path> files = Files.walk(within)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever the file is: each byte as one character. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
