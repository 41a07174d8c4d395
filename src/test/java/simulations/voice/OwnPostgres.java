package simulations.voice;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import salvo.run.StartException;

/**
 * A PostgreSQL of the run's own: from programs that only this user can have put there, on the
 * loopback interface only, with a password that nobody is told. It does not wait for the disk, and
 * all it holds is gone when it ends. It ends when this process does, however that ends: a shell
 * reads our end of a pipe, which the operating system closes, and then stops the server and removes
 * its files.
 */
final class OwnPostgres implements AutoCloseable {

  static final String USER = "postgres";

  private static final String DATABASE = "postgres";
  private static final String LOG = "postgres.log";
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final long STOP_SECONDS = 10;

  /** Connections beside those of the load: one that makes the tables, and the server's reserve. */
  private static final int OTHER_CONNECTIONS = 10;

  /** Puts a process in a session of its own, which a signal to ours does not reach. */
  private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");

  /** Its first argument is the folder to remove. The server ends at once, without a checkpoint. */
  private static final String WATCH =
      """
      trap '' HUP INT TERM
      cat > /dev/null
      server=$(head -n 1 "$0/data/postmaster.pid") && kill -QUIT "$server"
      tries=0
      while [ -e "$0/data/postmaster.pid" ] && [ "$tries" -lt 100 ]; do
        sleep 0.05
        tries=$((tries + 1))
      done
      rm -rf "$0"
      """;

  private final Path folder;
  private volatile Process watch;
  private boolean closed;
  private final String password;
  private final int port;

  private OwnPostgres(Path folder, Process watch, String password, int port) {
    this.folder = folder;
    this.watch = watch;
    this.password = password;
    this.port = port;
    watch.onExit().thenRun(this::watchAgain);
  }

  /** Somebody has killed the watch: without one the server would outlive a run that is killed. */
  private synchronized void watchAgain() {
    if (!closed) {
      try {
        watch = watch(folder);
        watch.onExit().thenRun(this::watchAgain);
      } catch (IOException e) {
        // The end of the run will try once more.
      }
    }
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param within where its files stand as long as it runs
   * @param connections how many the load needs
   * @throws StartException with what it said, when it does not start
   */
  static OwnPostgres start(Path within, int connections) {
    try {
      Files.createDirectories(within);
      Path folder = Files.createTempDirectory(within.toAbsolutePath(), ".postgres-");
      Process watch = watch(folder);
      String password = UUID.randomUUID().toString();
      try {
        return new OwnPostgres(folder, watch, password, launch(folder, password, connections));
      } catch (IOException | RuntimeException e) {
        String reason = e.getMessage() + said(folder);
        watch.getOutputStream().close();
        throw new StartException(reason);
      }
    } catch (IOException e) {
      throw new StartException(e.toString());
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  /** Whether the server is there, which writes its process's number to a file of its data. */
  boolean isRunning() {
    try (Stream<String> lines = Files.lines(folder.resolve("data").resolve("postmaster.pid"))) {
      long pid = Long.parseLong(lines.findFirst().orElse("").strip());
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    } catch (IOException | UncheckedIOException | NumberFormatException e) {
      return false;
    }
  }

  String password() {
    return password;
  }

  /** Moves the log; the server goes on writing to it there. */
  void moveLogTo(Path runFolder) {
    try {
      Files.move(folder.resolve(LOG), runFolder.resolve(LOG));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move the database's log to " + runFolder, e);
    }
  }

  /** Stops it and removes its files. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      Process last = watch.isAlive() ? watch : watch(folder);
      last.getOutputStream().close();
      last.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process watch(Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(OWN_SESSION)) {
      command.add(OWN_SESSION.toString());
    }
    command.addAll(List.of("sh", "-c", WATCH, folder.toString()));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int launch(Path folder, String password, int connections) throws IOException {
    Path secret = folder.resolve("password");
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, password);
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(PostgresBinaries.folder(folder, System.getenv()).toFile())
            .setDataDirectory(folder.resolve("data"))
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_PATIENCE)
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(folder.resolve(LOG).toFile()))
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", secret.toString())
            .setConnectConfig("password", password)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", String.valueOf(connections + OTHER_CONNECTIONS))
            .start();
    Files.delete(secret);
    return server.getPort();
  }

  private static String said(Path folder) {
    try {
      String text = Files.readString(folder.resolve(LOG)).strip();
      return text.isEmpty() ? "" : "\n" + text;
    } catch (IOException e) {
      return "";
    }
  }
}
