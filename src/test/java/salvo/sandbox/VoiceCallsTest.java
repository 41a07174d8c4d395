package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.sandbox.TestSandbox.Answer;

/** The voice system's agents, calls and telephony over HTTP. */
class VoiceCallsTest {

  private static final String[] KEY = {"Authorization", "Bearer sandbox-key"};
  private static final String CALLS = "/api/v1/calls";
  private static final String UNKNOWN = CALLS + "/00000000-0000-4000-8000-000000000000";

  /** Longer than it takes anybody to answer at scale 0.01: 1 % of 8 s. */
  private static final Duration ANSWERED = Duration.ofMillis(80);

  private final TestSandbox sandbox = TestSandbox.start("{\"scale\":0.01}");

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldTakeACallFromPendingToCompletedWhenItIsHeldAndEnded() {
    String path = path(startCall());

    assertThat(status(path)).isEqualTo("pending");
    sandbox.clock.advance(ANSWERED);
    assertThat(status(path)).isEqualTo("in_progress");
    assertThat(post(path + "/audio", audio()).status()).isEqualTo(202);
    assertThat(post(path + "/audio", audio()).json().path("chunks").asInt()).isEqualTo(2);
    sandbox.clock.advance(Duration.ofSeconds(90));
    JsonNode ended = post(path + "/end", "").json();

    assertThat(ended.path("status").asText()).isEqualTo("completed");
    assertThat(ended.path("duration_seconds").asInt()).isEqualTo(90);
    assertThat(ended.path("audio_chunks").asInt()).isEqualTo(2);
    assertThat(ended.path("to_number").asText()).isEqualTo("+15550100001");
    assertThat(ended.path("metadata").toString()).isEqualTo("{\"user_id\":7,\"test\":true}");
    assertThat(ended.path("ended_at").asText()).startsWith("2026-01-01T00:01:30");
  }

  @Test
  void shouldRefuseToDoAnythingWhenTheCallHasEnded() {
    String path = path(startCall());
    post(path + "/end", "");

    for (String step : new String[] {"/end", "/audio", "/hold", "/resume", "/recording/start"}) {
      Answer answer = post(path + step, audio());
      assertThat(answer.status()).as(step).isEqualTo(409);
      assertThat(answer.detail()).isEqualTo("Call has ended");
    }
    assertThat(get(path + "/status").json().path("status").asText()).isEqualTo("completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/status", "/recording"})
  void shouldNotFindACallWhenThereIsNone(String step) {
    assertThat(get(UNKNOWN + step).status()).isEqualTo(404);
    assertThat(get(CALLS + "/no-uuid" + step).detail()).isEqualTo("Call not found");
  }

  @Test
  void shouldHoldResumeAndTransferWhenACallIsUnderWay() {
    Answer outbound =
        post(
            CALLS + "/outbound",
            "{\"agent_id\":\""
                + anyAgent()
                + "\",\"to_number\":\"+15550100001\",\"from_number\":\"+15550100002\"}");
    String path = CALLS + "/" + outbound.json().path("call_id").asText();
    sandbox.clock.advance(ANSWERED);

    assertThat(outbound.status()).isEqualTo(201);
    assertThat(outbound.json().path("session_id").asText()).hasSize(36);
    assertThat(post(path + "/hold", "").json().path("status").asText()).isEqualTo("on_hold");
    assertThat(post(path + "/resume", "").json().path("status").asText()).isEqualTo("in_progress");
    assertThat(
            post(path + "/transfer", "{\"target_number\":\"+15550100003\",\"announce\":true}")
                .json()
                .path("transferred")
                .asBoolean())
        .isTrue();
    assertThat(post(path + "/transfer", "{}").status()).isEqualTo(422);
  }

