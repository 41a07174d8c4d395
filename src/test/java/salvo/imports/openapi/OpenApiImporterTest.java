package salvo.imports.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.config.steps.Step;
import salvo.imports.ImportedFiles;
import salvo.imports.ReadBack;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportReport.Item;
import salvo.imports.format.Imported;
import salvo.imports.format.UnusableInput;
import salvo.imports.text.ReportJson;
import salvo.imports.text.ReportText;

class OpenApiImporterTest {

  private static final Path CORPUS = Path.of("src/test/resources/imports/openapi");

  @TempDir private Path folder;

  static List<Path> corpus() throws IOException {
    try (Stream<Path> all = Files.list(CORPUS)) {
      return all.sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "library-3.0.yaml,  13, 5, 10",
    "tickets-3.0.json,  7,  2, 6",
    "fleet-3.1.yaml,    8,  4, 8",
    "weather-3.1.json,  4,  4, 4",
    "bakery-2.0.yaml,   6,  2, 6",
    "parking-2.0.json,  4,  3, 3",
    "edge-3.0.yaml,     7,  5, 7"
  })
  void shouldTellOfEachCallOnce(String file, int calls, int reads, int withWrites) {
    Imported read = ReadBack.imported(CORPUS.resolve(file), false);
    Imported all = ReadBack.imported(CORPUS.resolve(file), true);

    assertThat(read.report().calls()).isEqualTo(calls);
    assertThat(read.report().taken()).as(told(read)).hasSize(reads);
    assertThat(all.report().taken()).as(told(all)).hasSize(withWrites);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void shouldBeReadBackByTheProjectsOwnReader(Path file) {
    for (boolean withWrites : new boolean[] {false, true}) {
      Imported imported = ReadBack.imported(file, withWrites);
      ReadBack read = ReadBack.of(imported, folder);

      assertThat(read.problems()).as(read.text()).isEmpty();
      List<String> sent =
          read.system().described().requests().stream()
              .map(Step.Request::endpoint)
              .distinct()
              .map(it -> it.replaceAll("\\{[^}]*}", "{}"))
              .sorted()
              .toList();
      assertThat(sent)
          .containsExactlyElementsOf(
              imported.report().taken().stream()
                  .map(it -> it.what().replaceAll("\\{[^}]*}", "{}"))
                  .sorted()
                  .toList());
      assertThat(read.system().sandbox()).hasSize(imported.report().taken().size());
    }
  }

  @Test
  void shouldPutWhatBringsAnIdBeforeWhatAsksForIt() {
    assertThat(sent("fleet-3.1.yaml", false))
        .isEqualTo(
            Map.of(
                "browse bikes",
                List.of(
                    "GET /bikes",
                    "GET /bikes/#{bikeId}",
                    "GET /bikes/#{bikeId}/rides",
                    "GET /bikes/#{bikeId}/rides/#{rideId}")));
  }

  @Test
  void shouldMakeReadAndDeleteInOneTaskWhenWritesAreWanted() {
    assertThat(sent("fleet-3.1.yaml", true).get("change bikes"))
        .containsExactly(
            "POST /bikes",
            "POST /bikes/#{bikeId}/rides",
            "GET /bikes/#{bikeId}",
            "GET /bikes/#{bikeId}/rides/#{rideId}",
            "DELETE /bikes/#{bikeId}/rides/#{rideId}",
            "DELETE /bikes/#{bikeId}");
  }

  @Test
  void shouldAskForWhatABodyNames() {
    assertThat(sent("library-3.0.yaml", true).get("change loans"))
        .containsExactly("GET /books", "POST /loans", "GET /loans/#{loanId}");
    assertThat(folder.resolve("shop.conf"))
        .content()
        .contains("json { until = \"#{until}\", bookId = \"#{bookId}\" }");
  }

  @Test
  void shouldSayHowToHaveWhatIsLeftOut() {
    Imported tickets = ReadBack.imported(CORPUS.resolve("tickets-3.0.json"), false);

    assertThat(reasons(tickets.report().leftOut()))
        .containsEntry(
            "GET /api/orders/{orderNumber}",
            "it needs orderNumber, which only POST /api/orders brings: --with-writes takes both")
        .containsEntry(
            "POST /api/orders",
            "it changes something, and GET /api/orders/{orderNumber} needs what it brings:"
                + " --with-writes takes both")
        .containsEntry(
            "GET /api/go/{short}", "it answers with a redirect alone, which leads elsewhere");
  }

  @Test
  void shouldNotDeleteWhatItHasNotMade() {
    Imported library = ReadBack.imported(CORPUS.resolve("library-3.0.yaml"), true);

    assertThat(reasons(library.report().leftOut()))
        .containsEntry("DELETE /loans", "it would delete what the task has not made");
    assertThat(sent("bakery-2.0.yaml", true).get("change cakes"))
        .startsWith("POST /cakes")
        .endsWith("DELETE /cakes/#{cakeId}");
  }

  @Test
  void shouldFollowReferencesWithinTheDocumentOnly() {
    Imported library = ReadBack.imported(CORPUS.resolve("library-3.0.yaml"), false);

    assertThat(reasons(library.report().leftOut()).get("GET /partners"))
        .isEqualTo(
            "it refers to https://partners.example.org/schemas/partner.json, which is not"
                + " followed: bundle it into one file");
  }

  @Test
  void shouldSignInByWhatTakesAPasswordAndBringsAToken() {
    ReadBack library = read("library-3.0.yaml", false);

    Step.Request signIn = library.system().described().signIn().request().orElseThrow();
    assertThat(signIn.endpoint()).isEqualTo("POST /sessions");
    assertThat(library.system().described().signIn().lifetimePath()).contains("expires_in");
    assertThat(library.system().described().headers())
        .isEqualTo(Map.of("Authorization", "Bearer #{token}"));
    assertThat(folder.resolve("users.csv"))
        .content()
        .startsWith("email,password\nuser1@example.com,change-me\n");
  }

  @Test
  void shouldAskTheEnvironmentForKeys() {
    assertThat(read("parking-2.0.json", false).text())
        .contains("X-Parking-Key = ${?SHOP_X_PARKING_KEY}");
    assertThat(read("weather-3.1.json", false).text()).contains("query { appid = ${?SHOP_APPID} }");
    assertThat(read("bakery-2.0.yaml", true).text())
        .contains("Authorization = ${?SHOP_AUTHORIZATION}");
    assertThat(read("fleet-3.1.yaml", false).text())
        .contains("Authorization = ${?SHOP_AUTHORIZATION}")
        .contains("signIn { post = /oauth/token, oauth2 { clientId = ${SHOP_CLIENT_ID}");
  }

  @Test
  void shouldTakeValuesOfTheDocumentBeforeMadeOnes() {
    ReadBack library = read("library-3.0.yaml", true);
    assertThat(library.text())
        .contains("limit = \"20\"", "genre = \"novel\"", "years = [1969, 1974]");
    ReadBack fleet = read("fleet-3.1.yaml", true);
    assertThat(fleet.text()).contains("kind = \"city\"", "built = \"2024-02-29\"");
    assertThat(folder.resolve("bikes.csv")).content().contains("country").contains("no\n", "DE\n");
    assertThat(read("weather-3.1.json", false).text()).contains("GET /archive/{day}");
  }

  @Test
  void shouldMakeWhatASchemaAllows() throws IOException {
    ReadBack library = read("library-3.0.yaml", true);
    assertThat(library.text()).contains("isbn = \"#{isbn}\"");
    List<String> rows = Files.readAllLines(folder.resolve("books.csv"));
    int column = List.of(rows.get(0).split(",")).indexOf("isbn");
    assertThat(rows.subList(1, rows.size()))
        .hasSizeGreaterThanOrEqualTo(20)
        .allMatch(row -> row.split(",")[column].matches("97[89]-[0-9]{10}"));
    assertThat(read("fleet-3.1.yaml", true).text()).containsPattern("weight = 8\\.(25|50|75)");
  }

  @Test
  void shouldMakeTheSameOfTheSameSeed() {
    ImportInput input = ImportInput.of(CORPUS.resolve("library-3.0.yaml"));
    OpenApiImporter importer = new OpenApiImporter();
    ImportChoices choices = new ImportChoices("shop", Optional.empty(), true, 7);

    assertThat(ImportedFiles.of(importer.read(input, choices)))
        .isEqualTo(ImportedFiles.of(importer.read(input, choices)))
        .isNotEqualTo(
            ImportedFiles.of(
                importer.read(input, new ImportChoices("shop", Optional.empty(), true, 8))));
  }

  @Test
  void shouldTellWhereTheSystemIsAndNotLoadIt() {
    ReadBack library = read("library-3.0.yaml", false);

    assertThat(library.text())
        .contains("# Its address: -DbaseUrl=https://eu.library.example.com, or")
        .contains("pathPrefix = /v1\n");
    assertThat(library.given().read().baseUrl()).isEmpty();
    assertThat(read("bakery-2.0.yaml", false).text())
        .contains("-DbaseUrl=https://bakery.example.com,", "pathPrefix = /api/v2\n");
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void shouldWriteNoSecretOfTheDocument(Path file) {
    for (boolean withWrites : new boolean[] {false, true}) {
      Imported imported = ReadBack.imported(file, withWrites);
      String out =
          String.join("\n", ImportedFiles.of(imported).values())
              + String.join("\n", ReportText.of(ImportedFiles.report(imported)))
              + ReportJson.of(imported.system(), ImportedFiles.report(imported), List.of());

      assertThat(out)
          .doesNotContain(
              "Tr0ub4dor-and-3",
              "tok-9f8e7d6c5b4a39281706",
              "cs-5b1c9e77aa3041d2",
              "pk_live_51Hq8ZKd93jfLsQ02",
              "Pa55-w0rd-in-url");
    }
  }

  /** A secret of its own in each place where a document may have one. */
  @Test
  void shouldWriteNoSecretWhereverItStands() throws IOException {
    String text =
        """
        openapi: 3.0.0
        info: { title: A, version: "1" }
        servers: [{ url: "https://ann:S3cret-01-userinfo@a.example.com/v1" }]
        paths:
          /a/{token}:
            post:
              parameters:
                - { name: token, in: path, required: true, example: S3cret-02-path, schema: { type: string } }
                - { name: api_key, in: query, example: S3cret-03-query, schema: { type: string } }
                - { name: key, in: query, required: true, schema: { type: string, default: S3cret-04-default } }
                - { name: X-Auth-Token, in: header, required: true, schema: { type: string, example: S3cret-05-header } }
                - { name: sid, in: cookie, example: S3cret-06-cookie, schema: { type: string } }
                - { name: note, in: query, example: "eyJhbGciOi.eyJzdWIiOi.S3cret-07-jwt", schema: { type: string } }
                - name: list
                  in: query
                  required: true
                  schema: { type: string, enum: [ghp_S3cret08aaaaaaaaaaaaaaaaaaaaaa, b] }
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        password: { type: string, example: S3cret-09-body }
                        client: { type: object, example: { client_secret: S3cret-10-object, pin: 73519842 } }
              responses:
                "200":
                  description: ok
                  content:
                    application/json:
                      example: { session: { accessToken: S3cret-11-answer }, echo: S3cret-09-body }
          /b:
            post:
              requestBody:
                content:
                  application/x-www-form-urlencoded:
                    schema: { type: object, properties: { passwd: { type: string, default: S3cret-12-form } } }
              responses:
                "200":
                  description: ok
                  content:
                    application/json:
                      schema: { type: object, properties: { jwt: { type: string, example: S3cret-13-schema } } }
        """;
    Path file = Files.writeString(folder.resolve("planted.yaml"), text);

    Imported imported = ReadBack.imported(file, true);
    ReadBack read = ReadBack.of(imported, folder);

    assertThat(imported.report().taken()).hasSize(2);
    assertThat(read.problems()).as(read.text()).isEmpty();
    assertThat(
            String.join("\n", ImportedFiles.of(imported).values())
                + ReportJson.of(imported.system(), ImportedFiles.report(imported), List.of())
                + String.join("\n", ReportText.of(ImportedFiles.report(imported))))
        .doesNotContain("S3cret", "73519842")
        .contains("${?SHOP_API_KEY}", "${?SHOP_X_AUTH_TOKEN}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"openapi\": \"3.0.0\", | in.txt:1: must be valid JSON. Correct what stands there",
        "openapi: 3.0.0\\npaths: [ | in.txt:2: must be valid YAML. Correct what stands there",
        "openapi: 3.0.0\\ninfo: {} | in.txt:1: must be a document with paths. Without",
        "swagger: '2.0'\\npaths: 3 | in.txt:1: must be a document with paths. Without",
        "openapi: 3.0.0\\npaths: &a {/x: *a} | in.txt:2: must be YAML without an alias of itself"
      })
  void shouldSayWhatIsWrongWithADocument(String text, String problem) throws IOException {
    Path file = Files.writeString(folder.resolve("in.txt"), text.replace("\\n", "\n"));

    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> ReadBack.imported(file, false))
        .withMessageStartingWith(problem);
  }

  @Test
  void shouldStayBoundedWhenAliasesAndSchemasReferToOneAnother() throws IOException {
    StringBuilder yaml = new StringBuilder("openapi: 3.0.0\npaths:\n  /a:\n    get:\n");
    yaml.append("      responses: {200: {description: x, content: {application/json: {schema: ");
    yaml.append("{$ref: '#/components/schemas/S0'}}}}}\ncomponents:\n  schemas:\n");
    for (int i = 0; i < 12; i++) {
      yaml.append("    S").append(i).append(": {type: object, properties: {");
      for (int p = 0; p < 5; p++) {
        yaml.append("p").append(p).append(": {$ref: '#/components/schemas/S");
        yaml.append((i + p) % 12).append("'}, ");
      }
      yaml.append("}}\n");
    }
    Path file = Files.writeString(folder.resolve("deep.yaml"), yaml);

    Imported imported = ReadBack.imported(file, false);

    assertThat(imported.report().taken()).hasSize(1);
    assertThat(ImportedFiles.of(imported).get("shop.conf").length()).isLessThan(100_000);
  }

  private ReadBack read(String file, boolean withWrites) {
    return ReadBack.of(ReadBack.imported(CORPUS.resolve(file), withWrites), folder);
  }

  private Map<String, List<String>> sent(String file, boolean withWrites) {
    return read(file, withWrites).system().described().tasks().stream()
        .collect(
            Collectors.toMap(
                it -> it.name(),
                it ->
                    it.steps().stream()
                        .filter(Step.Request.class::isInstance)
                        .map(Step.Request.class::cast)
                        .map(step -> step.method() + " " + step.path())
                        .toList()));
  }

  private static Map<String, String> reasons(List<Item> items) {
    return items.stream().collect(Collectors.toMap(Item::what, Item::reason));
  }

  private static String told(Imported imported) {
    return String.join("\n", ReportText.of(imported.report()));
  }
}
