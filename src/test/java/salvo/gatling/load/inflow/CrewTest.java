package salvo.gatling.load.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import salvo.workload.Course;
import salvo.workload.Share;
import salvo.workload.Stage;

class CrewTest {

  private long millis;
  private Course course = Course.of(List.of());
  private final Crew crew = new Crew(() -> course, () -> millis * 1_000_000, Share.ALL);

  @Test
  void shouldBringAllAtOnceWhenTheLevelIsConstant() {
    course(stage(3, 3, 60_000));

    assertThat(arriving(200)).containsExactly(0L, 0L, 0L);
    assertThat(arriving(60_000)).isEmpty();
  }

  @Test
  void shouldBringOneForEachStepWhenRampsAreShorterThanASecond() {
    course(stage(0, 5, 500), stage(5, 5, 29_500), stage(5, 10, 500), stage(10, 10, 29_500));

    assertThat(arriving(60_000))
        .containsExactly(0L, 100L, 200L, 300L, 400L, 30_000L, 30_100L, 30_200L, 30_300L, 30_400L);
  }

  @Test
  void shouldBringTheSameUsersWhenTheTimeIsSettledPieceByPiece() {
    course(stage(0, 5, 500), stage(5, 5, 29_500), stage(5, 10, 500), stage(10, 10, 29_500));

    List<Long> all = new ArrayList<>();
    for (int settled = 0; settled <= 60_000; settled += 50) {
      all.addAll(arriving(settled));
    }

    assertThat(all)
        .containsExactly(0L, 100L, 200L, 300L, 400L, 30_000L, 30_100L, 30_200L, 30_300L, 30_400L);
  }

  @Test
  void shouldBringAnotherWhenOneLeavesByItself() {
    course(stage(3, 3, 60_000));
    assertThat(arriving(1_000)).hasSize(3);

    crew.leaves();

    assertThat(arriving(1_050)).containsExactly(1_000L);
    assertThat(arriving(60_000)).isEmpty();
  }

  @Test
  void shouldBringUsersAgainWhenTheLevelRisesAfterAFall() {
    course(stage(4, 4, 1_000), stage(4, 1, 1_000), stage(3, 3, 1_000));
    assertThat(arriving(1_900)).containsExactly(0L, 0L, 0L, 0L);
    assertThat(staying(1_700, 4)).isEqualTo(2);

    assertThat(arriving(3_000)).containsExactly(2_000L);
  }

  @Test
  void shouldBringNobodyWhenAllAreStillAtWorkAsTheLevelRisesAgain() {
    course(stage(4, 4, 1_000), stage(4, 1, 1_000), stage(4, 4, 1_000));

    assertThat(arriving(3_000)).hasSize(4);
  }

  @Test
  void shouldBringNobodyWhenTheLevelIsZero() {
    course(stage(0, 0, 1_000));

    assertThat(arriving(1_000)).isEmpty();
  }

  @Test
  void shouldFollowWhenTheCourseIsChanged() {
    course(stage(2, 2, 10_000));
    assertThat(arriving(1_000)).hasSize(2);

    course = course.changed(1_000_000_000L, 4, 1_000_000_000L);
    assertThat(arriving(3_000)).containsExactly(1_000L, 1_500L);

    course = course.changed(3_000_000_000L, 1, 0);
    assertThat(arriving(4_000)).isEmpty();
    assertThat(staying(3_500, 4)).isEqualTo(1);
  }

  @Test
  void shouldKeepEverybodyWhenTheProfileHoldsItsLevel() {
    upAndDown();

    assertThat(staying(5_000, 4)).isEqualTo(4);
    assertThat(staying(9_700, 4)).isEqualTo(4);
  }

  @Test
  void shouldSendUsersHomeWhenTheLevelFalls() {
    upAndDown();

    // Half way from 4 to 2.
    assertThat(staying(11_000, 4)).isEqualTo(3);
    assertThat(staying(12_500, 3)).isEqualTo(2);
    assertThat(staying(14_999, 2)).isEqualTo(2);
  }

  @Test
  void shouldSendAllHomeWhenTheProfileIsOver() {
    upAndDown();

    assertThat(staying(15_000, 4)).isZero();
    assertThat(crew.isOpen()).isFalse();
    assertThat(crew.left()).isZero();
  }

  @Test
  void shouldKeepAUserWhoComesAMomentBeforeTheRamp() {
    course(stage(0, 0, 1_000), stage(0, 4, 4_000));
    assertThat(arriving(1_150)).containsExactly(1_000L);

    assertThat(staying(1_000, 1)).isEqualTo(1);
    assertThat(staying(900, 1)).isEqualTo(1);
  }

  @Test
  void shouldHaveAllUsersAtWorkWhenSeveralInjectorsShareThem() {
    course(stage(0, 5, 5_000), stage(5, 5, 5_000), stage(5, 2, 3_000), stage(2, 2, 2_000));
    List<Crew> crews =
        IntStream.range(0, 3)
            .mapToObj(i -> new Crew(() -> course, () -> millis * 1_000_000, new Share(i, 3)))
            .toList();

    List<List<Long>> came = crews.stream().map(it -> arriving(it, 9_000)).toList();
    assertThat(came).containsExactly(List.of(0L, 3_000L), List.of(1_000L, 4_000L), List.of(2_000L));

    millis = 14_000;
    assertThat(
            IntStream.range(0, 3).mapToObj(i -> staying(crews.get(i), 14_000, came.get(i).size())))
        .containsExactly(1, 1, 0);
  }

  private void upAndDown() {
    course(stage(0, 4, 4_000), stage(4, 4, 6_000), stage(4, 2, 2_000), stage(2, 2, 3_000));
    assertThat(arriving(9_000)).hasSize(4);
  }

  private void course(Stage... stages) {
    course = Course.of(List.of(stages));
  }

  private List<Long> arriving(long settledMillis) {
    return arriving(crew, settledMillis);
  }

  private static List<Long> arriving(Crew crew, long settledMillis) {
    List<Long> all = new ArrayList<>();
    long settled = settledMillis * 1_000_000;
    for (long at = crew.nextUpTo(settled); at != Instants.NONE; at = crew.nextUpTo(settled)) {
      all.add(at / 1_000_000);
    }
    return all;
  }

  /** How many of the askers stay. */
  private int staying(long at, int askers) {
    return staying(crew, at, askers);
  }

  private int staying(Crew crew, long at, int askers) {
    millis = at;
    return (int) IntStream.range(0, askers).filter(user -> crew.stays()).count();
  }

  private static Stage stage(int from, int to, int millis) {
    return new Stage.ConcurrentUsers(from, to, Duration.ofMillis(millis));
  }
}
