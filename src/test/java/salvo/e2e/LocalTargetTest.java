package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.JavaChild;

/** {@code salvo.target.start}: a server that the run starts, and ends with all that it started. */
@Tag("thorough")
class LocalTargetTest {

  /** Answers 500 with a line in its log to what is no home page; has a child of its own. */
  private static final String SERVER =
      """
      import com.sun.net.httpserver.HttpServer;
      import java.net.InetSocketAddress;

      public class Server {
        public static void main(String[] args) throws Exception {
          Process child = new ProcessBuilder("sleep", "600").start();
          Thread.sleep(500);
          HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 50);
          server.createContext("/", exchange -> {
            boolean isHome = exchange.getRequestURI().getPath().equals("/");
            if (!isHome) {
              System.out.println("boom at " + exchange.getRequestURI());
            }
            exchange.sendResponseHeaders(isHome ? 200 : 500, -1);
            exchange.close();
          });
          server.start();
          System.out.println("child " + child.pid());
        }
      }
      """;

  @TempDir private Path folder;
  private int port;
  private String command;

  @BeforeEach
  void write() throws IOException {
    Path source = Files.writeString(folder.resolve("Server.java"), SERVER);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String java = JavaChild.command(List.of(), "", List.of()).get(0);
    command =
        List.of(java, source.toString(), String.valueOf(port)).stream()
            .map(it -> "\"" + it + "\"")
            .collect(Collectors.joining(", ", "[", "]"));
  }

  @Test
  void shouldLoadItKeepItsLogBesideTheErrorsAndEndIt() throws IOException {
    FinishedRun run = launch("/broken").start().await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().requests()).isEqualTo(4);
    Path log = run.folder().resolve("salvo/target.log");
    assertThat(log).content().contains("boom at /broken");
    assertThat(run.folder().resolve("salvo/error-samples.json")).content().contains("boom at /");
    assertEnded(log);
    assertThat(run.results().toFile().list((in, name) -> name.startsWith(".target"))).isEmpty();
  }

  @Test
  void shouldEndItWhenTheRunIsKilled() throws Exception {
    try (GatlingProcess process =
        launch("/").with("requests", "100000").with("salvo.live.terminal", "plain").start()) {
      process.awaitText(" requests ");
      process.kill();
    }
    Waiting.until("nobody listens", () -> !isListening());
  }

  @Test
  void shouldSayWhatItSaidWhenItDoesNotBecomeReady() {
    FinishedRun status =
        launch("/")
            .with("salvo.target.readyWhen", "/never")
            .with("salvo.target.readyWithin", "20 s")
            .start()
            .await();
    assertThat(status.exitCode()).as(status.console()).isEqualTo(1);
    assertThat(status.console())
        .contains("is not ready", "/never did not answer within 20 s", "its status is 500")
        .contains("boom at /never");
    assertThat(isListening()).isFalse();

    FinishedRun none = launch("/").with("salvo.target.start", "no-such-program").start().await();
    assertThat(none.exitCode()).as(none.console()).isEqualTo(1);
    assertThat(none.console()).contains("salvo.target.start");
  }

  @Test
  void shouldRefuseATargetElsewhereAndAPortThatIsTaken() throws IOException {
    FinishedRun elsewhere = launch("/").with("baseUrl", "http://192.0.2.1:80").start().await();
    assertThat(elsewhere.exitCode()).isEqualTo(1);
    assertThat(elsewhere.console()).contains("salvo.target.start starts a target on this machine");

    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      FinishedRun run = launch("/").start().await();
      assertThat(taken.isBound()).isTrue();
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.console()).contains("Something already listens at http://127.0.0.1:" + port);
    }
  }

  private GatlingLaunch launch(String path) {
    return GatlingLaunch.endpoints(folder)
        .withSettings(
            """
            salvo.target { start = COMMAND, readyWithin = 1 min }
            salvo.systems.endpoints.list = [{ name = page, path = "PATH" }]
            salvo.workload.profiles.once { users = 2, requests = 2 }
            """
                .replace("COMMAND", command)
                .replace("PATH", path))
        .with("profile", "once")
        .with("baseUrl", "http://127.0.0.1:" + port);
  }

  private void assertEnded(Path log) throws IOException {
    long child =
        Files.readString(log)
            .lines()
            .filter(it -> it.startsWith("child "))
            .map(it -> Long.parseLong(it.substring(6)))
            .findFirst()
            .orElseThrow();
    Waiting.until(
        "its child has ended",
        () -> !ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false));
    assertThat(isListening()).isFalse();
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          (int) Duration.ofSeconds(1).toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
