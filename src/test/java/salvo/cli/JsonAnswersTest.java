package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say to a program: one document, and the exit status that they have without it. */
class JsonAnswersTest {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir private Path folder;
  private String run;
  private String slow;

  @BeforeEach
  void makeRuns() throws IOException {
    ShopLog logs = new ShopLog(folder);
    run = logs.run("first", 1, 1).toString();
    slow = logs.run("slow", 1.2, 2).toString();
    Files.createDirectories(folder.resolve("src/test/java"));
  }

  static Stream<List<String>> commands() {
    return Stream.of(
        List.of("report", "RUN", "-o", "FOLDER/reports"),
        List.of("merge", "RUN", "SLOW", "-o", "FOLDER/merged"),
        List.of("compare", "RUN", "SLOW"),
        List.of("baseline", "save", "FOLDER/kept.json", "RUN", "--replace"),
        List.of("monitor", "-i", "100ms", "-d", "200ms", "-o", "FOLDER/samples.csv"),
        List.of("doctor"),
        List.of("status"),
        List.of("describe", "salvo.slo"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldPrintOneDocumentAndNothingElseWhenAskedForIt(List<String> words) throws IOException {
    CommandRun people = said(words);
    CommandRun program =
        said(with(words, "--json").stream().map(it -> it.replace("merged", "again")).toList());

    JsonNode json = document(program);
    assertThat(program.status()).isEqualTo(people.status());
    assertThat(json.path("command").asText()).isEqualTo(name(words));
    assertThat(json.path("exitCode").asInt(-1)).isEqualTo(people.status());
    assertThat(json.has("error")).isFalse();
  }

  private static String name(List<String> words) {
    return words.get(0).equals("baseline") ? "baseline " + words.get(1) : words.get(0);
  }

  @Test
  void shouldTellTheVerdictAndWhereTheReportsAreWhenARunIsReported() throws IOException {
    JsonNode json = document(said(List.of("report", "RUN", "-o", "FOLDER/reports", "--json")));

    assertThat(json.at("/verdict/status").asText()).isEqualTo("PASS");
    assertThat(json.at("/total/requests").asInt()).isEqualTo(3542);
    assertThat(json.path("id").asText()).isEqualTo("first");
    assertThat(Path.of(json.path("summary").asText())).isRegularFile();
    assertThat(json.path("slos")).isNotEmpty();
  }

  @Test
  void shouldTellTheFiguresWhenABaselineIsShown() throws IOException {
    said(List.of("baseline", "save", "FOLDER/kept.json", "RUN"));

    JsonNode json = document(said(List.of("baseline", "show", "FOLDER/kept.json", "--json")));

    assertThat(json.path("requests").asInt()).isEqualTo(3542);
    assertThat(json.at("/runs/0").asText()).isEqualTo("first");
    assertThat(json.at("/figures/pay/p95").asDouble()).isPositive();
    assertThat(json.at("/figures/global/minRps").asDouble()).isPositive();
  }

  @Test
  void shouldNameTheFilesWhenASystemIsBegun() throws IOException {
    JsonNode json = document(said(List.of("new", "web-shop", "--project", "FOLDER", "--json")));

    assertThat(json.path("system").asText()).isEqualTo("web-shop");
    assertThat(json.path("files")).hasSize(3);
    assertThat(json.path("next").asText()).isEqualTo("mvn gatling:test -Dsystem=web-shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report --no-such-option",
        "report FOLDER/nowhere",
        "report RUN -o -",
        "merge FOLDER/nowhere -o FOLDER/merged",
        "compare RUN",
        "compare RUN FOLDER/nowhere",
        "baseline save",
        "baseline show FOLDER/nowhere.json",
        "new Web_Shop --project FOLDER",
        "monitor --pid 1 --port 80",
        "monitor -o -",
        "doctor --load 3",
        "doctor --base-url ftp://shop.example",
        "status no-such-run",
        "stop no-such-run",
        "explain FOLDER/nowhere",
        "describe qwertyuiop",
        "publish FOLDER/nowhere",
        "ui --port 70000",
        "raport"
      })
  void shouldTellTheErrorInTheDocumentWhenItCannotBeDone(String words) throws IOException {
    CommandRun program = said(with(Arrays.asList(words.split(" ")), "--json"));

    JsonNode json = document(program);
    assertThat(program.status()).isEqualTo(1);
    assertThat(json.path("exitCode").asInt()).isEqualTo(1);
    assertThat(json.at("/error/message").asText()).isNotBlank().doesNotContain("\tat ");
    assertThat(program.err()).doesNotContain("\tat ");
  }

  private JsonNode document(CommandRun run) throws IOException {
    assertThat(run.out()).as(run.err()).startsWith("{");
    JsonNode json = MAPPER.readTree(run.out());
    assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
    return json;
  }

  private CommandRun said(List<String> words) {
    return CommandRun.of(
        words.stream()
            .map(it -> it.replace("RUN", run).replace("SLOW", slow))
            .map(it -> it.replace("FOLDER", folder.toString()))
            .toArray(String[]::new));
  }

  private static List<String> with(List<String> words, String more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }
}
