package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a process. */
class SandboxMainIT {

  private static final long KILOBYTES_PER_MEGABYTE = 1024;

  @TempDir Path folder;
  private Process process;

  @AfterEach
  void stop() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldSayWhereItListensAndServeThere() throws Exception {
    start("{\"scale\":0}");

    URI target = listening();

    assertThat(status(target.resolve("/healthz"))).isEqualTo(200);
    process.outputWriter(StandardCharsets.UTF_8).close();
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine())
        .as("more on standard output")
        .isNull();
  }

  @Test
  void shouldEndWhenItsInputDoesAndLogTheCounts() throws Exception {
    Path log = folder.resolve("sandbox.log");
    start("-");
    process
        .outputWriter(StandardCharsets.UTF_8)
        .append(
            """
            {"scale":0,"log":"LOG","faults":[{"endpoint":"GET /api/v1/health","kind":"reset"}]}
            """
                .replace("LOG", log.toString()))
        .flush();
    URI target = listening();
    status(target.resolve("/healthz"));
    status(target.resolve("/nowhere"));

    process.outputWriter(StandardCharsets.UTF_8).close();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("\"event\":\"start\"");
    assertThat(lines.get(1)).contains("\"event\":\"fault\"", "\"kind\":\"reset\"");
    assertThat(lines.get(2)).contains("\"event\":\"stop\"");
    assertThat(lines.get(3))
        .isEqualTo("{\"counts\":{\"GET /healthz\":{\"200\":1},\"unknown\":{\"404\":1}}}");
  }

  @Test
  void shouldLogTheCountsWhenTerminated() throws Exception {
    Path log = folder.resolve("sandbox.log");
    start("{\"exitWithParent\":false,\"log\":\"" + log + "\"}");
    listening();
    process.outputWriter(StandardCharsets.UTF_8).close();

    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(log).content().endsWith("{\"counts\":{}}\n");
  }

  @Test
  void shouldRefuseToListenBeyondLoopback() throws Exception {
    start("{\"host\":\"0.0.0.0\"}");

    assertThat(failure())
        .containsExactly(
            "sandbox: host: 0.0.0.0: is not a loopback address;"
                + " use 127.0.0.1 or set allowRemote to true");
  }

  @Test
  void shouldSayThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start("{\"port\":" + taken.getLocalPort() + "}");

      assertThat(failure())
          .hasSize(1)
          .first()
          .asString()
          .startsWith("sandbox: port: cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .endsWith("choose another port, or 0 for any free one");
    }
  }

  @Test
  void shouldAskForItsConfiguration() throws Exception {
    start();

    assertThat(failure()).hasSize(1).first().asString().startsWith("sandbox: arguments: need one");
  }

  @Test
  void shouldHoldTwoThousandRequestsInFourHundredMegabytes() throws Exception {
    start(
        "{\"slots\":2000,\"queue\":0,\"scale\":0,"
            + "\"faults\":[{\"endpoint\":\"GET /api/v1/health\",\"kind\":\"hang\"}]}");
    URI target = listening();
    assumeThat(Path.of("/proc", Long.toString(process.pid()), "status")).exists();
    List<Socket> held =
        IntStream.range(0, 2000).mapToObj(i -> TestSandbox.open(target, "/api/v1/health")).toList();

    TestSandbox.await("all slots to be taken", () -> status(target.resolve("/healthz")) == 503);

    assertThat(residentKilobytes()).isLessThan(400 * KILOBYTES_PER_MEGABYTE);
    for (Socket socket : held) {
      socket.close();
    }
  }

  private long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private void start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SandboxMain.JVM_FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SandboxMain.class.getName());
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(folder.resolve("stderr").toFile()).start();
  }

  /** The address in the handshake. */
  private URI listening() throws IOException {
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    assertThat(line).matches("listening 127\\.0\\.0\\.1:\\d+");
    return URI.create("http://" + line.substring("listening ".length()));
  }

  private List<String> failure() throws Exception {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isNull();
    return Files.readAllLines(folder.resolve("stderr")).stream()
        .filter(line -> line.startsWith("sandbox: ") || line.contains("Exception"))
        .toList();
  }

  private static int status(URI target) {
    return HttpClient.newHttpClient()
        .sendAsync(HttpRequest.newBuilder(target).build(), BodyHandlers.discarding())
        .join()
        .statusCode();
  }
}
