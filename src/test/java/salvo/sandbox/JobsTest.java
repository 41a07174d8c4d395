package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.sandbox.TestSandbox.Answer;

/** The jobs system: generation, status, cancellation and callbacks. */
class JobsTest {

  private static final String GENERATE = "/v1/jobs/generate";
  private static final String STRANGE_ID = "00000000-0000-4000-8000-000000000000";

  private final CallbackTarget target = CallbackTarget.start();
  private TestSandbox sandbox;

  @AfterEach
  void stop() {
    sandbox.close();
    target.close();
  }

  @Test
  void shouldAcceptAJobAndCallBackWhenItIsDone() {
    start("{}");

    Answer answer = generate();
    JsonNode callback = target.next();

    JsonNode accepted = answer.json();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(accepted.path("id").asText()).hasSize(36);
    assertThat(accepted.path("pod_id").asText()).isEqualTo("pod-1");
    assertThat(accepted.path("pod_url").asText()).isEqualTo("http://pod-1.example.com");
    assertThat(accepted.path("queue_position").isInt()).isTrue();
    assertThat(accepted.path("estimated_wait_time").isDouble()).isTrue();
    assertThat(accepted).hasSize(5);
    assertThat(callback.properties().stream().map(field -> field.getKey()))
        .containsExactly(
            "id",
            "createdAt",
            "status",
            "model",
            "input",
            "webhookUrl",
            "options",
            "stream",
            "outputUrl",
            "localUrl",
            "outputWasabiUrl",
            "error");
    assertThat(callback.path("id")).isEqualTo(accepted.path("id"));
    assertThat(callback.path("status").asText()).isEqualTo("completed");
    assertThat(callback.path("createdAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(callback.path("webhookUrl").asText()).isEqualTo(target.url());
    assertThat(callback.path("outputUrl").asText()).contains(accepted.path("id").asText());
    assertThat(callback.path("error").isNull()).isTrue();
    assertThat(target.isQuiet()).isTrue();
  }

  @Test
  void shouldUnderstandTheOtherSpellingsWhenTheyAreUsed() {
    start("{}");

    Answer answer =
        sandbox.postKeyed(
            GENERATE,
            body().replace("webhook_url", "webhookUrl").replace(",\"type\":\"image\"", ""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(target.next().path("id")).isEqualTo(answer.json().path("id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'3clips-with-bgm'          | 'other'                      | model: unknown",
        "[{                         | {\"a\":[{                   | body: not JSON",
        "\"input\"                  | \"inputs\"                   | input: a list of at least one",
        "\"url\"                    | \"uri\"                      | input.url: a text is required",
        "'\"image\"'                | '\"sound\"'                  | input.type: must be image",
        "'A quiet lake'             | ' '                          | options.prompt: a text",
        "768                        | 0                            | options.width: a whole number",
        "512                        | 4097                         | options.height: a whole"
            + " number",
        "webhook_url                | webhook                      | webhook_url: an http URL",
        "http://127                 | ftp://127                    | webhook_url: an http URL",
        "http://127.0.0.1           | http://198.51.100.7          | webhook_url: only addresses",
        "http://127.0.0.1           | http://127.example.com       | webhook_url: only addresses",
        "http://127                 | 'http:// 127'                | webhook_url: an http URL"
      })
  void shouldRefuseWhatBreaksARule(String part, String wrong, String rule) {
    start("{}");

    Answer answer = sandbox.postKeyed(GENERATE, body().replace(part, wrong));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).startsWith(rule);
    assertThat(health()).isNotEmpty().allSatisfy(count -> assertThat(count.asInt()).isZero());
  }

  @Test
  void shouldAskForTheKeyFirst() {
    start("{}");

    assertThat(sandbox.post(GENERATE, "broken").status()).isEqualTo(401);
    assertThat(sandbox.post(GENERATE, body(), TestSandbox.KEY, "wrong").status()).isEqualTo(401);
    assertThat(sandbox.get("/v1/jobs/" + STRANGE_ID).status()).isEqualTo(401);
    assertThat(sandbox.post("/cancel/" + STRANGE_ID, "").status()).isEqualTo(401);
    assertThat(sandbox.postKeyed(GENERATE, "broken").status()).isEqualTo(400);
  }

  @Test
  void shouldFailWhenAFaultStrikes() {
    start("{\"faults\":[{\"endpoint\":\"POST /v1/jobs/generate\",\"kind\":\"status\"}]}");

    assertThat(generate().status()).isEqualTo(500);
    assertThat(health()).isNotEmpty().allSatisfy(count -> assertThat(count.asInt()).isZero());
  }

  @Test
  void shouldTellWhereAJobStandsWhenItIsPolled() {
    start("{}");

    String id = id(generate());
    target.next();
    Answer done = sandbox.getKeyed("/v1/jobs/" + id);

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.json().path("id").asText()).isEqualTo(id);
    assertThat(done.json().path("status").asText()).isEqualTo("completed");
    assertThat(done.header("Retry-After")).isEmpty();
    assertThat(sandbox.getKeyed("/v1/jobs/" + STRANGE_ID).status()).isEqualTo(404);
  }

  @Test
  void shouldCancelAJobThatWaitsAndOnlyOnce() {
    // With this seed the first answer takes 0.2 s, and the first job waits for 4.7 s.
    start("{\"scale\":10,\"seed\":3229}");
    Answer accepted = generate();
    String id = id(accepted);
    Answer waiting = sandbox.getKeyed("/v1/jobs/" + id);
    Answer first = sandbox.postKeyed("/cancel/" + id, "");
    Answer again = sandbox.postKeyed("/cancel/" + id, "");

    assertThat(accepted.json().path("estimated_wait_time").asDouble()).isEqualTo(46.535);
    assertThat(waiting.json().path("status").asText()).isEqualTo("queued");
    assertThat(waiting.header("Retry-After")).isEqualTo("1");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json())
        .isEqualTo(TestSandbox.tree("{\"status\":\"cancelled\",\"job_id\":\"" + id + "\"}"));
    assertThat(again.status()).isEqualTo(404);
    assertThat(sandbox.postKeyed("/cancel/" + STRANGE_ID, "").status()).isEqualTo(404);
  }

  @Test
  void shouldSayWhatFailedWhenAJobFails() {
    start("{\"callbacks\":{\"failed\":1}}");

    generate();
    JsonNode callback = target.next();

    assertThat(callback.path("status").asText()).isEqualTo("failed");
    assertThat(callback.path("error").asText()).isEqualTo("The generation failed");
    assertThat(callback.path("outputUrl").isNull()).isTrue();
  }

  @Test
  void shouldSendNoCallbackWhenItIsLost() {
    start("{\"callbacks\":{\"lost\":1,\"duplicate\":1}}");

    String id = id(generate());

    assertThat(target.isQuiet()).isTrue();
    assertThat(sandbox.getKeyed("/v1/jobs/" + id).json().path("status").asText())
        .isEqualTo("completed");
  }

  @Test
  void shouldSendTheCallbackTwiceWhenItIsADuplicate() {
    start("{\"callbacks\":{\"duplicate\":1}}");

    generate();

    assertThat(target.next()).isEqualTo(target.next());
    assertThat(target.isQuiet()).isTrue();
  }

  @Test
  void shouldHoldTheCallbackBackWhenItIsLate() {
    start("{\"callbacks\":{\"late\":1,\"lateMillis\":700}}");

    long start = System.nanoTime();
    generate();
    target.next();

    assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(700);
  }

  @Test
  void shouldStrikeTheSameJobsWhenTheSeedIsTheSame() {
    String some = "{\"seed\":7,\"callbacks\":{\"failed\":0.3}}";
    start(some);
    List<String> first = outcomes(20);
    sandbox.close();
    start(some);
    List<String> again = outcomes(20);
    sandbox.close();
    start("{\"seed\":8,\"callbacks\":{\"failed\":0.3}}");

    assertThat(again).isEqualTo(first);
    assertThat(new TreeSet<>(first)).containsExactly("completed", "failed");
    assertThat(outcomes(20)).isNotEqualTo(first);
  }

  @Test
  void shouldCountCallbacksThatNobodyTakesWhenTheTargetIsGone() {
    start("{}");
    target.close();

    generate();

    TestSandbox.await("the callback to fail", () -> health().path("undelivered").asInt() == 1);
    assertThat(health().path("completed").asInt()).isEqualTo(1);
  }

  private void start(String options) {
    sandbox = TestSandbox.start(options);
  }

  private Answer generate() {
    return sandbox.postKeyed(GENERATE, body());
  }

  private List<String> outcomes(int jobs) {
    return IntStream.range(0, jobs)
        .mapToObj(
            i -> {
              generate();
              return target.next().path("status").asText();
            })
        .toList();
  }

  private static String id(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().path("id").asText();
  }

  private JsonNode health() {
    return sandbox.get("/v1/health").json().path("jobs");
  }

  private String body() {
    return """
    {"model":"3clips-with-bgm",\
    "input":[{"url":"https://images.example.com/lake.jpg","type":"image"}],\
    "options":{"prompt":"A quiet lake","width":768,"height":512,"seed":null},\
    "webhook_url":"URL"}\
    """
        .replace("URL", target.url());
  }
}
