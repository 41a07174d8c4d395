package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.text.PlainJson;

/** {@code ./salvo import} of what was recorded: it runs at once, and sends what was recorded. */
@Tag("thorough")
class RecordedImportTest {

  private static final Path CORPUS =
      Path.of("src/test/resources/imports/recorded").toAbsolutePath();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chrome.har",
        "firefox.har",
        "shop.postman_collection.json",
        "commands.sh",
        "shop.k6.js",
        "nginx.log.txt",
        "json.log.txt"
      })
  void shouldBeGreenAgainstItsOwnStandIn(String file) throws Exception {
    imported(withoutTimes(CORPUS.resolve(file)), "--with-writes");

    SaidCommand said = salvo("try", "imported");

    assertThat(said.status()).as(said.out()).isZero();
    assertThat(said.out())
        .contains(" 0 problems.")
        .doesNotContain("Not sent", "problem  ", "SECRET-");
  }

  /** Each of its tasks once. */
  @ParameterizedTest
  @CsvSource({"chrome.har, 1", "firefox.har, 4"})
  void shouldSendTheSameRequestsAsWereRecorded(String file, int tasks) throws Exception {
    Path har = withoutTimes(CORPUS.resolve(file));
    imported(har);
    try (ReplayServer server = ReplayServer.of(har)) {
      SaidCommand said =
          salvo(
              "run",
              "imported",
              "-DbaseUrl=" + server.uri(),
              "-Dprofile=users-requests-light",
              "-Dusers=1",
              "-Drequests=" + tasks,
              "-Dsalvo.warmUp.duration=0s",
              "-Dsalvo.slo.global.minRps=0.001",
              "-Dsalvo.monitor.enabled=false");

      assertThat(said.status()).as(said.out()).isZero();
      assertThat(server.requests()).isEqualTo(sent(har));
    }
  }

  /** By method and path, what a run has to send. */
  private static Map<String, Integer> sent(Path har) throws IOException {
    Map<String, Integer> sent = new TreeMap<>();
    for (JsonNode entry : PlainJson.MAPPER.readTree(har.toFile()).at("/log/entries")) {
      String url = entry.at("/request/url").asText();
      boolean isSent =
          url.startsWith("https://shop.example.com/")
              && !url.matches(".*(/assets/|[.]png|[.]ico).*")
              && !entry.has("_fromCache")
              && entry.at("/response/status").asInt() > 0
              && !entry.at("/request/method").asText().equals("OPTIONS");
      if (isSent) {
        String path = URI.create(url).getRawPath();
        sent.merge(entry.at("/request/method").asText() + " " + path, 1, Integer::sum);
      }
    }
    return sent;
  }

  /** A recording without its pauses. */
  private Path withoutTimes(Path file) throws IOException {
    String text = Files.readString(file);
    Path copy = folder.resolve(file.getFileName());
    if (file.toString().endsWith(".sh")) {
      for (String name : List.of("query.txt", "note.txt", "report.txt", "body.json")) {
        Files.copy(CORPUS.resolve(name), folder.resolve(name));
      }
    }
    return Files.writeString(
        copy, text.replaceAll("\"startedDateTime\": \"[^\"]*\"", "\"startedDateTime\": \"\""));
  }

  private void imported(Path file, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("import", file.toString()));
    arguments.addAll(
        List.of("--name", "imported", "-o", folder.resolve("project/simulations/in").toString()));
    arguments.addAll(Arrays.asList(options));
    SaidCommand said = salvo(arguments.toArray(String[]::new));
    assertThat(said.status()).as(said.out()).isZero();
    assertThat(said.out()).doesNotContain("SECRET-");
  }

  private SaidCommand salvo(String... arguments) throws IOException, InterruptedException {
    return SaidCommand.of(folder, List.of(arguments));
  }
}
