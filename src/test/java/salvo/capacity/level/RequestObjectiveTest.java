package salvo.capacity.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.stats.times.TimeCounts;

class RequestObjectiveTest {

  @Test
  void shouldCountTheStreamsThatAreSlowerThanASpeed() {
    // At 50 tokens/s 100 tokens take 2 s.
    Objective speed = RequestObjective.of(speed("p5", 50)).orElseThrow();

    Tally tally =
        speed.tally(
            Seconds.of(
                10,
                10,
                0,
                new Observation.Ended(
                    Seconds.times(8, 2_000).plus(Seconds.times(2, 2_100)), TimeCounts.NONE, 0),
                Optional.empty()));

    assertThat(speed.allowed()).isEqualTo(0.05);
    assertThat(speed.isShare()).isTrue();
    assertThat(tally).isEqualTo(new Tally(10, 2, 8 * 2_000 + 2 * 2_100));
  }

  @Test
  void shouldNotJudgeTheThroughputOfALevel() {
    assertThat(RequestObjective.of(new Slo("chat tokens", Metric.TOKENS_PER_SECOND, 400)))
        .isEmpty();
  }

  private static Slo speed(String percentile, double target) {
    return new Slo(
        Seconds.REQUEST, Metric.ofRequests("streamTokensPerSecond." + percentile), target);
  }
}
