package simulations.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.slo.Metric;
import salvo.slo.Slo;

/** The search for the most concurrent calls, told of requests one by one. */
class CapacitySearchTest {

  private static final String START = "start call";

  private final CapacitySearch search =
      new CapacitySearch(
          List.of(new Slo(START, Metric.P95, 100), new Slo(START, Metric.ERROR_RATE, 0.1)), 5, 10);

  @Test
  void shouldTellTheHighestLevelThatHeldWhenTheNextBreaks() {
    requests(5, 10, 50);
    requests(10, 10, 100);
    requests(11, 10, 101);

    assertThat(search.isOver()).isTrue();
    assertThat(search.conclusion())
        .isEqualTo(
            "Concurrent calls: 10 at once held the objectives; up to 15 broke one:"
                + " start call: p95 was 101 ms, more than the allowed 100 ms.");
  }

  @Test
  void shouldGoOnWhenNothingBreaks() {
    requests(20, 10, 100);

    assertThat(search.isOver()).isFalse();
    assertThat(search.conclusion())
        .isEqualTo(
            "Concurrent calls: 20 at once held the objectives, and nothing broke: a closed profile"
                + " with more users goes on.");
  }

  @Test
  void shouldNotJudgeALevelWhenItHasSeenTooFewRequests() {
    requests(5, 9, 5000);

    assertThat(search.isOver()).isFalse();
    assertThat(search.conclusion()).startsWith("Concurrent calls: no level was seen to hold");
  }

  @Test
  void shouldEndWhenRequestsFail() {
    requests(5, 8, 50);
    search.observe(5, START, 0, 50, false);
    search.observe(5, START, 0, 50, false);

    assertThat(search.isOver()).isTrue();
    assertThat(search.conclusion()).endsWith("error rate was 20 %, more than the allowed 10 %.");
  }

  private void requests(int calls, int count, long millis) {
    for (int i = 0; i < count; i++) {
      search.observe(calls, START, 1000, 1000 + millis, true);
    }
  }
}
