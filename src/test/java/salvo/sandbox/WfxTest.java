package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.sandbox.TestSandbox.Answer;

/** The flows that WFX serves. */
class WfxTest {

  private static final String KEY = "x-api-key";

  /** The name-based UUID of {@code simple_chat.py}, which the original tests call too. */
  private static final String SIMPLE_CHAT = "5523731d-5ef3-56de-b4ef-59b0a224fdbc";

  private final TestSandbox sandbox = TestSandbox.start("{}");

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldTellHowManyFlowsItServes() {
    assertThat(sandbox.get("/health").body())
        .isEqualTo("{\"status\":\"healthy\",\"flow_count\":5}");
  }

  @Test
  void shouldListItsFlowsToHoldersOfTheKey() {
    JsonNode flows = sandbox.get("/flows", KEY, "sandbox-key").json();

    assertThat(flows).hasSize(5);
    assertThat(flows.at("/0/id").asText()).isEqualTo(SIMPLE_CHAT);
    assertThat(flows.at("/0/relative_path").asText()).isEqualTo("simple_chat.py");
    assertThat(flows.at("/0/title").asText()).isEqualTo("Simple Chat");
    assertThat(flows.at("/0/description").asText()).isNotEmpty();
    assertThat(flows.findValuesAsText("id"))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.charAt(14) == '5');
  }

  @ParameterizedTest
  @ValueSource(strings = {"/flows", "/flows/" + SIMPLE_CHAT + "/info"})
  void shouldRefuseWithoutTheRightKey(String path) {
    assertThat(sandbox.get(path).status()).isEqualTo(401);
    assertThat(sandbox.get(path, KEY, "wrong").status()).isEqualTo(401);
    assertThat(sandbox.get(path + "?x-api-key=sandbox-key").status()).isEqualTo(200);
  }

  @Test
  void shouldStreamARunAndThenItsOutcome() {
    String[] lines = stream(SIMPLE_CHAT).body().split("\n\n");
    JsonNode last = TestSandbox.tree(lines[lines.length - 1]);

    assertThat(TestSandbox.tree(lines[1]).at("/data/chunk").asText()).isEqualTo("You ");
    assertThat(last.path("event").asText()).isEqualTo("end");
    assertThat(last.at("/data/result/success").asBoolean()).isTrue();
    assertThat(last.at("/data/result/result").asText()).startsWith("You wrote 2 characters.");
  }

  @Test
  void shouldSayInTheStreamThatAFlowFailed() {
    JsonNode flows = sandbox.get("/flows", KEY, "sandbox-key").json();

    assertThat(stream(flows.at("/3/id").asText()).body()).contains("\"success\":false");
    assertThat(stream(flows.at("/4/id").asText()).body())
        .contains("{\"event\":\"error\",\"data\":{\"error\":\"The flow failed\"}}");
    assertThat(stream("none").status()).isEqualTo(404);
  }

  private Answer stream(String flow) {
    return sandbox.post(
        "/flows/" + flow + "/stream", "{\"input_value\":\"Hi\"}", KEY, "sandbox-key");
  }

  @Test
  void shouldRunAFlow() {
    Answer answer =
        run(
            SIMPLE_CHAT,
            "{\"input_value\":\"Hi\",\"session_id\":\"a_1\",\"global_vars\":{\"MODEL\":\"small\"}}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("success").asBoolean()).isTrue();
    assertThat(answer.json().path("result").asText()).isEqualTo("You wrote 2 characters.");
    assertThat(answer.json().has("logs")).isTrue();
    assertThat(answer.json().path("type").asText()).isEqualTo("message");
    assertThat(answer.json().path("component").asText()).isEqualTo("Chat Output");
  }

  @Test
  void shouldFailAsTheOlderAndAsTheNewerServerDo() {
    JsonNode flows = sandbox.get("/flows", KEY, "sandbox-key").json();

    Answer older = run(flows.at("/3/id").asText(), "{\"input_value\":\"Hi\"}");
    Answer newer = run(flows.at("/4/id").asText(), "{\"input_value\":\"Hi\"}");

    assertThat(older.status()).isEqualTo(200);
    assertThat(older.json().path("success").asBoolean(true)).isFalse();
    assertThat(newer.status()).isEqualTo(500);
    assertThat(newer.body()).isEqualTo(older.body());
  }

  @Test
  void shouldRefuseARunThatBreaksARule() {
    assertThat(run("1", "{\"input_value\":\"Hi\"}").status()).isEqualTo(404);
    assertThat(run(SIMPLE_CHAT, "{}").status()).isEqualTo(422);
    assertThat(run(SIMPLE_CHAT, "{\"input_value\":\"Hi\",\"global_vars\":[]}").status())
        .isEqualTo(422);
    assertThat(sandbox.post("/flows/" + SIMPLE_CHAT + "/run", "{}").status()).isEqualTo(401);
  }

  private Answer run(String id, String body) {
    return sandbox.post("/flows/" + id + "/run", body, KEY, "sandbox-key");
  }
}
