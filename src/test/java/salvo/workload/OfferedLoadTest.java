package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OfferedLoadTest {

  /** Up to 20 per second in 10 s, 20 for 30 s, then a jump down to 5 for 20 s. */
  private final OfferedLoad open =
      OfferedLoad.of(
          new InjectionProfile(
              "open",
              Model.OPEN,
              9,
              List.of(
                  new Stage.ArrivalRate(0, 20, Duration.ofSeconds(10)),
                  new Stage.ArrivalRate(20, 20, Duration.ofSeconds(30)),
                  new Stage.ArrivalRate(5, 5, Duration.ofSeconds(20))),
              OptionalInt.empty(),
              Optional.empty()));

  @Test
  void shouldIntegrateTheRateWhenTheModelIsOpen() {
    assertThat(open.tasks()).hasValue(100 + 600 + 100);
    assertThat(open.averageRate().orElseThrow()).isCloseTo(800 / 60.0, within(1e-12));
    assertThat(open.meanLevel()).isCloseTo(800 / 60.0, within(1e-12));
    assertThat(open.peak()).isEqualTo(20);
    assertThat(open.duration()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void shouldTellTheLevelOfAnyInstant() {
    assertThat(open.levelAt(Duration.ofMillis(-1))).isZero();
    assertThat(open.levelAt(Duration.ZERO)).isZero();
    assertThat(open.levelAt(Duration.ofSeconds(5))).isEqualTo(10);
    assertThat(open.levelAt(Duration.ofMillis(39_999))).isEqualTo(20);
    assertThat(open.levelAt(Duration.ofSeconds(40))).isEqualTo(5);
    assertThat(open.levelAt(Duration.ofSeconds(60))).isEqualTo(5);
    assertThat(open.levelAt(Duration.ofMillis(60_001))).isZero();
  }

  @Test
  void shouldFindThePeakOfAnyPartOfTheWindow() {
    assertThat(open.peakBetween(Duration.ofSeconds(2), Duration.ofSeconds(4))).isEqualTo(8);
    assertThat(open.peakBetween(Duration.ofSeconds(39), Duration.ofSeconds(60))).isEqualTo(20);
    assertThat(open.peakBetween(Duration.ofSeconds(41), Duration.ofSeconds(60))).isEqualTo(5);
  }

  @Test
  void shouldDivideByThePacingWhenUsersArePaced() {
    OfferedLoad paced = OfferedLoad.of(closed(Optional.of(Duration.ofMillis(500))));

    assertThat(paced.tasks()).hasValue(2 * (50 + 300));
    assertThat(paced.averageRate().orElseThrow()).isEqualTo(700 / 40.0);
    assertThat(paced.meanLevel()).isEqualTo(350 / 40.0);
  }

  @Test
  void shouldKnowOnlyABoundWhenUsersThink() {
    OfferedLoad thinking = OfferedLoad.of(closed(Optional.empty()));

    assertThat(thinking.tasks()).isEmpty();
    assertThat(thinking.averageRate()).isEmpty();
    assertThat(thinking.mostTasks(Duration.ofSeconds(2))).isEqualTo(175);
    assertThatThrownBy(() -> thinking.mostTasks(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }

  @Test
  void shouldKnowTheAmountButNoRateWhenItIsUsersTimesRequests() {
    OfferedLoad amount =
        OfferedLoad.of(
            new InjectionProfile(
                "amount", Model.CLOSED, 50, List.of(), OptionalInt.of(20), Optional.empty()));

    assertThat(amount.tasks()).hasValue(1000);
    assertThat(amount.averageRate()).isEmpty();
    assertThat(amount.duration()).isZero();
    assertThat(amount.peak()).isEqualTo(50);
    assertThat(amount.meanLevel()).isEqualTo(50);
    assertThat(amount.levelAt(Duration.ZERO)).isZero();
  }

  /** Up to 10 users in 10 s, then 30 s of them. */
  private static InjectionProfile closed(Optional<Duration> pacing) {
    return new InjectionProfile(
        "closed",
        Model.CLOSED,
        10,
        List.of(
            new Stage.ConcurrentUsers(0, 10, Duration.ofSeconds(10)),
            new Stage.ConcurrentUsers(10, 10, Duration.ofSeconds(30))),
        OptionalInt.empty(),
        pacing);
  }
}
