package salvo.gatling.load;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import salvo.gatling.users.ThinkTime;
import salvo.workload.Stage;

class ClosedTasksTest {

  private static final List<Stage> TEN_FOR_A_MINUTE =
      List.of(new Stage.ConcurrentUsers(10, 10, ofSeconds(60)));

  @Test
  void shouldCountAFirstTaskOfEachUserWhenThinkTimesAreFixed() {
    assertThat(tasks(TEN_FOR_A_MINUTE, 3, 3).most()).hasValue(10 + 200);
  }

  @Test
  void shouldHardlyEverBeExceededWhenThinkTimesVary() {
    double most = tasks(TEN_FOR_A_MINUTE, 1, 3).most().orElseThrow();

    assertThat(most).isEqualTo(310 + 3 * Math.sqrt(600.0 / 3 / 8), within(1e-9));
    Random random = new Random(7);
    for (int run = 0; run < 500; run++) {
      assertThat(simulated(random)).isLessThanOrEqualTo((int) Math.ceil(most));
    }
  }

  @Test
  void shouldLeaveTimeForAnswersWhenTheLikelyNumberIsAsked() {
    assertThat(tasks(TEN_FOR_A_MINUTE, 1, 3).likely(0.5)).isEqualTo(240, within(1e-9));
  }

  @Test
  void shouldTakeThePeriodInPlaceOfThinkingWhenUsersArePaced() {
    ClosedTasks paced =
        ClosedTasks.of(
            TEN_FOR_A_MINUTE, new ThinkTime(ofSeconds(1), ofSeconds(3)), Optional.of(ofSeconds(6)));

    assertThat(paced.most()).hasValue(10 + 100);
    assertThat(paced.likely(0.5)).isEqualTo(100);
    assertThat(paced.likely(12)).isEqualTo(50);
  }

  @Test
  void shouldKnowNoMostWhenUsersDoNotThink() {
    assertThat(tasks(TEN_FOR_A_MINUTE, 0, 0).most()).isEmpty();
    assertThat(tasks(List.of(), 0, 0).most()).hasValue(0);
  }

  @Test
  void shouldCountThoseWhoComeLaterWhenTheLoadRises() {
    List<Stage> steps =
        List.of(
            new Stage.ConcurrentUsers(0, 4, ofSeconds(2)),
            new Stage.ConcurrentUsers(4, 4, ofSeconds(8)),
            new Stage.ConcurrentUsers(10, 10, ofSeconds(10)));

    assertThat(tasks(steps, 1, 1)).extracting(ClosedTasks::arrivals).isEqualTo(10.0);
    assertThat(tasks(steps, 1, 1).userSeconds()).isEqualTo(4 + 32 + 100);
  }

  private static ClosedTasks tasks(List<Stage> stages, int min, int max) {
    return ClosedTasks.of(stages, new ThinkTime(ofSeconds(min), ofSeconds(max)), Optional.empty());
  }

  /** Tasks of ten users who think for 1 to 3 s and whose answers take no time. */
  private static int simulated(Random random) {
    int tasks = 0;
    for (int user = 0; user < 10; user++) {
      for (double time = 0; time < 60; time += 1 + 2 * random.nextDouble()) {
        tasks++;
      }
    }
    return tasks;
  }
}
