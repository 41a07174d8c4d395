package salvo.ui;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import salvo.OwnSettings;
import salvo.cli.ShopLog;
import salvo.config.SavedRunSettings;
import salvo.config.source.PropertyEncoding;
import salvo.e2e.Waiting;
import salvo.gatling.validation.MadeSimulation;
import salvo.gatling.validation.Validation;
import salvo.saved.ReportFiles;
import salvo.saved.SavedRun;
import salvo.text.PlainJson;
import salvo.ui.start.KnownSimulation;

/** A control room over a folder of runs, and who asks it over HTTP. */
public final class OpenRoom implements AutoCloseable {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final ControlRoom room;

  private OpenRoom(
      Path folder, List<KnownSimulation> simulations, Function<String, MadeSimulation> make)
      throws IOException {
    OwnSettings.use();
    this.folder = folder;
    this.room =
        ControlRoom.start(
            new ControlRoom.Options(
                0,
                folder.resolve("runs"),
                folder.resolve("baselines"),
                SavedRunSettings.load(PropertyEncoding.PLAIN),
                () -> simulations,
                make));
  }

  /** A room over the folders {@code runs} and {@code baselines} of that one. */
  public static OpenRoom over(Path folder, KnownSimulation... simulations) throws IOException {
    return over(folder, it -> made(it, folder), simulations);
  }

  /** The same, where simulations are made in another way. */
  static OpenRoom over(
      Path folder, Function<String, MadeSimulation> make, KnownSimulation... simulations)
      throws IOException {
    Files.createDirectories(folder.resolve("runs"));
    return new OpenRoom(folder, List.of(simulations), make);
  }

  /** In a process of its own, which has the settings of this one. */
  private static MadeSimulation made(String className, Path folder) {
    return Validation.make(
        className, folder.resolve("runs"), List.of("-Dsalvo.config=" + OwnSettings.FILE));
  }

  public URI address() {
    return room.address();
  }

  public Path run(String id) {
    return folder.resolve("runs").resolve(id);
  }

  /** A run by its summary alone: pass, fail or invalid. */
  public Path summary(String id, String golden) throws IOException {
    return summary(id, golden, "", "");
  }

  /** The same, where one text stands for another. */
  public Path summary(String id, String golden, String text, String other) throws IOException {
    Path ours = Files.createDirectories(run(id).resolve("salvo"));
    String json = Files.readString(GOLDEN.resolve("summary-" + golden + ".json"));
    Path file = ours.resolve("summary.json");
    Files.writeString(file, text.isEmpty() ? json : json.replace(text, other));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:05:06Z")));
    return run(id);
  }

  /** A run of a shop with log and reports, whose carts take so many times as long. */
  public Path shop(String id, double factor, int seed) throws IOException {
    OwnSettings.use();
    SavedRunSettings settings = SavedRunSettings.load(PropertyEncoding.PLAIN);
    Path run = new ShopLog(folder.resolve("runs")).run(id, factor, seed);
    ReportFiles.write(
        SavedRun.open(run, settings).report(event -> {}),
        run.resolve("salvo"),
        List.of("report.html", "endpoints.csv"));
    return run;
  }

  JsonNode get(String path) throws Exception {
    return json(send("GET", path, ""));
  }

  /** A simulation, once it has been read. */
  JsonNode simulation(String name) {
    Waiting.until(name, () -> !simulationNow(name).path("reading").asBoolean());
    return simulationNow(name);
  }

  private JsonNode simulationNow(String name) {
    try {
      return get("simulations/" + name);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(room.address().resolve("/api/" + path))
            .header("X-Salvo-Token", room.token())
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Without a token, at any address. */
  HttpResponse<String> plain(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(room.address().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  String filesPrefix() throws Exception {
    return get("room").path("files").asText();
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return PlainJson.MAPPER.readTree(answer.body());
  }

  @Override
  public void close() throws IOException {
    room.close();
  }
}
