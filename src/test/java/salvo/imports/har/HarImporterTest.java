package salvo.imports.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.config.steps.Body;
import salvo.config.steps.Saved;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;
import salvo.imports.Importers;
import salvo.imports.ReadBack;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportReport;
import salvo.imports.format.Imported;
import salvo.imports.format.UnusableInput;
import salvo.text.PlainJson;

class HarImporterTest {

  private static final Path CORPUS = Path.of("src/test/resources/imports/recorded");

  @TempDir private Path folder;

  @Test
  void shouldSignInByTheRequestWhoseAnswerOthersSend() {
    SystemTasks tasks = system("chrome.har");

    Step.Request signIn = tasks.signIn().request().orElseThrow();
    assertThat(signIn.path()).isEqualTo("/api/login");
    assertThat(signIn.saves()).contains(new Saved("token", Saved.Kind.JSON, "access_token"));
    assertThat(tasks.signIn().lifetimePath()).hasValue("expires_in");
    assertThat(tasks.headers()).containsEntry("authorization", "Bearer #{token}");
  }

  @Test
  void shouldSaveWhatAnAnswerBroughtAndALaterRequestSent() throws IOException {
    List<Step.Request> requests = system("chrome.har").requests();

    assertThat(request(requests, "GET", "/").saves())
        .containsExactlyInAnyOrder(
            new Saved(
                "csrf_token",
                Saved.Kind.REGEX,
                "<meta name=\"csrf-token\" content=\"([^\\s\"'<>&?#/,;]+)"),
            new Saved(
                "form_id",
                Saved.Kind.REGEX,
                "<input type=\"hidden\" name=\"form_id\" value=\"([^\\s\"'<>&?#/,;]+)"),
            new Saved("X_Shelf", Saved.Kind.HEADER, "X-Shelf"));
    assertThat(request(requests, "GET", "/api/products").saves())
        .containsExactly(new Saved("product", Saved.Kind.JSON, "[2].id"));
    Step.Request cart = request(requests, "POST", "/api/cart/#{product}");
    assertThat(cart.headers())
        .containsEntry("x-csrf-token", "#{csrf_token}")
        .containsEntry("x-shelf", "#{X_Shelf}");
    assertThat(json(cart))
        .isEqualTo(tree("{\"quantity\":1,\"price\":100.30,\"note\":\"for ##{you} & \\\"me\\\"\"}"));
    assertThat(request(requests, "POST", "/checkout").body())
        .isInstanceOfSatisfying(
            Body.Form.class,
            it ->
                assertThat(it.fields())
                    .containsEntry("form_id", "#{form_id}")
                    .containsEntry("cart", "#{cartId}")
                    .containsEntry("comment", "a b&c"));
    assertThat(request(requests, "POST", "/api/notes").saves())
        .containsExactly(
            new Saved(
                "note",
                Saved.Kind.HEADER,
                "Location",
                Optional.of("/api/notes/([^\\s\"'<>&?#/,;]+)")));
    assertThat(request(requests, "GET", "/api/users/#{user}/orders").method()).isEqualTo("GET");
    assertThat(request(requests, "GET", "/api/reviews/#{review}").query())
        .isEqualTo(Map.of("x", "1"));
  }

  @Test
  void shouldKeepPagesAsGroupsGapsAsPausesAndRepeatsAsOne() {
    List<Step> steps = system("chrome.har").tasks().get(0).steps();

    assertThat(
            steps.stream().filter(Step.Group.class::isInstance).map(it -> ((Step.Group) it).name()))
        .containsExactly("start page", "products", "checkout");
    assertThat(steps.get(1)).isEqualTo(pause(3600));
    Step.Group checkout = (Step.Group) steps.get(4);
    assertThat(checkout.steps().get(2))
        .isInstanceOfSatisfying(
            Step.Repeat.class,
            it -> {
              assertThat(it.times()).isEqualTo(3);
              assertThat(it.steps().get(1)).isEqualTo(pause(1000));
            });
    assertThat(checkout.steps()).contains(pause(60_000));
  }

  private static Step.Pause pause(long millis) {
    return new Step.Pause(Duration.ofMillis(millis), Duration.ofMillis(millis));
  }

  @Test
  void shouldTakeWhatWasRecordedSeveralTimesOnceWithTheSpreadOfItsPauses() {
    Imported imported = ReadBack.imported(CORPUS.resolve("firefox.har"), false);
    SystemTasks tasks = read(imported);

    assertThat(tasks.tasks()).hasSize(1);
    assertThat(tasks.requests())
        .extracting(Step.Request::endpoint)
        .containsExactly("GET /search", "GET /api/search", "GET /api/items/{sku}");
    Step.Group page = (Step.Group) tasks.tasks().get(0).steps().get(0);
    assertThat(page.name()).isEqualTo("Search – Example Shop");
    assertThat(page.steps().get(1)).isEqualTo(pauseOf(1000, 2000));
    assertThat(page.steps().get(3)).isEqualTo(pauseOf(2000, 8000));
    assertThat(imported.system().userTypes().get(0).tasks()).isEqualTo(Map.of("recording", 4.0));
    assertThat(imported.system().userTypes().get(0).minThinkTime()).hasMillis(4000);
    assertThat(imported.system().userTypes().get(0).maxThinkTime()).hasMillis(9000);
  }

