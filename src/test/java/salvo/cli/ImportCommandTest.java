package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.text.PlainJson;

class ImportCommandTest {

  private static final Path CORPUS = Path.of("src/test/resources/imports/openapi").toAbsolutePath();
  private static final String LIBRARY = CORPUS.resolve("library-3.0.yaml").toString();

  @TempDir private Path folder;

  @Test
  void shouldWriteAndTellWhatItHasTaken() {
    CommandRun run = make(LIBRARY, "--name", "library");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("Wrote " + folder.resolve("library.conf") + "\n")
        .contains("Taken:\n  GET /books  (library-3.0.yaml:39)\n")
        .contains("Left out:\n", "  POST /books: it changes something: --with-writes takes it  (")
        .contains("13 calls: 5 taken, 8 left out.\n")
        .endsWith(
            "  ./salvo try library\n"
                + "  ./salvo try library --base-url https://eu.library.example.com\n");
    assertThat(files()).containsExactly("books.csv", "library.conf", "users.csv");
  }

  @Test
  void shouldTellTheSameAsJson() throws IOException {
    CommandRun run = make(LIBRARY, "--name", "library", "--with-writes", "--json");

    JsonNode json = PlainJson.MAPPER.readTree(run.out());
    assertThat(json.path("format").asText()).isEqualTo("openapi");
    assertThat(json.path("calls").path("all").asInt()).isEqualTo(13);
    assertThat(json.path("taken")).hasSize(json.path("calls").path("taken").asInt());
    assertThat(json.path("leftOut")).hasSize(json.path("calls").path("leftOut").asInt());
    assertThat(json.path("written").path(0).asText()).endsWith("library.conf");
    assertThat(json.path("leftOut").path(0).path("reason").asText()).isNotEmpty();
  }

  @Test
  void shouldWriteOverNothingUnlessForced() throws IOException {
    make(LIBRARY, "--name", "library");
    Path conf = folder.resolve("library.conf");
    Files.writeString(conf, "mine\n");

    CommandRun again = make(LIBRARY, "--name", "library");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err())
        .contains("There is already " + conf + " and ", "Nothing was written.", "--force");
    assertThat(conf).hasContent("mine");

    assertThat(make(LIBRARY, "--name", "library", "--force").status()).isZero();
    assertThat(conf).content().contains("salvo.systems.library {");
  }

  @Test
  void shouldRefuseAFolderWithAClass() throws IOException {
    Files.writeString(folder.resolve("LibrarySimulation.java"), "");

    assertThat(make(LIBRARY, "--name", "library").err()).contains("needs a folder without classes");
  }

  @Test
  void shouldNameTheSystemAfterTheFile() {
    make(CORPUS.resolve("fleet-3.1.yaml").toString());

    assertThat(files()).contains("fleet31.conf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pet Store_v2.yaml | pet-store-v2",
        "openapi.json | openapi",
        "2024-api.yml | api",
        "a-b.yaml | ab",
        "日本.yaml | imported",
        "really-long-name-of-a-service-in-a-file.yaml | really-long-name-ofa-service"
      })
  void shouldMakeANameThatIsFoundAgain(String file, String name) throws IOException {
    Path copy = Files.copy(Path.of(LIBRARY), folder.resolve(file));

    CommandRun run = make(copy.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(files()).contains(name + ".conf");
  }

  @Test
  void shouldSayWhatItCannotImport() throws IOException {
    Path text = Files.writeString(folder.resolve("in.txt"), "hello\n");

    assertThat(make(text.toString()).err())
        .contains("in.txt: must be one of ", "OpenAPI", "say what it is with --from");
    assertThat(make(text.toString(), "--from", "openap").err())
        .contains("Did you mean --from openapi?");
    assertThat(make(text.toString(), "--from", "openapi").err()).contains("in.txt:1: must be");
    assertThat(make("nowhere.yaml").err()).contains("nowhere.yaml: must be a regular file.");
    assertThat(make(LIBRARY, "--name", "New").err()).contains("A system cannot be called \"New\"");
    assertThat(make(LIBRARY, "--base-url", "ftp://x").err())
        .contains("--base-url ftp://x: must be");
    assertThat(files()).containsExactly("in.txt");
  }

  @Test
  void shouldWriteNothingWhenNothingCanBeLoaded() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("in.yaml"),
            "openapi: 3.0.0\npaths: {/x: {post: {responses: {200: {description: x}}}}}\n");

    CommandRun run = make(file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("POST /x: it changes something: --with-writes takes it", "nothing was written");
    assertThat(files()).containsExactly("in.yaml");
  }

  private CommandRun make(String file, String... options) {
    return CommandRun.of(
        Stream.concat(Stream.of("import", file, "-o", folder.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<String> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(it -> it.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
