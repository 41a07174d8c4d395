package salvo.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import salvo.SuppressForbidden;
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.ui.start.KnownSimulation;

/** A control room in a process of its own, which can be killed. */
final class RoomProcess implements AutoCloseable {

  static final KnownSimulation OWN =
      new KnownSimulation(OwnContentSimulation.class.getName(), "own");

  private final Process process;
  private final URI address;

  private RoomProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Over the folders that {@link OpenRoom#over} has. */
  static RoomProcess over(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    RoomProcess.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new RoomProcess(process, URI.create(said.readLine()));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address.resolve("/api/" + path))
                .header("X-Salvo-Token", address.getFragment().substring("token=".length()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Opens a room, tells its address, and waits for the end of its input. */
  @SuppressForbidden("its output is what the test reads")
  public static void main(String[] folder) throws IOException {
    try (OpenRoom room = OpenRoom.over(Path.of(folder[0]), OWN)) {
      System.out.println(room.address());
      System.in.transferTo(System.out);
    }
  }
}
