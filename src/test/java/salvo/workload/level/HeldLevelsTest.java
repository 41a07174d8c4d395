package salvo.workload.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import salvo.workload.Course;
import salvo.workload.InjectionProfile;
import salvo.workload.Stage;

class HeldLevelsTest {

  private static final List<Stage> STAGES =
      List.of(users(0, 2, 5), users(2, 2, 10), users(2, 9, 5), users(9, 9, 10), users(4, 4, 10));

  @Test
  void shouldFindTheLowestAndTheHighestLevelThatAreHeld() {
    assertThat(HeldLevels.of(InjectionProfile.closed("two", 9, STAGES)))
        .contains(new HeldLevels(2, 9));
  }

  @Test
  void shouldFindNoneWhenOneLevelIsHeldAtMost() {
    assertThat(HeldLevels.of(InjectionProfile.closed("one", 9, STAGES.subList(0, 2)))).isEmpty();
    assertThat(HeldLevels.of(InjectionProfile.closed("ramp", 9, STAGES.subList(2, 3)))).isEmpty();
    assertThat(HeldLevels.of(InjectionProfile.fixed("work", 9, 3))).isEmpty();
  }

  @Test
  void shouldTellALevelThatIsHeldFromARampThatPassesIt() {
    HeldLevels levels = new HeldLevels(2, 9);
    Course course = Course.of(STAGES);

    assertThat(levels.isLowest(course, at(4))).isFalse();
    assertThat(levels.isLowest(course, at(6))).isTrue();
    assertThat(levels.isLowest(course, at(15))).isFalse();
    assertThat(levels.isHighest(course, at(25))).isTrue();
    assertThat(levels.isHighest(course, at(35))).isFalse();
  }

  private static long at(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }

  private static Stage users(double from, double to, int seconds) {
    return new Stage.ConcurrentUsers(from, to, Duration.ofSeconds(seconds));
  }
}
