package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.sandbox.TestSandbox.Answer;

/** Health, accounts, tokens, usage and feedback of the content system. */
class ContentAccountsTest {

  private static final String USER = "existing_user_1@example.com";
  private static final String FEEDBACK = "/api/v1/feedback/content/any-id/feedback";

  private final TestSandbox sandbox = TestSandbox.start("{}");

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldBeHealthyWithoutAKey() {
    Answer answer = sandbox.get("/healthz");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo("{\"status\":\"healthy\"}");
  }

  @Test
  void shouldReportApiHealthToHoldersOfTheKey() {
    Answer answer = sandbox.getKeyed("/api/v1/health");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("healthy");
    assertThat(answer.json().path("message").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/health",
        "/api/v1/jobs",
        "/api/v1/jobs/00000000-0000-4000-8000-000000000000",
        "/api/v1/monitoring/usage/user/me",
        "/api/v1/monitoring/usage/summary"
      })
  void shouldRefuseWithoutTheRightKey(String path) {
    Answer none = sandbox.get(path);
    Answer wrong = sandbox.get(path, TestSandbox.KEY, "wrong");

    assertThat(none.status()).isEqualTo(401);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.detail()).isEqualTo("Invalid or missing API key");
    assertThat(wrong.header("WWW-Authenticate")).isEqualTo("ApiKey");
  }

  @Test
  void shouldRegisterOnceAndThenLogIn() {
    String account =
        "{\"email\":\"new@example.com\",\"password\":\"12345678\",\"full_name\":\"A & B\"}";

    Answer first = sandbox.post("/api/v1/auth/register", account);
    Answer again = sandbox.post("/api/v1/auth/register", account);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.body())
        .isEqualTo(
            "{\"id\":\"new@example.com\",\"email\":\"new@example.com\","
                + "\"full_name\":null,\"is_active\":true}");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.detail()).isEqualTo("Email already registered.");
    assertThat(sandbox.logIn("new@example.com", "12345678").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'email':'a@b.com','password':'1234567'} | body.password",
        "{'email':'nobody','password':'12345678'} | body.email",
        "{'email':'a@b.com'}                      | body.password",
        "{'email':7,'password':'12345678'}        | body.email",
        "[]                                       | body",
        "{'email                                  | body"
      })
  void shouldRefuseARegistrationThatBreaksARule(String body, String field) {
    Answer answer = sandbox.post("/api/v1/auth/register", body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asText()).isEqualTo("REQUEST_VALIDATION_ERROR");
    assertThat(answer.json().path("error").asText()).isNotEmpty();
    assertThat(answer.json().path("details")).hasSize(1);
    assertThat(answer.json().at("/details/0/field").asText()).isEqualTo(field);
    assertThat(answer.json().at("/details/0/message").asText()).isNotEmpty();
  }

  @Test
  void shouldNameTheClientsRequestAsTraceOfAValidationError() {
    Answer answer = sandbox.post("/api/v1/auth/register", "{}", "X-Request-ID", "request-7");

    assertThat(answer.json().path("trace_id").asText()).isEqualTo("request-7");
    assertThat(answer.json().path("details")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "existing_user_1@example.com, sandbox-password",
    "existing_user_100@example.com, sandbox-password",
    "target_10@example.com, sandbox-password",
    "admin@example.com, sandbox-admin"
  })
  void shouldLetSeededAccountsIn(String email, String password) {
    Answer answer = sandbox.logIn(email, password);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("token_type").asText()).isEqualTo("bearer");
    String[] token = answer.json().path("access_token").asText().split("\\.");
    assertThat(token).hasSize(3);
    JsonNode header = decoded(token[0]);
    JsonNode claims = decoded(token[1]);
    assertThat(header.path("alg").asText()).isEqualTo("HS256");
    assertThat(claims.path("sub").asText()).isEqualTo(email);
    assertThat(claims.path("exp").asLong())
        .isEqualTo(sandbox.clock.instant().plus(Duration.ofMinutes(30)).getEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "existing_user_1@example.com, wrong",
    "existing_user_101@example.com, sandbox-password",
    "target_11@example.com, sandbox-password"
  })
  void shouldRefuseALoginThatIsWrong(String email, String password) {
    Answer answer = sandbox.logIn(email, password);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.detail()).isEqualTo("Incorrect username or password");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void shouldRefuseALoginThatIsNoForm() {
    Answer answer = sandbox.post("/api/v1/auth/login", "{\"username\":\"a\",\"password\":\"b\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("details")).hasSize(2);
  }

  @Test
  void shouldTellTheBearerWhoItIsForThirtyMinutes() {
    String bearer = sandbox.bearer(USER, TestSandbox.PASSWORD);

    sandbox.clock.advance(Duration.ofMinutes(30).minusSeconds(1));
    Answer inTime = sandbox.get("/api/v1/auth/users/me", "Authorization", bearer);
    sandbox.clock.advance(Duration.ofSeconds(1));
    Answer late = sandbox.get("/api/v1/auth/users/me", "Authorization", bearer);

    assertThat(inTime.status()).isEqualTo(200);
    assertThat(inTime.json().path("email").asText()).isEqualTo(USER);
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.detail()).isEqualTo("Could not validate credentials");
    assertThat(late.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void shouldRefuseATokenThatItDidNotSign() {
    String bearer = sandbox.bearer(USER, TestSandbox.PASSWORD);
    String[] parts = bearer.split("\\.");
    String claims = "{\"sub\":\"admin@example.com\",\"exp\":99999999999}";
    String forged = encoded(claims);
    String unsigned = encoded("{\"alg\":\"none\"}");

    assertThat(statusOfMe(parts[0] + "." + forged + "." + parts[2])).isEqualTo(401);
    assertThat(statusOfMe("Bearer " + unsigned + "." + forged + ".")).isEqualTo(401);
    assertThat(statusOfMe(parts[0] + "." + parts[2])).isEqualTo(401);
    assertThat(statusOfMe("Bearer x")).isEqualTo(401);
    assertThat(statusOfMe("Basic x")).isEqualTo(401);
    assertThat(sandbox.get("/api/v1/auth/users/me").detail()).isEqualTo("Not authenticated");
  }

  private static String encoded(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static JsonNode decoded(String base64) {
    byte[] bytes = Base64.getUrlDecoder().decode(base64);
    return TestSandbox.tree(new String(bytes, StandardCharsets.UTF_8));
  }

  private int statusOfMe(String authorization) {
    return sandbox.get("/api/v1/auth/users/me", "Authorization", authorization).status();
  }

  @Test
  void shouldCountUsageByUserAndInTotal() {
    String bearer = sandbox.bearer(USER, TestSandbox.PASSWORD);
    String[] headers = {TestSandbox.KEY, "sandbox-key", "Authorization", bearer};
    String job = TestSandbox.job(TestSandbox.SYLLABUS, "guide", true);
    sandbox.post("/api/v1/jobs", job, headers);
    sandbox.post("/api/v1/content/generate", job, headers);
    sandbox.createJob();

    String byId = "/api/v1/monitoring/usage/user/" + TestSandbox.encode(USER);
    JsonNode mine = sandbox.get("/api/v1/monitoring/usage/user/me", headers).json();
    JsonNode same = sandbox.get(byId, headers).json();
    JsonNode all = sandbox.get("/api/v1/monitoring/usage/summary", headers).json();

    long tokens = TestSandbox.SYLLABUS.length() / 4;
    assertThat(mine.path("user_id").asText()).isEqualTo(USER);
    assertThat(mine.at("/usage/total_requests").asLong()).isEqualTo(3);
    assertThat(mine.at("/usage/total_jobs").asLong()).isEqualTo(1);
    assertThat(mine.at("/usage/total_generations").asLong()).isEqualTo(1);
    assertThat(mine.at("/usage/total_tokens").asLong()).isEqualTo(2 * tokens);
    assertThat(same.at("/usage/total_requests").asLong()).isEqualTo(4);
    assertThat(all.path("total_users").asInt()).isEqualTo(111);
    assertThat(all.at("/usage/total_requests").asLong()).isEqualTo(6);
    assertThat(all.at("/usage/total_jobs").asLong()).isEqualTo(2);
    assertThat(all.at("/usage/total_tokens").asLong()).isEqualTo(3 * tokens);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user/me", "user/existing_user_1%40example.com", "summary"})
  void shouldRefuseUsageWithoutAToken(String resource) {
    Answer answer = sandbox.getKeyed("/api/v1/monitoring/usage/" + resource);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void shouldNotKnowTheUsageOfAStranger() {
    String bearer = sandbox.bearer(USER, TestSandbox.PASSWORD);
    Answer answer =
        sandbox.get(
            "/api/v1/monitoring/usage/user/stranger",
            TestSandbox.KEY,
            "sandbox-key",
            "Authorization",
            bearer);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.detail()).isEqualTo("User not found");
  }

  @Test
  void shouldTakeFeedback() {
    Answer answer = feedback("{\"rating\":true,\"comment\":\"clear; & short\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("content_id").asText()).isEqualTo("any-id");
    assertThat(answer.json().path("user_id").asText()).isEqualTo(USER);
    assertThat(answer.json().path("rating").asBoolean()).isTrue();
    assertThat(answer.json().path("comment").asText()).isEqualTo("clear; & short");
    assertThat(answer.json().path("id").asText()).hasSize(36);
    assertThat(answer.json().path("created_at").asText()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void shouldRefuseFeedbackThatBreaksRules() {
    String comment = "x".repeat(1001);

    Answer answer = feedback("{\"rating\":\"good\",\"comment\":\"" + comment + "\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/details/0/field").asText()).isEqualTo("body.rating");
    assertThat(answer.json().at("/details/1/field").asText()).isEqualTo("body.comment");
    assertThat(feedback("{\"rating\":true}").status()).isEqualTo(201);
    assertThat(sandbox.postKeyed(FEEDBACK, "{\"rating\":true}").status()).isEqualTo(401);
  }

  private Answer feedback(String body) {
    String bearer = sandbox.bearer(USER, TestSandbox.PASSWORD);
    return sandbox.post(FEEDBACK, body, TestSandbox.KEY, "sandbox-key", "Authorization", bearer);
  }
}