  @Test
  void shouldRecordUntilItIsStoppedByItsOwnIdWhenACallIsUnderWay() {
    String path = path(startCall()) + "/recording";

    assertThat(get(path).status()).isEqualTo(404);
    String sid = post(path + "/start", "").json().path("recording_sid").asText();
    assertThat(sid).matches("RE[0-9a-f]{32}");
    assertThat(post(path + "/start", "").status()).isEqualTo(409);
    assertThat(post(path + "/stop?recording_sid=RE0", "").status()).isEqualTo(404);
    assertThat(post(path + "/stop", "").status()).isEqualTo(422);
    assertThat(post(path + "/stop?recording_sid=" + sid, "").status()).isEqualTo(200);
    JsonNode recording = get(path).json();
    assertThat(recording.path("status").asText()).isEqualTo("completed");
    assertThat(recording.path("recording_url").asText()).isEqualTo("/recordings/" + sid + ".wav");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                             | body.phone_number",
        "{'agent_id':'a','phone_number':'+1555','direction':'sideways'} | body.direction",
        "{'phone_number':'+15550100001'}                                | body.agent_id"
      })
  void shouldRefuseACallThatBreaksARule(String body, String field) {
    Answer answer = post(CALLS, body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("details").findValuesAsText("field")).contains(field);
  }

  @Test
  void shouldNotStartACallWhenTheAgentIsUnknown() {
    Answer answer = post(CALLS, order("agent_000000000000"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.detail()).isEqualTo("Agent not found");
  }

  @Test
  void shouldFindEveryAgentAndCallThatIsListed() {
    Set<String> agents = new TreeSet<>();
    get("/api/v1/agents").json().path("agents").forEach(it -> agents.add(it.path("id").asText()));
    Answer calls = get(CALLS + "?limit=100");

    assertThat(agents).hasSize(25).allMatch(id -> id.matches("agent_[0-9a-f]{12}"));
    assertThat(agents).allMatch(id -> get("/api/v1/agents/" + id).status() == 200);
    assertThat(calls.json().path("total").asInt()).isEqualTo(30);
    calls
        .json()
        .path("calls")
        .forEach(it -> assertThat(get(path(it.path("id").asText())).status()).isEqualTo(200));
    assertThat(get("/api/v1/agents/agent_0").status()).isEqualTo(404);
  }

  @Test
  void shouldListTheNewestCallFirstInPages() {
    String newest = startCall();

    JsonNode page = get(CALLS + "?limit=2").json();
    JsonNode rest = get(CALLS + "?limit=100&offset=30").json();

    assertThat(page.path("calls")).hasSize(2);
    assertThat(page.at("/calls/0/id").asText()).isEqualTo(newest);
    assertThat(page.path("total").asInt()).isEqualTo(31);
    assertThat(rest.path("calls")).hasSize(1);
    assertThat(get(CALLS + "?limit=101").status()).isEqualTo(422);
  }

  @Test
  void shouldCountActiveCallsInTheAnalytics() {
    startCall();
    post(path(startCall()) + "/end", "");

    assertThat(get("/api/v1/analytics/overview").json().toString())
        .isEqualTo("{\"total_calls\":32,\"active_calls\":1,\"completed_calls\":31}");
    assertThat(get("/api/v1/phone-numbers").json().path("total").asInt()).isEqualTo(25);
  }

  @Test
  void shouldLetOnlyTheKeyInButShowItsHealthToAll() {
    for (String path : new String[] {CALLS, "/api/v1/agents", "/api/v1/analytics/overview"}) {
      assertThat(sandbox.get(path).status()).isEqualTo(401);
      assertThat(sandbox.get(path, "Authorization", "Bearer other").status()).isEqualTo(401);
      assertThat(sandbox.get(path, "Authorization", "sandbox-key").status()).isEqualTo(401);
    }
    assertThat(sandbox.get("/health").json().path("status").asText()).isEqualTo("healthy");
  }

  private String startCall() {
    Answer answer = post(CALLS, order(anyAgent()));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private String anyAgent() {
    return get("/api/v1/agents").json().at("/agents/3/id").asText();
  }

  private static String order(String agent) {
    return "{\"agent_id\":\""
        + agent
        + "\",\"phone_number\":\"+15550100001\",\"direction\":\"outbound\","
        + "\"metadata\":{\"user_id\":7,\"test\":true}}";
  }

  private static String audio() {
    return "{\"audio\":\"" + "A".repeat(1600) + "\",\"format\":\"pcm_16000\"}";
  }

  private static String path(String call) {
    return CALLS + "/" + call;
  }

  private String status(String path) {
    return get(path).json().path("status").asText();
  }

  private Answer get(String path) {
    return sandbox.get(path, KEY);
  }

  private Answer post(String path, String body) {
    return sandbox.post(path, body, KEY);
  }
}
