package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import salvo.workload.Stage;

class CrewTest {

  private long millis;
  private final Crew crew =
      new Crew(
          List.of(stage(0, 4, 4), stage(4, 4, 6), stage(4, 2, 2), stage(2, 2, 3)), () -> millis);

  @Test
  void shouldKeepEverybodyWhenTheProfileHoldsItsLevel() {
    join(4);

    assertThat(staying(5_000, 4)).isEqualTo(4);
    assertThat(staying(9_999, 4)).isEqualTo(4);
  }

  @Test
  void shouldSendUsersHomeWhenTheLevelFalls() {
    join(4);

    // Half way from 4 to 2.
    assertThat(staying(11_000, 4)).isEqualTo(3);
    assertThat(staying(12_500, 3)).isEqualTo(2);
    assertThat(staying(14_999, 2)).isEqualTo(2);
  }

  @Test
  void shouldSendAllHomeWhenTheProfileIsOver() {
    join(4);

    assertThat(staying(15_000, 4)).isZero();
  }

  @Test
  void shouldKeepAUserWhenTheRampHasJustBegun() {
    join(1);

    assertThat(staying(1, 1)).isEqualTo(1);
  }

  @Test
  void shouldKeepAUserWhoComesAMomentBeforeTheRamp() {
    join(1);

    assertThat(staying(0, 1)).isEqualTo(1);
  }

  @Test
  void shouldLetAnotherInWhenOneHasLeft() {
    join(5);
    assertThat(staying(6_000, 5)).isEqualTo(4);
    assertThat(staying(13_000, 4)).isEqualTo(2);

    join(1);

    assertThat(staying(13_000, 3)).isEqualTo(2);
  }

  private void join(int users) {
    IntStream.range(0, users).forEach(user -> crew.join());
  }

  /** How many of the askers stay. */
  private int staying(long at, int askers) {
    millis = at;
    return (int) IntStream.range(0, askers).filter(user -> crew.stays()).count();
  }

  private static Stage.ConcurrentUsers stage(int from, int to, int seconds) {
    return new Stage.ConcurrentUsers(from, to, Duration.ofSeconds(seconds));
  }
}
