package salvo.capacity.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas that searches are held to, against what is known otherwise. */
class TruthTest {

  /** One server: the time in the system is exponential with the rate that is left. */
  @Test
  void shouldBeWhatIsLeftOfTheRateWhenThereIsOneServer() {
    assertThat(Truth.exponential(1, 0.02, 0.2, 0.05))
        .isCloseTo(50 - Math.log(20) / 0.2, within(1e-6));
  }

  /** A request of M/D/1 meets a busy server with the probability that it is busy. */
  @Test
  void shouldBeTheUtilizationWhenNothingMayWait() {
    assertThat(Truth.overOfFixedRate(200, 150, 0.005)).isCloseTo(0.75, within(1e-9));
    assertThat(Truth.fixedRate(200, 0.005, 0.5)).isCloseTo(100, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"4, 0.02, 170, 0.15", "1, 0.02, 35, 0.2", "16, 0.4, 36, 1.5"})
  void shouldBeWhatALongSimulationShows(int servers, double mean, double rate, double limit) {
    double over = Truth.overOfExponential(servers, 1 / mean, rate, limit);

    assertThat(simulated(Servers.exponential(servers, mean, 1), rate, limit, 400_000))
        .isCloseTo(over, within(0.2 * over));
  }

  @Test
  void shouldBeWhatALongSimulationShowsWhenTheRateIsFixed() {
    double over = Truth.overOfFixedRate(200, 165, 0.05);

    assertThat(simulated(Servers.fixedRate(200), 165, 0.05, 400_000))
        .isCloseTo(over, within(0.2 * over));
  }

  private static double simulated(Target target, double rate, double limit, int requests) {
    SplittableRandom random = new SplittableRandom(7).split();
    double at = 0;
    int over = 0;
    for (int i = 0; i < requests; i++) {
      at += -Math.log(1 - random.nextDouble()) / rate;
      over += target.answer(at).at() - at > limit ? 1 : 0;
    }
    return (double) over / requests;
  }
}
