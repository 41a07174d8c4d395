package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.sandbox.TestSandbox.Answer;

/** A stand-in that is declared route by route, over HTTP. */
class DeclaredTest {

  private static final String SHOP =
      """
      {'routes': [
        {'endpoint': 'POST /login', 'body': '{\\"token\\":\\"#{uuid}\\"}',
         'headers': {'Content-Type': 'application/json'}},
        {'endpoint': 'GET /products', 'body': '[1]', 'headers': {'X-Shop': 'blue'}},
        {'endpoint': 'POST /cart/{item}', 'status': 201,
         'body': '#{path.item}/#{json.buyer.name}/#{json.count}/#{json.none}/#{json.tags}'},
        {'endpoint': 'GET /cart/all', 'body': 'all'},
        {'endpoint': 'GET /cart/{item}', 'body': 'one'},
        {'endpoint': 'DELETE /cart/{item}', 'status': 204}
      ]}
      """;

  @Test
  void shouldAnswerAsDeclared() {
    try (TestSandbox shop = start(SHOP)) {
      Answer products = shop.get("/products?page=1");

      assertThat(products.status()).isEqualTo(200);
      assertThat(products.body()).isEqualTo("[1]");
      assertThat(products.header("X-Shop")).isEqualTo("blue");
      assertThat(shop.send(shop.request("/cart/7").DELETE()).status()).isEqualTo(204);
      assertThat(shop.get("/cart/all").body()).isEqualTo("all");
      assertThat(shop.get("/cart/any").body()).isEqualTo("one");
      assertThat(shop.sandbox.counts())
          .isEqualTo(
              Map.of(
                  "GET /products", Map.of(200, 1L),
                  "DELETE /cart/{item}", Map.of(204, 1L),
                  "GET /cart/all", Map.of(200, 1L),
                  "GET /cart/{item}", Map.of(200, 1L)));
    }
  }

  @Test
  void shouldFillInTheBodyWhenItHasPlaceholders() {
    try (TestSandbox shop = start(SHOP)) {
      Answer one = shop.post("/login", "");
      Answer other = shop.post("/login", "");
      Answer cart =
          shop.post(
              "/cart/a%20%22b%22",
              "{\"buyer\": {\"name\": \"Zo\u00eb \\\"Z\\\"\"}, \"count\": 2, \"tags\": [1,"
                  + " \"x\"]}");

      assertThat(one.header("Content-Type")).isEqualTo("application/json");
      assertThat(one.json().path("token").asText()).hasSize(36);
      assertThat(other.body()).isNotEqualTo(one.body());
      assertThat(cart.status()).isEqualTo(201);
      assertThat(cart.body()).isEqualTo("a \\\"b\\\"/Zo\u00eb \\\"Z\\\"/2//[1,\"x\"]");
    }
  }

  @Test
  void shouldRefuseTheRequestWhenItsBodyIsNeededAndBroken() {
    try (TestSandbox shop = start(SHOP)) {
      assertThat(shop.post("/cart/1", "{").status()).isEqualTo(422);
    }
  }

  @Test
  void shouldRepeatItsIdsWhenTheSeedIsTheSame() {
    try (TestSandbox one = start(SHOP);
        TestSandbox other = start(SHOP)) {
      assertThat(one.post("/login", "").body()).isEqualTo(other.post("/login", "").body());
    }
  }

  @Test
  void shouldListItsRoutesWhenThePathIsNoneOfThem() {
    try (TestSandbox shop = start(SHOP)) {
      Answer missing = shop.get("/prodcuts");

      assertThat(missing.status()).isEqualTo(404);
      assertThat(missing.detail())
          .isEqualTo(
              "The stand-in has no route for GET /prodcuts; it declares DELETE /cart/{item},"
                  + " GET /cart/all, GET /cart/{item}, GET /products, POST /cart/{item},"
                  + " POST /login.");
      assertThat(shop.send(shop.request("/products").DELETE()).header("Allow")).isEqualTo("GET");
    }
  }

