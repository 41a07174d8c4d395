package salvo.gatling.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserNumbersTest {

  @Test
  void shouldTellTypeAndNumberOfAUser() {
    UserNumbers second = UserNumbers.ofType(1);
    long id = second.counter().incrementAndGet();

    assertThat(id).isEqualTo(2_000_000_001L);
    assertThat(second.ordinal(UserSession.of(id))).isZero();
    assertThat(second.ordinal(UserSession.of(id + 41))).isEqualTo(41);
  }

  @Test
  void shouldCountFromTheBeginningEachTime() {
    assertThat(UserNumbers.SET_UP.counter().incrementAndGet())
        .isEqualTo(UserNumbers.SET_UP.counter().incrementAndGet())
        .isLessThan(UserNumbers.ofType(0).before());
  }
}
