package simulations.voice;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import salvo.SuppressForbidden;

/**
 * A PostgreSQL for one run, on loopback. A process of its own guards it, and stops it when ours has
 * ended, however that ended: it reads our end of a pipe, which the operating system closes.
 */
final class DatabaseServer {

  private static final String USER = "postgres";
  private static final String LISTENING = "jdbc:postgresql:";

  private DatabaseServer() {}

  /**
   * Starts one and waits until it answers.
   *
   * @return its address
   * @throws SQLException with what it said, when it does not start
   */
  static String start() throws SQLException {
    try {
      Path said = Files.createTempFile("salvo-database-", ".log");
      said.toFile().deleteOnExit();
      Process guard = new ProcessBuilder(command()).redirectError(said.toFile()).start();
      BufferedReader out =
          new BufferedReader(new InputStreamReader(guard.getInputStream(), StandardCharsets.UTF_8));
      String line = out.readLine();
      if (line == null || !line.startsWith(LISTENING)) {
        throw new SQLException("The run's own PostgreSQL did not start: " + end(said));
      }
      return line;
    } catch (IOException e) {
      throw new SQLException("The run's own PostgreSQL did not start: " + e.getMessage(), e);
    }
  }

  /** The guard: tells the server's address, and stops the server when its input ends. */
  @SuppressForbidden("the process that started it reads the address there")
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .start()) {
      System.out.println(server.getJdbcUrl(USER, USER));
      while (System.in.read() >= 0) {
        // Nothing is ever said; only the end counts.
      }
    }
  }

  private static List<String> command() {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        ManagementFactory.getRuntimeMXBean().getClassPath(),
        DatabaseServer.class.getName());
  }

  private static String end(Path said) throws IOException {
    List<String> lines = Files.readString(said).lines().filter(it -> !it.isBlank()).toList();
    return lines.stream()
        .filter(line -> line.contains("Exception"))
        .findFirst()
        .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
  }
}