  @Test
  void shouldWinOverTheKnownSystemsAndLeaveTheRestOfThem() {
    try (TestSandbox shop = start("{'routes': [{'endpoint': 'GET /healthz', 'body': 'mine'}]}")) {
      assertThat(shop.get("/healthz").body()).isEqualTo("mine");
      assertThat(shop.createJob().status()).isEqualTo(201);
    }
    try (TestSandbox shop = start("{'routes': [{'endpoint': 'GET /{any}', 'body': 'any'}]}")) {
      assertThat(shop.get("/healthz").body()).isEqualTo("any");
    }
  }

  @Test
  void shouldServeOnlySoManyAtOnceWhenThereIsACapacity() {
    try (TestSandbox shop =
        start(
            "{'scale': 1, 'routes': [{'endpoint': 'POST /checkout', 'capacity': 2,"
                + " 'serviceTime': {'p50': 100}}, {'endpoint': 'GET /products'}]}")) {
      long start = System.nanoTime();
      List<CompletableFuture<Long>> ends =
          IntStream.range(0, 6).mapToObj(i -> checkout(shop, start)).toList();
      Answer other = shop.get("/products");
      long otherMillis = millisSince(start);
      List<Long> millis = ends.stream().map(CompletableFuture::join).sorted().toList();

      assertThat(other.status()).isEqualTo(200);
      assertThat(otherMillis).isLessThan(millis.get(5));
      assertThat(millis.get(0)).isGreaterThanOrEqualTo(100);
      assertThat(millis.get(2)).isGreaterThanOrEqualTo(200);
      assertThat(millis.get(4)).isGreaterThanOrEqualTo(300);
    }
  }

  @Test
  void shouldRefuseWhatMayNotWaitWhenCapacityAndQueueAreFull() {
    try (TestSandbox shop =
        start(
            "{'queue': 0, 'routes': [{'endpoint': 'GET /a', 'capacity': 1},"
                + " {'endpoint': 'GET /b'}],"
                + " 'faults': [{'endpoint': 'GET /a', 'kind': 'hang'}]}")) {
      CompletableFuture<Answer> one = shop.sendAsync(shop.request("/a").GET());
      CompletableFuture<Answer> other = shop.sendAsync(shop.request("/a").GET());
      TestSandbox.await("one of two to be refused", () -> one.isDone() || other.isDone());

      assertThat(one.isDone() ? one : other)
          .isCompletedWithValueMatching(answer -> answer.status() == 503);
      assertThat(shop.get("/b").status()).isEqualTo(200);
      assertThat(one.isDone() ? other : one).isNotDone();
    }
  }

  @Test
  void shouldTakeTheServiceTimeWhenScaledAndNoneWhenTheScaleIsZero() {
    String routes = "'routes': [{'endpoint': 'GET /slow', 'serviceTime': {'p50': 60000}}]}";
    try (TestSandbox atOnce = start("{'scale': 0, " + routes);
        TestSandbox scaled = start("{'scale': 0.002, " + routes)) {
      assertThat(atOnce.get("/slow").status()).isEqualTo(200);
      long start = System.nanoTime();
      assertThat(scaled.get("/slow").status()).isEqualTo(200);
      assertThat(millisSince(start)).isBetween(120L, 10_000L);
    }
  }

  @Test
  void shouldStrikeADeclaredRouteWhenAFaultNamesIt() {
    try (TestSandbox shop =
        start(
            SHOP.replaceFirst(
                "]}\\s*$",
                "], 'faults': [{'endpoint': 'POST /cart/{item}', 'kind': 'status',"
                    + " 'status': 503}, {'endpoint': 'GET /products', 'kind': 'reset'}]}"))) {
      assertThat(shop.post("/cart/1", "{}").status()).isEqualTo(503);
      assertThatThrownBy(() -> shop.get("/products")).hasMessageContaining("IOException");
      assertThat(shop.post("/login", "").status()).isEqualTo(200);
      assertThat(shop.sandbox.counts())
          .containsEntry("POST /cart/{item}", new TreeMap<>(Map.of(503, 1L)));
    }
  }

