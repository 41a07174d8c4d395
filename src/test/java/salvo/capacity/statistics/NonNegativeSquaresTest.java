package salvo.capacity.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NonNegativeSquaresTest {

  private static final double[][] LINE = {{1, 0}, {1, 1}, {1, 2}, {1, 3}};

  @Test
  void shouldFindTheCoefficientsThatMadeTheValues() {
    assertThat(NonNegativeSquares.of(LINE, new double[] {2, 5, 8, 11}))
        .containsExactly(new double[] {2, 3}, within(1e-9));
  }

  @Test
  void shouldComeClosestWhenNoneFitsExactly() {
    assertThat(NonNegativeSquares.of(LINE, new double[] {1, 0, 1, 2}))
        .containsExactly(new double[] {0.4, 0.4}, within(1e-9));
  }

  @Test
  void shouldLeaveOutWhatWouldBeNegative() {
    assertThat(NonNegativeSquares.of(LINE, new double[] {4, 3, 2, 1}))
        .containsExactly(new double[] {2.5, 0}, within(1e-9));
    assertThat(NonNegativeSquares.of(LINE, new double[] {-1, -1, -1, -1})).containsExactly(0, 0);
  }

  @Test
  void shouldUseOneOfTwoColumnsThatSayTheSame() {
    double[][] twice = {{1, 2}, {2, 4}, {3, 6}};

    assertThat(NonNegativeSquares.of(twice, new double[] {2, 4, 6}))
        .containsExactly(new double[] {2, 0}, within(1e-9));
  }
}
