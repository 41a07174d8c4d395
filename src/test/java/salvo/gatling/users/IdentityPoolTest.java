package salvo.gatling.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.gatling.javaapi.core.Session;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import salvo.gatling.draw.Draws;
import salvo.gatling.draw.UserSession;

class IdentityPoolTest {

  private final IdentityPool<String> pool = new IdentityPool<>();

  @Test
  void shouldGiveUsersTheirIdentitiesInTheOrderOfTheUsers() {
    pool.add("a");
    pool.add("b");
    pool.add("c");

    assertThat(LongStream.of(4, 0, 2, 1).mapToObj(it -> pool.next(atWork(it))))
        .containsExactly("b", "a", "c", "b");
  }

  @Test
  void shouldKeepThePlaceOfWhoMadeAnIdentityWhenAnotherWasReadyBefore() {
    pool.add(user(2), "of the third");
    pool.add(user(0), "of the first");
    assertThat(pool.size()).isEqualTo(2);
    pool.add(user(1), "of the second");

    assertThat(pool.size()).isEqualTo(3);
    assertThat(LongStream.range(0, 3).mapToObj(it -> pool.next(atWork(it))))
        .containsExactly("of the first", "of the second", "of the third");
  }

  @Test
  void shouldGiveAUserWhoStaysAnotherOneForEachTask() {
    pool.add("a");
    pool.add("b");
    Session user = atWork(0);

    assertThat(pool.next(user)).isEqualTo("a");
    assertThat(pool.next(Draws.nextTask(user))).isEqualTo("b");
    assertThat(pool.next(Draws.nextTask(user))).isEqualTo("a");
  }

  @Test
  void shouldFailWhenThereIsNone() {
    assertThatIllegalStateException()
        .isThrownBy(() -> pool.next(user(0)))
        .withMessage("No identity was prepared");
  }

  private static Session atWork(long user) {
    return Draws.nextTask(user(user));
  }

  private static Session user(long user) {
    return Draws.begin(UserSession.of(1), 7, "buyer", user);
  }
}
