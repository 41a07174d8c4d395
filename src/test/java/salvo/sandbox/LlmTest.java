package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.sandbox.TestSandbox.Answer;

/** The service that generates text, over HTTP. */
class LlmTest {

  private static final String DATA = "data: ";

  private final TestSandbox sandbox = TestSandbox.start("{}");

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldStreamTokensAndThenWhatTheyWere() {
    Answer answer = chat("sandbox", "'stream':true,'stream_options':{'include_usage':true}");
    List<JsonNode> events = events(answer);
    JsonNode usage = events.get(events.size() - 1).path("usage");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    assertThat(answer.body()).endsWith("data: [DONE]\n\n");
    assertThat(events.get(0).at("/choices/0/delta/role").asText()).isEqualTo("assistant");
    assertThat(events.get(1).at("/choices/0/delta/content").asText()).isNotEmpty();
    assertThat(events.get(events.size() - 2).at("/choices/0/finish_reason").asText())
        .isEqualTo("stop");
    assertThat(usage.path("prompt_tokens").asInt()).isEqualTo(3);
    assertThat(usage.path("completion_tokens").asInt()).isEqualTo(events.size() - 3);
  }

  @Test
  void shouldAnswerTheSameInOnePieceWhenNoStreamIsWanted() {
    String streamed =
        events(chat("sandbox", "'stream':true")).stream()
            .map(it -> it.at("/choices/0/delta/content").asText())
            .reduce("", String::concat);
    Answer whole = chat("sandbox", "'stream':false");

    assertThat(whole.header("Content-Type")).isEqualTo("application/json");
    assertThat(whole.json().at("/choices/0/message/content").asText()).isEqualTo(streamed);
    assertThat(whole.json().at("/usage/completion_tokens").asInt())
        .isEqualTo(streamed.split(" ").length);
    assertThat(whole.json().at("/usage/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(2);
  }

  @Test
  void shouldStopAtTheLimitOfTokens() {
    JsonNode answer = chat("sandbox", "'max_tokens':5").json();

    assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
    assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(5);
  }

  @Test
  void shouldGoOnWithATextWhenItIsACompletion() {
    Answer answer =
        sandbox.post(
            "/v1/completions", "{\"model\":\"sandbox\",\"prompt\":\"Once upon\",\"stream\":true}");

    assertThat(events(answer).get(0).at("/choices/0/text").asText()).isNotEmpty();
    assertThat(answer.body()).endsWith("data: [DONE]\n\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reasoning | \"reasoning_content\":",
        "comments  | : still there",
        "error     | \"overloaded_error\"",
        "usage-each | \"completion_tokens\":1,",
        "usage-split | \"usage\":{\"prompt_tokens\":3,\"prompt_tokens_details\"",
        "nulls     | \"content\":null",
        "keep-alive | : keep-alive"
      })
  void shouldDoWhatTheNameOfTheModelAsksFor(String quirk, String sign) {
    assertThat(chat("sandbox+" + quirk, "'stream':true").body()).contains(sign);
    assertThat(chat("sandbox", "'stream':true").body()).doesNotContain(sign);
  }

  @Test
  void shouldRefuseWithTheTimeToWait() {
    Answer answer = chat("sandbox+refused", "'stream':true");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'messages':[{'content':'a'}]}                              | model",
        "{'model':'sandbox'}                                         | messages",
        "{'model':'sandbox+slowly','messages':[{'content':'a'}]}     | model",
        "{'model':'sandbox','messages':[{'content':'a'}],'max_tokens':0} | max_tokens"
      })
  void shouldRefuseWhatItCannotAnswer(String body, String field) {
    Answer answer = sandbox.post("/v1/chat/completions", body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/param").asText()).isEqualTo(field);
  }

  @Test
  void shouldTurnEachTextIntoTheSameVector() {
    JsonNode two = embed("'input':['how are you','fine'],'dimensions':3").json();
    JsonNode one = embed("'input':'fine','dimensions':3").json();

    assertThat(two.at("/data/0/embedding")).hasSize(3);
    assertThat(two.at("/data/1/index").asInt()).isEqualTo(1);
    assertThat(two.at("/data/1/embedding")).isEqualTo(one.at("/data/0/embedding"));
    assertThat(two.at("/usage/prompt_tokens").asInt()).isEqualTo(4);
    assertThat(embed("'input':'fine'").json().at("/data/0/embedding")).hasSize(256);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'dimensions':3               | input",
        "'input':[]                   | input",
        "'input':['a','']             | input",
        "'input':'a','dimensions':0   | dimensions"
      })
  void shouldRefuseWhatItCannotTurnIntoVectors(String fields, String field) {
    assertThat(embed(fields).json().at("/error/param").asText()).isEqualTo(field);
  }

  private Answer embed(String fields) {
    return sandbox.post(
        "/v1/embeddings", ("{'model':'sandbox'," + fields + "}").replace('\'', '"'));
  }

  @Test
  void shouldListItsModels() {
    assertThat(sandbox.get("/v1/models").json().at("/data/0/id").asText()).isEqualTo("sandbox");
  }

  private Answer chat(String model, String fields) {
    return sandbox.post(
        "/v1/chat/completions",
        ("{'model':'"
                + model
                + "','messages':[{'role':'user','content':'How are you?'}],"
                + fields
                + "}")
            .replace('\'', '"'));
  }

  private static List<JsonNode> events(Answer answer) {
    return answer
        .body()
        .lines()
        .filter(it -> it.startsWith(DATA + "{"))
        .map(it -> TestSandbox.tree(it.substring(DATA.length())))
        .toList();
  }
}
