package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import salvo.workload.Stage.ConcurrentUsers;

class CrewArrivalsTest {

  @Test
  void shouldBringAllAtOnceWhenTheLevelIsConstant() {
    assertThat(millis(stage(3, 3, 60_000))).containsExactly(0L, 0L, 0L);
  }

  @Test
  void shouldBringOneForEachStepWhenRampsAreShorterThanASecond() {
    assertThat(
            millis(stage(0, 5, 500), stage(5, 5, 29_500), stage(5, 10, 500), stage(10, 10, 29_500)))
        .containsExactly(0L, 100L, 200L, 300L, 400L, 30_000L, 30_100L, 30_200L, 30_300L, 30_400L);
  }

  @Test
  void shouldBringUsersAgainWhenTheLevelRisesAfterAFall() {
    assertThat(millis(stage(4, 4, 1_000), stage(4, 1, 1_000), stage(3, 3, 1_000)))
        .containsExactly(0L, 0L, 0L, 0L, 2_000L, 2_000L);
  }

  @Test
  void shouldBringNobodyWhenTheLevelIsZero() {
    assertThat(millis(stage(0, 0, 1_000))).isEmpty();
  }

  private static List<Long> millis(ConcurrentUsers... stages) {
    CrewArrivals arrivals = CrewArrivals.of(Stream.of(stages).toList());
    List<Long> millis = new ArrayList<>();
    arrivals.nanos().forEachRemaining((long nanos) -> millis.add(nanos / 1_000_000));
    assertThat(arrivals.count()).isEqualTo(millis.size());
    return millis;
  }

  private static ConcurrentUsers stage(int from, int to, int millis) {
    return new ConcurrentUsers(from, to, Duration.ofMillis(millis));
  }
}
