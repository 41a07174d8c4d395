package salvo.compare.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the tables that every textbook has. */
class StudentTTest {

  @ParameterizedTest
  @CsvSource({
    "0.025, 1, 12.706",
    "0.025, 2, 4.303",
    "0.025, 10, 2.228",
    "0.025, 59, 2.001",
    "0.0005, 30, 3.646",
    "0.05, 120, 1.658",
    "0.5, 7, 0"
  })
  void shouldBeTheQuantileOfTheTable(double tail, double freedom, double value) {
    assertThat(StudentT.exceededWith(tail, freedom)).isCloseTo(value, within(0.001));
  }
}
