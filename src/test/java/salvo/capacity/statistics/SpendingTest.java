package salvo.capacity.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpendingTest {

  private static final double ERROR = 0.05;

  @Test
  void shouldSpendTheWholeErrorWhenAllLooksAreTaken() {
    double spent =
        IntStream.range(0, Spending.LOOKS).mapToDouble(i -> Spending.share(i, ERROR)).sum();

    assertThat(spent).isCloseTo(ERROR, within(1e-6));
  }

  @Test
  void shouldSpendAsOBrienAndFlemingWhenALookIsEarly() {
    assertThat(Spending.fraction(0)).isEqualTo(0.25);
    assertThat(Spending.fraction(Spending.LOOKS - 1)).isEqualTo(1);
    // 2 (1 - F(1.95996 / sqrt(1/4))) = 2 (1 - F(3.91993))
    assertThat(Spending.share(0, ERROR)).isCloseTo(8.857e-5, within(1e-7));
  }

  @Test
  void shouldSpendMoreWithEachLook() {
    assertThat(IntStream.range(0, Spending.LOOKS).mapToObj(i -> Spending.share(i, ERROR)))
        .isSorted()
        .allMatch(it -> it > 0);
  }
}
