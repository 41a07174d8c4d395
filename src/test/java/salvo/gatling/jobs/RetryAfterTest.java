package salvo.gatling.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "' 120 ', 120"})
  void shouldWaitSecondsWhenItIsANumber(String header, long seconds) {
    assertThat(RetryAfter.of(header, clock)).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void shouldWaitUntilTheDateWhenItIsOne() {
    assertThat(RetryAfter.of("Thu, 1 Jan 2026 12:00:30 GMT", clock))
        .contains(Duration.ofSeconds(30));
    assertThat(RetryAfter.of("Thu, 1 Jan 2026 11:59:00 GMT", clock)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "2026-01-01", "99999999999"})
  void shouldBeEmptyWhenItIsNeither(String header) {
    assertThat(RetryAfter.of(header, clock)).isEmpty();
  }
}
