package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.sandbox.TestSandbox.Answer;

/** Login, keys, starter projects, flows and runs of Aiexec. */
class AiexecTest {

  private static final String KEY = "x-api-key";
  private static final String RUN = "{\"input_value\":\"Hello\",\"tweaks\":{}}";

  private final TestSandbox sandbox = TestSandbox.start("{}");

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldBeHealthyWithoutAKey() {
    assertThat(sandbox.get("/health").status()).isEqualTo(200);
    assertThat(sandbox.get("/health_check").json())
        .isEqualTo(TestSandbox.tree("{\"status\":\"ok\",\"chat\":\"ok\",\"db\":\"ok\"}"));
  }

  @Test
  void shouldLogInForAnHour() {
    Answer login = logIn("sandbox-admin");
    String bearer = "Bearer " + login.json().path("access_token").asText();

    assertThat(login.status()).isEqualTo(200);
    assertThat(login.json().path("token_type").asText()).isEqualTo("bearer");
    assertThat(login.json().path("refresh_token").asText()).isNotEmpty();
    sandbox.clock.advance(Duration.ofHours(1).minusMillis(1));
    assertThat(starters(bearer).status()).isEqualTo(200);
    sandbox.clock.advance(Duration.ofMillis(1));
    assertThat(starters(bearer).status()).isEqualTo(401);
  }

