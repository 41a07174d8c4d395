package salvo.gatling.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

  private static final Duration MIN = Duration.ofMillis(100);
  private static final Duration MAX = Duration.ofMillis(300);

  @Test
  void shouldDrawTheSameWhenSeedPopulationAndUserAreTheSame() {
    assertThat(drawn(session(7, "buyer", 3))).isEqualTo(drawn(session(7, "buyer", 3)));
  }

  @Test
  void shouldDrawOtherwiseWhenOneOfThemIsAnother() {
    List<Long> drawn = drawn(session(7, "buyer", 3));

    assertThat(drawn(session(8, "buyer", 3))).isNotEqualTo(drawn);
    assertThat(drawn(session(7, "admin", 3))).isNotEqualTo(drawn);
    assertThat(drawn(session(7, "buyer", 4))).isNotEqualTo(drawn);
  }

  @Test
  void shouldDrawTheDataOfATaskWhateverThoseBeforeItDrew() {
    Session one = Draws.nextTask(session(7, "buyer", 3));
    Session other = Draws.nextTask(session(7, "buyer", 3));
    long first = Draws.of(one).data().nextLong();
    IntStream.range(0, 5).forEach(it -> Draws.of(other).data().nextLong());

    Draws.nextTask(one);
    Draws.nextTask(other);

    assertThat(Draws.of(one).tasks()).isEqualTo(1);
    assertThat(Draws.of(one).data().nextLong())
        .isEqualTo(Draws.of(other).data().nextLong())
        .isNotEqualTo(first);
  }

  @Test
  void shouldPauseAnywhereBetweenTheBounds() {
    Draws draws = Draws.of(session(7, "buyer", 3));

    List<Long> pauses =
        IntStream.range(0, 10_000).mapToObj(it -> draws.pause(MIN, MAX).toMillis()).toList();

    assertThat(pauses).allMatch(millis -> millis >= 100 && millis <= 300).contains(100L, 300L);
    assertThat(pauses.stream().mapToLong(it -> it).average().orElse(0)).isBetween(198.0, 202.0);
  }

  @Test
  void shouldGoOnSomewhereWhenATaskHasResetTheSession() {
    Session first = Draws.nextTask(bare());
    Session second = Draws.nextTask(bare());

    assertThat(Draws.of(first).tasks()).isNotEqualTo(Draws.of(second).tasks()).isPositive();
    assertThat(Draws.of(Draws.nextTask(first))).isSameAs(Draws.of(first));
  }

  private static List<Long> drawn(Session session) {
    Draws draws = Draws.of(Draws.nextTask(session));
    return List.of(
        draws.pause(Duration.ZERO, Duration.ofDays(9)).toMillis(), draws.data().nextLong());
  }

  private static Session session(long seed, String population, long user) {
    return Draws.begin(bare(), seed, population, user);
  }

  private static Session bare() {
    return UserSession.of(UserNumbers.ofType(0).before() + 1);
  }
}