  @Test
  void shouldRefuseLargeBodiesAndHeadAsEverywhere() {
    try (TestSandbox shop = start(SHOP)) {
      var large = shop.request("/login").POST(BodyPublishers.ofByteArray(new byte[11 << 20]));

      assertThat(shop.send(large).status()).isEqualTo(413);
      var head = shop.request("/products").method("HEAD", BodyPublishers.noBody());
      assertThat(shop.send(head).status()).isEqualTo(405);
    }
    try (TestSandbox shop =
        start("{'routes': [{'endpoint': 'HEAD /products', 'body': 'nobody reads it'}]}")) {
      var head = shop.request("/products").method("HEAD", BodyPublishers.noBody());
      Answer answer = shop.send(head);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void shouldLogWhatItAnsweredWhenItStops(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("sandbox.log");
    try (TestSandbox shop = start(SHOP.replaceFirst("]}\\s*$", "], 'log': '" + log + "'}"))) {
      shop.post("/cart/1", "{}");
    }

    assertThat(Files.readString(log)).contains("{\"counts\":{\"POST /cart/{item}\":{\"201\":1}}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'routes':5}                          | routes: 5: must be a list",
        "{'routes':[{}]}                       | routes[0].endpoint: \"\": must not be empty",
        "{'routes':[{'endpoint':'a'}]}         | routes[0].endpoint: a: must be a method and a"
            + " path",
        "{'routes':[{'endpoint':'GET /{'}]}    | routes[0].endpoint: GET /{: must be a method",
        "{'routes':[{'endpoint':'GET /{a}'},{'endpoint':'GET /{b}'}]} | routes[1].endpoint: GET"
            + " /{b}",
        "{'routes':[{'endpoint':'GET /','status':100}]}  | routes[0].status: 100: must be a whole",
        "{'routes':[{'endpoint':'GET /','body':'#{a}'}]} | routes[0].body: #{a}: must be #{uuid}",
        "{'routes':[{'endpoint':'GET /','capacity':0}]}  | routes[0].capacity: 0: must be a whole",
        "{'routes':[{'endpoint':'GET /','headers':{'a b':''}}]} | routes[0].headers.a b: header",
        "{'routes':[{'endpoint':'GET /','headers':{'a':'\\n'}}]} | routes[0].headers.a: header",
        "{'routes':[{'endpoint':'GET /','serviceTime':{'p50':2,'p95':1}}]} | routes[0].serviceTime",
        "{'routes':[{'endpoint':'GET /','serviceTime':{'p95':1}}]} | routes[0].serviceTime.p50",
        "{'routes':[{'endpoint':'GET /','id':1}]} | routes[0].id: unknown field",
      })
  void shouldNameFieldValueAndRule(String json, String problem) {
    assertThatThrownBy(() -> SandboxOptions.fromJson(json.replace('\'', '"')))
        .isInstanceOfSatisfying(
            InvalidOptions.class,
            e -> assertThat(e.problems()).singleElement().asString().startsWith(problem));
  }

  @Test
  void shouldKnowItsSystemsByNameAndByWhatTheyServe() {
    assertThat(Systems.knows("content")).isTrue();
    assertThat(Systems.knows("shop")).isFalse();
    assertThat(Systems.serves(List.of("GET /healthz", "GET /api/v1/jobs/{id}"))).isTrue();
    assertThat(Systems.serves(List.of("GET /healthz", "GET /products"))).isFalse();
  }

  private static TestSandbox start(String options) {
    return TestSandbox.start(options.replace('\'', '"'));
  }

  private static CompletableFuture<Long> checkout(TestSandbox shop, long start) {
    return shop.sendAsync(shop.request("/checkout").POST(BodyPublishers.noBody()))
        .thenApply(answer -> millisSince(start));
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