  @Test
  void shouldRefuseALoginThatIsWrong() {
    assertThat(logIn("wrong").status()).isEqualTo(401);
    assertThat(sandbox.form("/api/v1/login", "username=a").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/starter-projects/",
    "POST, /api/v1/api_key/",
    "DELETE, /api/v1/api_key/1",
    "POST, /api/v1/flows/",
    "DELETE, /api/v1/flows/1"
  })
  void shouldRefuseSetUpWithoutAToken(String method, String path) {
    Answer answer = sandbox.send(sandbox.request(path).method(method, BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void shouldOfferFiveStarterProjects() {
    JsonNode starters = starters(bearer()).json();

    assertThat(starters.findValuesAsText("name"))
        .isEqualTo(
            List.of(
                "Basic Prompting",
                "Memory Chatbot",
                "Document Q&A",
                "Research Agent",
                "Vector Store RAG"));
    assertThat(starters.at("/0/data/nodes")).hasSize(3);
    assertThat(starters.at("/0/data/edges")).hasSize(2);
    assertThat(starters.at("/0/data/viewport/zoom").asInt()).isEqualTo(1);
    assertThat(starters.at("/0/is_component").asBoolean()).isFalse();
  }

  @Test
  void shouldMakeAKeyOfFortyThreeCharactersAndForgetIt() {
    String bearer = bearer();
    JsonNode key = createKey(bearer);
    String id = uploadFlow(bearer, "flow", 1).json().path("id").asText();

    assertThat(key.path("api_key").asText()).matches("sk-[A-Za-z0-9_-]{43}");
    assertThat(key.path("is_active").asBoolean()).isTrue();
    assertThat(key.path("total_uses").asInt()).isZero();
    assertThat(run(id, key.path("api_key").asText()).status()).isEqualTo(200);
    assertThat(delete("/api_key/" + key.path("id").asText(), bearer).status()).isEqualTo(200);
    assertThat(run(id, key.path("api_key").asText()).status()).isEqualTo(403);
    assertThat(delete("/api_key/" + key.path("id").asText(), bearer).status()).isEqualTo(400);
  }

  @Test
  void shouldEchoAnUploadedFlowAndRefuseItsNameTwice() {
    String bearer = bearer();
    Answer first = uploadFlow(bearer, "my_flow-1", 2);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("endpoint_name").asText()).isEqualTo("my_flow-1");
    assertThat(first.json().at("/data/nodes")).hasSize(2);
    assertThat(first.json().path("user_id").asText()).hasSize(36);
    assertThat(first.json().path("folder_id").asText()).hasSize(36);
    assertThat(uploadFlow(bearer, "my_flow-1", 2).status()).isEqualTo(400);
    assertThat(uploadFlow(bearer, "my flow", 2).status()).isEqualTo(422);
  }

  @Test
  void shouldAnswerARunWithOutputs() {
    String bearer = bearer();
    String key = createKey(bearer).path("api_key").asText();
    String id = uploadFlow(bearer, "flow", 1).json().path("id").asText();

    JsonNode answer = run(id, key).json();

    assertThat(answer.path("session_id").asText()).isEqualTo(id);
    assertThat(answer.path("outputs")).hasSize(1);
    assertThat(answer.at("/outputs/0/inputs/input_value").asText()).isEqualTo("Hello");
    assertThat(answer.at("/outputs/0/outputs/0/results/message/text").asText())
        .isEqualTo("You wrote 5 characters.");
    assertThat(answer.at("/outputs/0/outputs/0/messages/0/sender").asText()).isEqualTo("Machine");
    assertThat(sandbox.post("/api/v1/run/flow?stream=false&x-api-key=" + key, RUN).status())
        .isEqualTo(200);
  }

  @Test
  void shouldStreamARunAndThenWhatItAnswersOtherwise() {
    String bearer = bearer();
    String key = createKey(bearer).path("api_key").asText();
    uploadFlow(bearer, "flow", 1);

    List<JsonNode> events =
        sandbox
            .post("/api/v1/run/flow?stream=true&x-api-key=" + key, RUN)
            .body()
            .lines()
            .filter(it -> !it.isEmpty())
            .map(TestSandbox::tree)
            .toList();
    String said =
        events.stream().map(it -> it.at("/data/chunk").asText()).reduce("", String::concat);
    JsonNode last = events.get(events.size() - 1);

    assertThat(events.get(0).path("event").asText()).isEqualTo("add_message");
    assertThat(said).startsWith("You wrote 5 characters. ");
    assertThat(last.path("event").asText()).isEqualTo("end");
    assertThat(last.at("/data/result/outputs/0/outputs/0/results/message/text").asText())
        .isEqualTo(said);
    assertThat(sandbox.post("/api/v1/run/none?stream=true&x-api-key=" + key, RUN).status())
        .isEqualTo(404);
  }

  @Test
  void shouldHaveNoOutputsWhenAFlowHasNoComponents() {
    String bearer = bearer();
    String key = createKey(bearer).path("api_key").asText();
    String id = uploadFlow(bearer, "empty", 0).json().path("id").asText();

    Answer answer = run(id, key);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("outputs").isArray()).isTrue();
    assertThat(answer.json().path("outputs")).isEmpty();
  }

  @Test
  void shouldRefuseARunWithoutAKeyOrAFlow() {
    String bearer = bearer();
    String key = createKey(bearer).path("api_key").asText();
    String id = uploadFlow(bearer, "flow", 1).json().path("id").asText();

    assertThat(sandbox.post("/api/v1/run/" + id, RUN).status()).isEqualTo(403);
    assertThat(run(id, "sk-wrong").status()).isEqualTo(403);
    assertThat(run("nothing", key).status()).isEqualTo(404);
    assertThat(run("nothing", key).detail()).isEqualTo("Flow identifier nothing not found");
    assertThat(delete("/flows/" + id, bearer).status()).isEqualTo(200);
    assertThat(run(id, key).status()).isEqualTo(404);
    assertThat(delete("/flows/" + id, bearer).status()).isEqualTo(404);
    assertThat(sandbox.post("/api/v1/run/" + id, "[]", KEY, key).status()).isEqualTo(422);
  }

  private Answer logIn(String password) {
    return sandbox.form("/api/v1/login", "username=admin%40example.com&password=" + password);
  }

  private String bearer() {
    return "Bearer " + logIn("sandbox-admin").json().path("access_token").asText();
  }

  private Answer starters(String bearer) {
    return sandbox.get("/api/v1/starter-projects/", "Authorization", bearer);
  }

  private JsonNode createKey(String bearer) {
    return sandbox.post("/api/v1/api_key/", "{\"name\":\"load\"}", "Authorization", bearer).json();
  }

  private Answer uploadFlow(String bearer, String endpointName, int components) {
    String nodes = "[" + "{},".repeat(components).replaceAll(",$", "") + "]";
    String flow =
        "{\"name\":\"A\",\"endpoint_name\":\""
            + endpointName
            + "\",\"data\":{\"nodes\":"
            + nodes
            + "}}";
    return sandbox.post("/api/v1/flows/", flow, "Authorization", bearer);
  }

  private Answer run(String flow, String key) {
    return sandbox.post("/api/v1/run/" + flow + "?stream=false", RUN, KEY, key);
  }

  private Answer delete(String path, String bearer) {
    return sandbox.send(sandbox.request("/api/v1" + path, "Authorization", bearer).DELETE());
  }
}
