package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import salvo.sandbox.TestSandbox.Answer;

/** The published rate limits, when they are switched on. */
class RateLimitsTest {

  private final TestSandbox sandbox = TestSandbox.start("{\"rateLimits\":true}");

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldLimitLoginsToTenAMinute() {
    Supplier<Answer> login = () -> sandbox.logIn("target_1@example.com", "guess");

    Answer first = login.get();
    Answer refused = firstRefusal(login, 9);

    assertThat(first.status()).isEqualTo(401);
    assertThat(first.header("X-RateLimit-Limit")).isEqualTo("10");
    assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("9");
    assertThat(refused.json().path("code").asText()).isEqualTo("RATE_LIMIT_EXCEEDED");
    assertThat(refused.json().path("details").toString())
        .contains("\"limit\":\"10 per minute\"", "\"retry_after\":60", "\"key\":\"ip:127.0.0.1\"");
    assertThat(refused.header("Retry-After")).isEqualTo("60");
    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(refused.header("X-RateLimit-Reset"))
        .isEqualTo(Long.toString(Instant.parse("2026-01-01T00:01:00Z").getEpochSecond()));
  }

  @Test
  void shouldOpenAgainWhenTheWindowEnds() {
    Supplier<Answer> login = () -> sandbox.logIn("target_1@example.com", "guess");
    firstRefusal(login, 10);

    sandbox.clock.advance(Duration.ofSeconds(59));
    assertThat(login.get().header("Retry-After")).isEqualTo("1");
    sandbox.clock.advance(Duration.ofSeconds(1));
    assertThat(login.get().status()).isEqualTo(401);
  }

  @Test
  void shouldLimitRegistrationsToFiveAnHour() {
    Answer refused = firstRefusal(() -> sandbox.post("/api/v1/auth/register", "{}"), 5);

    assertThat(refused.header("Retry-After")).isEqualTo("300");
    assertThat(refused.json().at("/details/limit").asText()).isEqualTo("5 per hour");
  }

  @Test
  void shouldLimitGenerationsToTenAnHourPerKey() {
    Answer refused = firstRefusal(() -> sandbox.postKeyed("/api/v1/content/generate", "{}"), 10);

    assertThat(refused.json().at("/details/key").asText()).isEqualTo("api_key");
  }

  @Test
  void shouldLimitHealthChecksToAThousandAMinute() {
    for (int i = 0; i < 20; i++) {
      List<CompletableFuture<Answer>> some =
          Stream.generate(() -> sandbox.sendAsync(sandbox.request("/healthz").GET()))
              .limit(50)
              .toList();
      assertThat(some).allSatisfy(it -> assertThat(it.join().status()).isEqualTo(200));
    }

    assertThat(sandbox.get("/healthz").status()).isEqualTo(429);
  }

  @Test
  void shouldLimitTheRestToAHundredAnHourTogether() {
    for (int i = 0; i < 50; i++) {
      assertThat(sandbox.createJob().status()).isEqualTo(201);
    }

    firstRefusal(() -> sandbox.getKeyed("/api/v1/jobs"), 50);
  }

  @Test
  void shouldLimitNothingUnlessAskedTo() {
    try (TestSandbox unlimited = TestSandbox.start("{}")) {
      for (int i = 0; i < 20; i++) {
        Answer answer = unlimited.logIn("target_1@example.com", "guess");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("X-RateLimit-Limit")).isEmpty();
      }
    }
  }

  /** Sends so many that pass, then the one that does not. */
  private static Answer firstRefusal(Supplier<Answer> request, int passing) {
    for (int i = 0; i < passing; i++) {
      assertThat(request.get().status()).as("request %d", i + 1).isNotEqualTo(429);
    }
    Answer refused = request.get();
    assertThat(refused.status()).isEqualTo(429);
    return refused;
  }
}
