package salvo.capacity.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import salvo.slo.Metric;
import salvo.slo.Slo;

/** Back at a level: it has to hold for 10 s, and is watched for 60. */
class RecoveryRunTest {

  @Test
  void shouldTellTheTimeUntilItHeldAgain() {
    Recovery recovery = run(i -> Seconds.of(100, i < 12 ? 100 : 0, 0, 2));

    // With one slow second among ten, a tenth is over; with none at last, the window begins at 12.
    assertThat(recovery.seconds()).hasValue(12);
    assertThat(recovery.watched()).isEqualTo(22);
    assertThat(recovery.level()).isEqualTo(80);
  }

  @Test
  void shouldHaveRecoveredAtOnceWhenItHoldsFromTheFirst() {
    assertThat(run(i -> Seconds.of(100, 0, 0, 2)).seconds()).hasValue(0);
  }

  @Test
  void shouldNotHaveRecoveredWhenItStaysSlow() {
    Recovery recovery = run(i -> Seconds.of(100, 50, 0, 2));

    assertThat(recovery.seconds()).isEmpty();
    assertThat(recovery.watched()).isEqualTo(60);
  }

  @Test
  void shouldNotHaveRecoveredWhenMoreStaysInFlight() {
    assertThat(run(i -> Seconds.of(100, 0, 0, 40)).seconds()).isEmpty();
  }

  @Test
  void shouldWaitOnWhenWhatHasPiledUpIsWorkedOff() {
    Recovery recovery = run(i -> Seconds.of(100, i < 90 ? 100 : 0, 0, Math.max(2, 1_000 - 11 * i)));

    assertThat(recovery.seconds().orElseThrow()).isBetween(88.0, 92.0);
  }

  private static Recovery run(IntFunction<Observation> seconds) {
    RecoveryRun run =
        new RecoveryRun(
            80,
            Objective.of(
                List.of(new Slo(Seconds.REQUEST, Metric.P95, 100)), OptionalDouble.empty()),
            10,
            60,
            OptionalDouble.of(2));
    Optional<Recovery> recovery = Optional.empty();
    for (int i = 0; recovery.isEmpty(); i++) {
      recovery = run.see(seconds.apply(i));
    }
    return recovery.get();
  }
}
