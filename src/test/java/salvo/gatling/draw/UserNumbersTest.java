package salvo.gatling.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import salvo.workload.Share;

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
  void shouldTellUsersOfOtherInjectorsApart() {
    Share injector = new Share(2, 3);
    UserNumbers numbers = UserNumbers.ofType(1).sharedBy(injector, injector.ofRow(1));
    long id = numbers.counter().incrementAndGet();

    assertThat(id).isEqualTo(2_002_000_000_001L);
    assertThat(numbers.ordinal(UserSession.of(id))).isEqualTo(1);
    assertThat(numbers.ordinal(UserSession.of(id + 1))).isEqualTo(4);
  }

  @Test
  void shouldCountFromTheBeginningEachTime() {
    assertThat(UserNumbers.SET_UP.counter().incrementAndGet())
        .isEqualTo(UserNumbers.SET_UP.counter().incrementAndGet())
        .isLessThan(UserNumbers.ofType(0).before());
  }
}
