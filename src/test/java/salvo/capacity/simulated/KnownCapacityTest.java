package salvo.capacity.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.capacity.CapacityResult;

/** Twenty searches each on services whose capacity follows from a formula. */
class KnownCapacityTest {

  private static final int SEARCHES = 20;

  @ParameterizedTest
  @CsvSource({"4, 0.02, 150, 18", "1, 0.02, 200, 4"})
  void shouldHaveTheTruthBetweenItsEndsWhenTheServersAreExponential(
      int servers, double mean, double limitMillis, double start) {
    double truth = Truth.exponential(servers, mean, limitMillis / 1e3, 0.05);

    Searches searches =
        Searches.of(
            truth,
            Searches.plan(start, limitMillis),
            seed -> Servers.exponential(servers, mean, seed),
            SEARCHES);

    assertRight(searches);
  }

  @Test
  void shouldHaveTheTruthBetweenItsEndsWhenTheRateIsFixed() {
    double truth = Truth.fixedRate(200, 0.05, 0.05);

    Searches searches =
        Searches.of(truth, Searches.plan(17, 50), seed -> Servers.fixedRate(200), SEARCHES);

    assertRight(searches);
    assertThat(searches.results()).filteredOn(it -> ratio(it) < 1.25).hasSizeGreaterThan(10);
  }

  @Test
  void shouldGiveTheSameAnswerWhenTheSeedIsTheSame() {
    assertThat(SimulatedRun.of(Searches.plan(17, 50), Servers.fixedRate(200), 3))
        .isEqualTo(SimulatedRun.of(Searches.plan(17, 50), Servers.fixedRate(200), 3));
  }

  private static void assertRight(Searches searches) {
    assertThat(searches.right()).isGreaterThanOrEqualTo(SEARCHES - 1L);
    assertThat(searches.falseHolds()).isLessThanOrEqualTo(1);
    assertThat(searches.results())
        .allMatch(it -> it.holds().isPresent() && it.breaks().isPresent())
        .allMatch(it -> it.levels().size() <= it.plan().mostLevels());
  }

  private static double ratio(CapacityResult result) {
    return result.breaks().orElseThrow() / result.holds().orElseThrow();
  }
}
