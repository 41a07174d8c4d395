package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferedLoadTest {

  /** Up to 20 per second in 10 s, 20 for 30 s, then a jump down to 5 for 20 s. */
  private final OfferedLoad open =
      OfferedLoad.of(
          InjectionProfile.open(
              "open",
              9,
              List.of(
                  new Stage.ArrivalRate(0, 20, Duration.ofSeconds(10)),
                  new Stage.ArrivalRate(20, 20, Duration.ofSeconds(30)),
                  new Stage.ArrivalRate(5, 5, Duration.ofSeconds(20)))));

  @Test
  void shouldIntegrateTheRateWhenTheModelIsOpen() {
    assertThat(open.tasks()).hasValue(100 + 600 + 100);
    assertThat(open.averageRate().orElseThrow()).isCloseTo(800 / 60.0, within(1e-12));
    assertThat(open.meanLevel()).isCloseTo(800 / 60.0, within(1e-12));
    assertThat(open.peak()).isEqualTo(20);
    assertThat(open.duration()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void shouldFindThePeakOfAnyPartOfTheWindow() {
    assertThat(open.peakBetween(Duration.ofSeconds(2), Duration.ofSeconds(4))).isEqualTo(8);
    assertThat(open.peakBetween(Duration.ofSeconds(39), Duration.ofSeconds(60))).isEqualTo(20);
    assertThat(open.peakBetween(Duration.ofSeconds(41), Duration.ofSeconds(60))).isEqualTo(5);
  }

  @Test
  void shouldStartWholeTasksWhenTheRateDoesNotDivide() {
    OfferedLoad odd =
        OfferedLoad.of(
            InjectionProfile.open(
                "odd", 1, List.of(new Stage.ArrivalRate(0.3, 0.3, Duration.ofSeconds(9)))));

    assertThat(odd.tasks()).hasValue(3);
    assertThat(odd.averageRate().orElseThrow()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void shouldKnowNeitherTasksNorRateWhenUsersDecide() {
    OfferedLoad closed =
        OfferedLoad.of(
            InjectionProfile.closed(
                "closed",
                10,
                List.of(
                    new Stage.ConcurrentUsers(0, 10, Duration.ofSeconds(10)),
                    new Stage.ConcurrentUsers(10, 10, Duration.ofSeconds(30)))));

    assertThat(closed.tasks()).isEmpty();
    assertThat(closed.averageRate()).isEmpty();
    assertThat(closed.meanLevel()).isEqualTo(350 / 40.0);
  }

  @Test
  void shouldKnowTheAmountButNoRateWhenItIsUsersTimesRequests() {
    OfferedLoad amount = OfferedLoad.of(InjectionProfile.fixed("amount", 50, 20));

    assertThat(amount.tasks()).hasValue(1000);
    assertThat(amount.averageRate()).isEmpty();
    assertThat(amount.duration()).isZero();
    assertThat(amount.peak()).isEqualTo(50);
    assertThat(amount.meanLevel()).isEqualTo(50);
  }
}
