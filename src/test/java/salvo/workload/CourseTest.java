package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {

  /** Up to 20 per second in 10 s, 20 for 30 s, then a jump down to 5 for 20 s. */
  private final Course course =
      Course.of(List.of(stage(0, 20, 10), stage(20, 20, 30), stage(5, 5, 20)));

  @Test
  void shouldTellTheLevelOfAnyInstant() {
    assertThat(course.levelAt(-1)).isZero();
    assertThat(course.levelAt(0)).isZero();
    assertThat(course.levelAt(seconds(5))).isEqualTo(10);
    assertThat(course.levelAt(seconds(40) - 1)).isEqualTo(20);
    assertThat(course.levelAt(seconds(40))).isEqualTo(5);
    assertThat(course.levelAt(seconds(60) - 1)).isEqualTo(5);
    assertThat(course.levelAt(seconds(60))).isZero();
    assertThat(course.area()).isEqualTo(100 + 600 + 100);
  }

  @Test
  void shouldStayAtTheNewLevelWhenChanged() {
    Course changed = course.changed(seconds(5), 30, seconds(10));

    assertThat(changed.stages())
        .containsExactly(stage(0, 10, 5), stage(10, 30, 10), stage(30, 30, 45));
    assertThat(changed.nanos()).isEqualTo(course.nanos());
  }

  @Test
  void shouldJumpWhenChangedWithoutARamp() {
    assertThat(course.changed(seconds(40), 7, 0).stages())
        .containsExactly(stage(0, 20, 10), stage(20, 20, 30), stage(7, 7, 20));
  }

  @Test
  void shouldGetAsFarAsItCanWhenTheRampIsLongerThanWhatIsLeft() {
    assertThat(course.changed(seconds(50), 25, seconds(20)).stages())
        .endsWith(stage(5, 5, 10), stage(5, 15, 10));
  }

  @Test
  void shouldKeepWhatIsBeforeWhenCut() {
    assertThat(course.until(seconds(5)).stages()).containsExactly(stage(0, 10, 5));
    assertThat(course.until(seconds(10)).stages()).containsExactly(stage(0, 20, 10));
    assertThat(course.until(0).stages()).isEmpty();
    assertThat(course.until(seconds(60)).stages()).isEqualTo(course.stages());
  }

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static Stage stage(double from, double to, int seconds) {
    return new Stage.ArrivalRate(from, to, Duration.ofSeconds(seconds));
  }
}
