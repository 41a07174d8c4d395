package salvo.imports.curl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.steps.Body;
import salvo.config.steps.Step;
import salvo.imports.ReadBack;
import salvo.imports.format.ImportReport;
import salvo.imports.format.Imported;
import salvo.imports.format.UnusableInput;
import salvo.text.PlainJson;

class CurlImporterTest {

  private static final Path CORPUS = Path.of("src/test/resources/imports/recorded/commands.sh");

  @TempDir private Path folder;

  @Test
  void shouldSendWhatCurlWouldSend() throws IOException {
    List<Step.Request> requests = corpus();

    assertThat(requests)
        .extracting(it -> it.method() + " " + it.path())
        .containsExactly(
            "GET /",
            "GET /products",
            "GET /products/pen-000001",
            "POST /orders",
            "POST /orders",
            "POST /comments",
            "POST /login",
            "GET /search",
            "GET /search?q=ink+and+pens%0A",
            "POST /ratings",
            "GET /private",
            "GET /api/me",
            "GET /api/carts/#{CART_ID}",
            "POST /photos",
            "HEAD /health",
            "PUT /files/report.txt",
            "GET /cart",
            "GET /slow",
            "PUT /products/pen-000001",
            "DELETE /products/pen-000002",
            "DELETE /products/pen-000003",
            "GET /a",
            "GET /b",
            "GET /first",
            "POST /second",
            "GET /info",
            "GET /plain",
            "GET /after",
            "GET /list?ids%5B%5D=1&ids%5B%5D=2&sort=name+up",
            "PATCH /products/pen-000001");
    assertThat(requests.get(1).query()).isEqualTo(Map.of("page", "1", "size", "20"));
    assertThat(json(requests.get(3)))
        .isEqualTo(tree("{\"product\":\"pen-000001\",\"quantity\":3}"));
    assertThat(json(requests.get(4))).isEqualTo(tree("{\"note\":\"for \\\"you\\\" & me\"}"));
    assertThat(form(requests.get(5))).isEqualTo(Map.of("text", "It's\ttab\u00e9", "rating", "5"));
    assertThat(form(requests.get(6))).isEqualTo(Map.of("user", "ann"));
    assertThat(requests.get(7).query()).isEqualTo(Map.of("q", "pens & ink", "page", "2"));
    assertThat(json(requests.get(9))).isEqualTo(tree("{\"stars\":5,\"price\":1.50}"));
    assertThat(requests.get(13).body())
        .isInstanceOfSatisfying(
            Body.Multipart.class,
            it ->
                assertThat(it.parts())
                    .extracting(Body.Part::name)
                    .containsExactlyInAnyOrder("title", "photo", "text"));
    assertThat(requests.get(15).body()).isEqualTo(new Body.Text("all is well\n"));
    assertThat(requests.get(20).query()).isEqualTo(Map.of("reason", "old one"));
  }

  private static Map<String, String> form(Step.Request request) {
    return ((Body.Form) request.body()).fields();
  }

  @Test
  void shouldTakeSecretsFromTheEnvironment() {
    Imported imported = ReadBack.imported(CORPUS, false);
    String text = ReadBack.of(imported, folder).text();

    assertThat(text)
        .contains("${?SHOP_AUTHORIZATION}", "${?SHOP_PASSWORD}", "${?SHOP_X_API_KEY}")
        .contains("\"Bearer \"${?SHOP_API_TOKEN}");
    assertThat(imported.system().files())
        .anySatisfy(it -> assertThat(it.content()).isEqualTo("CART_ID\nCART_ID\n"));
  }

  @Test
  void shouldTellWhyACommandIsLeftOut() {
    ImportReport report = ReadBack.imported(CORPUS, false).report();

    assertThat(report.leftOut())
        .extracting(ImportReport.Item::reason)
        .containsExactlyInAnyOrder(
            "another host; --base-url https://other.example.net takes that one",
            "its address stands for several: write one command for each",
            "it takes what another command prints, and commands are not run",
            "its body is in a file that is not beside this one",
            "a static file");
    assertThat(report.ignored())
        .extracting(ImportReport.Item::what)
        .contains("--frobnicate", "a command");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo nothing",
        "curl -s",
        "curl 'open",
        "curl ^\"http://a.example.com^\" ^\n -H x"
      })
  void shouldRefuseWhatHasNothingToSend(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("ill.sh"), "curl \n" + text + "\n");

    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> ReadBack.imported(file, false))
        .withMessageContaining("ill.sh");
  }

  private List<Step.Request> corpus() {
    return ReadBack.of(ReadBack.imported(CORPUS, false), folder).system().described().requests();
  }

  private static JsonNode json(Step.Request request) throws IOException {
    return tree(((Body.Json) request.body()).json());
  }

  private static JsonNode tree(String json) throws IOException {
    return PlainJson.MAPPER.readTree(json);
  }
}
