package salvo.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import salvo.stats.times.MillisHistogram;

class SlowRequestsTest {

  private static final List<Duration> LIMITS =
      List.of(Duration.ofSeconds(10), Duration.ofMillis(20_500));

  private final MillisHistogram times = new MillisHistogram();

  @Test
  void shouldCountAboveEachLimitWhenRequestsAreSlow() {
    LongStream.of(5, 10_000, 10_001, 20_500, 20_501, 300_000).forEach(times::record);
    times.record(9_999, 1_000);

    assertThat(SlowRequests.sentence(times, LIMITS))
        .contains("Of 1,006 successful requests 4 took over 10 s, 2 took over 20.5 s.");
  }

  @Test
  void shouldSayNothingWhenNoRequestExceedsTheLowestLimit() {
    times.record(10_000, 7);

    assertThat(SlowRequests.sentence(times, LIMITS)).isEmpty();
    assertThat(SlowRequests.sentence(new MillisHistogram(), LIMITS)).isEmpty();
  }

  @Test
  void shouldSayNothingWhenTheSystemHasNoLimits() {
    times.record(300_000);

    assertThat(SlowRequests.sentence(times, List.of())).isEmpty();
  }
}
