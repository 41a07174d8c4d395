package salvo.imports.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Settings;
import salvo.config.steps.Body;
import salvo.config.steps.Expected;
import salvo.config.steps.Saved;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;
import salvo.imports.ReadBack;
import salvo.imports.format.ImportReport;
import salvo.imports.format.Imported;
import salvo.imports.model.ImportSecrets;
import salvo.imports.model.ImportedBody;
import salvo.imports.model.ImportedFile;
import salvo.imports.model.ImportedProfile;
import salvo.imports.model.ImportedRoute;
import salvo.imports.model.ImportedSignIn;
import salvo.imports.model.ImportedStep;
import salvo.imports.model.ImportedSystem;
import salvo.imports.model.ImportedTask;
import salvo.imports.model.ImportedUsers;
import salvo.imports.model.Texts;
import salvo.text.PlainJson;

/** What is written is read back as it was meant. */
class ConfigurationTextTest {

  private static final ImportedStep.Request GET = ImportedStep.Request.of("GET", "/");

  @TempDir private Path folder;

  private final ImportSecrets secrets = new ImportSecrets("shop");

  @Test
  void shouldReadBackAllThatASystemCanSay() {
    ImportedStep.Request order =
        new ImportedStep.Request(
            "place, \"the\" order",
            "POST",
            "/orders/#{product}",
            Map.of("page", "2", "q", "a b & c"),
            Map.of("X-Trace", "on", "Accept", "application/json"),
            new ImportedBody.Json(
                json("{\"n\": 1.50, \"to\": {\"name\": \"#{user}\", \"x\": null}}")),
            new Expected(
                List.of(201, 202),
                values("state", "open", "total", 3, "items[0].free", true),
                List.of("a \"quoted\" text"),
                List.of("id=(\\d+)"),
                OptionalInt.of(1000),
                Optional.of(Duration.ofMillis(1500))),
            List.of(
                new Saved("id", Saved.Kind.JSON, "items[0].\"order-id\""),
                new Saved("place", Saved.Kind.HEADER, "Location"),
                new Saved("sid", Saved.Kind.COOKIE, "sid"),
                new Saved("csrf", Saved.Kind.REGEX, "name=\"csrf\" value=\"([^\"]+)\"")),
            Optional.empty(),
            "Why: it is so.");
    ImportedStep.Request poll =
        new ImportedStep.Request(
            "wait",
            "GET",
            "/orders/#{id}",
            Map.of(),
            Map.of(),
            new ImportedBody.None(),
            Expected.status(List.of()),
            List.of(),
            Optional.of(
                new ImportedStep.Until(
                    Expected.status(List.of(200)), Duration.ofSeconds(2), Duration.ofMinutes(1))),
            "");
    ImportedSystem system =
        ImportedSystem.named("shop")
            .at(Optional.of("https://shop.example.com"), "/api/v1")
            .signingIn(
                Optional.of(
                    new ImportedSignIn.ByRequest(
                        Optional.of("users.csv"),
                        with(new ImportedBody.Form(Map.of("user", "#{user}"))),
                        Optional.of(Duration.ofMinutes(10)),
                        Optional.empty(),
                        Map.of())),
                Map.of("Accept", "*/*"))
            .doing(
                List.of(
                    new ImportedUsers(
                        "the buyers",
                        2,
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(4),
                        Optional.of(Duration.ofSeconds(20)),
                        Map.of("buy it", 2.5)),
                    new ImportedUsers(
                        "guests", 1, Duration.ZERO, Duration.ZERO, Optional.empty(), Map.of())),
                List.of(
                    new ImportedTask(
                        "buy it",
                        "the first",
                        List.of(
                            new ImportedStep.Feed("products.csv", Step.Share.UNIQUE),
                            new ImportedStep.Pause(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                            new ImportedStep.Pause(Duration.ZERO, Duration.ofSeconds(2)),
                            new ImportedStep.Group(
                                "check-out",
                                List.of(
                                    order,
                                    new ImportedStep.Repeat(3, List.of(poll)),
                                    new ImportedStep.Chance(0.25, List.of(GET)))))),
                    new ImportedTask("look", "", List.of(GET))))
            .promising(Map.of("wait", values("p95", "800 ms", "errorRate", "0.01")))
            .answering(
                List.of(
                    new ImportedRoute(
                        "GET",
                        "/orders/{id}",
                        201,
                        "text/html",
                        "<a href=\"#{path.id}\">\n</a>",
                        Map.of("Location", "/x"),
                        Duration.ofMillis(20)),
                    new ImportedRoute(
                        "DELETE", "/orders/{id}", 204, "", "", Map.of(), Duration.ZERO)))
            .with(
                List.of(
                    ImportedFile.feeder("users.csv", List.of("user"), List.of(List.of("ann, b"))),
                    ImportedFile.feeder("products.csv", List.of("product"), List.of(List.of("1")))))
            .offering(
                Optional.of(
                    new ImportedProfile(
                        OptionalInt.of(20),
                        List.of(
                            new ImportedProfile.Stage(
                                OptionalInt.empty(),
                                OptionalDouble.of(12.5),
                                OptionalDouble.empty(),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(1))))))
            .remarking(List.of("One line,\nand no other."));

    ReadBack read = read(system);

    assertThat(read.problems()).as(read.text()).isEmpty();
    Settings.SystemUnderTest shop = read.system();
    assertThat(shop.pathPrefix()).isEqualTo("/api/v1");
    assertThat(shop.userTypes()).containsOnlyKeys("the buyers", "guests");
    assertThat(shop.userTypes().get("the buyers").tasks()).isEqualTo(Map.of("buy it", 2.5));
    assertThat(shop.userTypes().get("the buyers").pacing()).contains(Duration.ofSeconds(20));
    assertThat(shop.slo()).containsOnlyKeys("wait");
    assertThat(read.given().read().workload().profiles()).containsKey("shop");
    SystemTasks tasks = shop.described();
    assertThat(tasks.headers()).isEqualTo(Map.of("Accept", "*/*"));
    assertThat(tasks.signIn().request().orElseThrow().body())
        .isEqualTo(new Body.Form(Map.of("user", "#{user}")));
    assertThat(tasks.signIn().lifetime()).contains(Duration.ofMinutes(10));
    List<Step> steps = tasks.tasks().get(0).steps();
    assertThat(steps.get(0))
        .isEqualTo(new Step.Feed(folder.resolve("products.csv"), Step.Share.UNIQUE));
    assertThat(steps.get(2)).isEqualTo(new Step.Pause(Duration.ZERO, Duration.ofSeconds(2)));
    Step.Group group = (Step.Group) steps.get(3);
    Step.Request request = (Step.Request) group.steps().get(0);
    assertThat(request.name()).isEqualTo(order.name());
    assertThat(request.path()).isEqualTo(order.path());
    assertThat(request.query()).isEqualTo(order.query());
    assertThat(request.headers()).isEqualTo(order.headers());
    assertThat(request.expected()).isEqualTo(order.expected());
    assertThat(request.saves()).containsExactlyInAnyOrderElementsOf(order.saves());
    assertThat(json(((Body.Json) request.body()).json()))
        .isEqualTo(json("{\"n\": 1.50, \"to\": {\"name\": \"#{user}\", \"x\": null}}"));
    Step.Repeat repeat = (Step.Repeat) group.steps().get(1);
    assertThat(((Step.Poll) repeat.steps().get(0)).atMost()).isEqualTo(Duration.ofMinutes(1));
    assertThat(((Step.Chance) group.steps().get(2)).share()).isEqualTo(0.25);
    assertThat(shop.sandbox())
        .extracting(it -> it.endpoint() + " " + it.status() + " " + it.body())
        .containsExactlyInAnyOrder(
            "GET /orders/{id} 201 <a href=\"#{path.id}\">\n</a>", "DELETE /orders/{id} 204 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        " ",
        "true",
        "null",
        "null and void",
        "3",
        "include",
        "a // b",
        "a # b",
        "${PATH}",
        "${?PATH} x",
        "\"",
        "\"\"\"",
        "ends with \"",
        "two\nlines\t\r\n",
        "back\\slash",
        "[1, 2]",
        "{}",
        "a = b, c",
        "ä ö 日本 😀",
        "\u2028 \u0007",
        "*/*",
        "a  b",
        "-1",
        "##{x}"
      })
  void shouldReadBackAnyText(String text) {
    ImportedStep.Request request = with(new ImportedBody.Text(text));
    ImportedSystem system =
        ImportedSystem.named("shop")
            .doing(
                List.of(),
                List.of(
                    new ImportedTask(
                        "t",
                        "",
                        List.of(
                            request,
                            with(new ImportedBody.Json(json("[" + quoted(text) + "]"))),
                            with(new ImportedBody.Form(Map.of("k", text)))))));

    ReadBack read = read(system);

    assertThat(read.problems()).as(read.text()).isEmpty();
    List<Step.Request> requests = read.system().described().requests();
    assertThat(requests.get(0).body()).isEqualTo(new Body.Text(text));
    assertThat(json(((Body.Json) requests.get(1).body()).json()))
        .isEqualTo(json("[" + quoted(text) + "]"));
    assertThat(requests.get(2).body()).isEqualTo(new Body.Form(Map.of("k", text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "x y", "include", "true", "$ref", "a\"b", "ä", "0", "#"})
  void shouldReadBackAnyKey(String key) {
    ImportedSystem system =
        ImportedSystem.named("shop")
            .doing(
                List.of(),
                List.of(
                    new ImportedTask(
                        "t",
                        "",
                        List.of(
                            with(
                                new ImportedBody.Json(
                                    PlainJson.MAPPER.createObjectNode().put(key, 1)))))));

    ReadBack read = read(system);

    assertThat(read.problems()).as(read.text()).isEmpty();
    Body.Json body = (Body.Json) read.system().described().requests().get(0).body();
    assertThat(json(body.json()).path(key).asInt()).isEqualTo(1);
  }

  @Test
  void shouldTakeSecretsFromTheEnvironment() {
    String token = secrets.secret("token", "Bearer abc-123456", "the header Authorization");
    ImportedSystem system =
        ImportedSystem.named("shop")
            .signingIn(Optional.empty(), Map.of("Authorization", token, "X-A", "a" + token + "b"))
            .doing(List.of(), List.of(new ImportedTask("t", "", List.of(GET))))
            .taking(secrets.variables());

    ReadBack read = read(system);

    assertThat(read.problems()).as(read.text()).isEmpty();
    assertThat(read.text()).contains("#   SHOP_TOKEN  the header Authorization");
    assertThat(read.system().described().headers()).isEqualTo(Map.of("X-A", "ab"));
    assertThat(
            read.given()
                .variable("SHOP_TOKEN", "xyz")
                .read()
                .systemNamed("shop")
                .described()
                .headers())
        .isEqualTo(Map.of("Authorization", "xyz", "X-A", "axyzb"));
  }

  @Test
  void shouldKeepWhatOnlyLooksLikeAPlaceholder() {
    ReadBack read =
        read(
            ImportedSystem.named("shop")
                .doing(
                    List.of(),
                    List.of(
                        new ImportedTask(
                            "t",
                            "",
                            List.of(with(new ImportedBody.Text(Texts.literal("#{no}"))))))));

    assertThat(read.problems()).isEmpty();
  }

  private ReadBack read(ImportedSystem system) {
    ImportReport report =
        new ImportReport("test", "test", 0, List.of(), List.of(), List.of(), List.of());
    return ReadBack.of(new Imported(system, report, secrets), folder);
  }

  private static ImportedStep.Request with(ImportedBody body) {
    return new ImportedStep.Request(
        "",
        "POST",
        "/x",
        Map.of(),
        Map.of(),
        body,
        Expected.status(List.of()),
        List.of(),
        Optional.empty(),
        "");
  }

  private static <T> Map<String, T> values(String key, T value, Object... more) {
    Map<String, T> values = new LinkedHashMap<>();
    values.put(key, value);
    for (int i = 0; i < more.length; i += 2) {
      @SuppressWarnings("unchecked")
      T next = (T) more[i + 1];
      values.put((String) more[i], next);
    }
    return values;
  }

  private static String quoted(String text) {
    return PlainJson.MAPPER.valueToTree(text).toString();
  }

  private static JsonNode json(String text) {
    try {
      return PlainJson.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