  private static Step.Pause pauseOf(long min, long max) {
    return new Step.Pause(Duration.ofMillis(min), Duration.ofMillis(max));
  }

  @Test
  void shouldTellWhyARequestIsLeftOut() {
    Imported imported = ReadBack.imported(CORPUS.resolve("chrome.har"), false);

    assertThat(imported.report().leftOut())
        .extracting(ImportReport.Item::reason)
        .containsExactlyInAnyOrder(
            "a static file",
            "a static file",
            "a static file",
            "not sent over the network",
            "a preflight, which only browsers send",
            "answered by the browser's cache",
            "not answered: cut off or blocked",
            "a WebSocket, which is described by hand",
            "another host; --base-url https://stats.example.net takes that one");
  }

  @Test
  void shouldTakeARequestThatWasRecordedWithoutItsAnswer() throws IOException {
    Path file = har("{\"request\": {\"method\": \"GET\", \"url\": \"https://a.example.com/1\"}}");

    assertThat(system(file).requests()).extracting(Step.Request::path).containsExactly("/1");
  }

  @Test
  void shouldSayWhyNothingIsLeft() throws IOException {
    Path file = har(entry("data:x", ""), entry("wss://a.example.com", ""));

    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> ReadBack.imported(file, false))
        .withMessageContaining(
            "None of its 2 can: not sent over the network; a WebSocket, which is described by"
                + " hand.");
  }

  @Test
  void shouldTakeAnotherHostWhenItIsAskedFor() throws IOException {
    Path file =
        har(
            entry("https://a.example.com/1", "{}"),
            entry("https://a.example.com/2", "{}"),
            entry("https://b.example.com/3", "{}"));
    assertThat(system(file).requests()).extracting(Step.Request::path).containsExactly("/1", "/2");

    ImportInput input = ImportInput.of(file);
    Imported other =
        Importers.of(input, Optional.empty())
            .read(input, new ImportChoices("shop", Optional.of("https://b.example.com"), false, 1));
    assertThat(read(other).requests()).extracting(Step.Request::path).containsExactly("/3");
  }

  @Test
  void shouldRefuseWhatIsNotAsItHasToBe() throws IOException {
    String whole = Files.readString(CORPUS.resolve("firefox.har"));

    assertRefused(whole.substring(0, 9_000).getBytes(StandardCharsets.UTF_8), "is cut off");
    assertRefused(
        "{\"log\": {\"version\": \"1.2\"}}".getBytes(StandardCharsets.UTF_8), "log.entries");
    assertRefused("{\"log\": {\"entries\": [}]}}".getBytes(StandardCharsets.UTF_8), "valid JSON");
    assertRefused(
        "{\"log\": {\"entries\": []}}".getBytes(StandardCharsets.UTF_8), "at least one request");
    byte[] latin = whole.replace("Search", "S\u00e9arch").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(latin, "a text in UTF-8");
  }

  private void assertRefused(byte[] content, String why) throws IOException {
    Path file = Files.write(folder.resolve("ill.har"), content);
    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> ReadBack.imported(file, false))
        .withMessageContainingAll("ill.har", why);
  }

  /** 200 MB of answers, of which most are not kept. */
  @Test
  void shouldNeedLittleMemoryWhenARecordingIsLarge() throws IOException {
    Path file = folder.resolve("large.har");
    String body = "\"" + "x".repeat(2_000_000) + "\"";
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"log\": {\"version\": \"1.2\", \"entries\": [");
      for (int i = 0; i < 100; i++) {
        out.write(
            (i == 0 ? "" : ",") + entry("https://a.example.com/" + i, body.replace("\"", "")));
      }
      out.write("]}}");
    }
    long before = used();

    Imported imported = ReadBack.imported(file, false);

    assertThat(imported.report().taken()).hasSize(100);
    assertThat(used() - before).isLessThan(60_000_000);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private Path har(String... entries) throws IOException {
    return Files.writeString(
        folder.resolve("small.har"),
        "{\"log\": {\"version\": \"1.2\", \"entries\": [" + String.join(",", entries) + "]}}");
  }

  private static String entry(String url, String body) {
    return "{\"startedDateTime\": \"2026-11-02T10:00:00.000Z\", \"time\": 5, \"request\":"
        + " {\"method\": \"GET\", \"url\": \""
        + url
        + "\", \"headers\": []}, \"response\": {\"status\": 200, \"headers\": [], \"content\":"
        + " {\"mimeType\": \"application/json\", \"text\": \""
        + body.replace("\"", "\\\"")
        + "\"}}}";
  }

  private SystemTasks system(String file) {
    return system(CORPUS.resolve(file));
  }

  private SystemTasks system(Path file) {
    return read(ReadBack.imported(file, false));
  }

  private SystemTasks read(Imported imported) {
    return ReadBack.of(imported, folder).system().described();
  }

  private static Step.Request request(List<Step.Request> requests, String method, String path) {
    return requests.stream()
        .filter(it -> it.method().equals(method) && it.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " is none of " + requests));
  }

  private static JsonNode json(Step.Request request) throws IOException {
    return tree(((Body.Json) request.body()).json());
  }

  private static JsonNode tree(String json) throws IOException {
    return PlainJson.MAPPER.readTree(json);
  }
}
