package salvo.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.workload.InjectionProfile;
import salvo.workload.Stage.ArrivalRate;

class LoadStageTest {

  private static final List<LoadStage> RAMP_AND_HOLD =
      LoadStage.of(
          InjectionProfile.open(
              "load",
              5,
              List.of(
                  new ArrivalRate(0, 20, Duration.ofSeconds(10)),
                  new ArrivalRate(20, 20, Duration.ofSeconds(30)))));

  @Test
  void shouldTellTheLevelWhenStagesFollowOneAnother() {
    assertThat(LoadStage.levelAt(RAMP_AND_HOLD, 0)).isZero();
    assertThat(LoadStage.levelAt(RAMP_AND_HOLD, 5)).isEqualTo(10);
    assertThat(LoadStage.levelAt(RAMP_AND_HOLD, 39.9)).isEqualTo(20);
    assertThat(LoadStage.levelAt(RAMP_AND_HOLD, 40)).isNaN();
    assertThat(LoadStage.boundaries(RAMP_AND_HOLD)).containsExactly(10.0);
  }

  @Test
  void shouldHaveNoStagesWhenUsersDoANumberOfTasks() {
    assertThat(LoadStage.of(InjectionProfile.fixed("fixed", 5, 3))).isEmpty();
    assertThat(LoadStage.boundaries(List.of())).isEmpty();
  }

  @Test
  void shouldAddUpWhenInjectorsShareALoad() {
    List<LoadStage> half = RAMP_AND_HOLD.stream().map(it -> it.times(0.5)).toList();

    assertThat(LoadStage.sum(List.of(half, half))).isEqualTo(RAMP_AND_HOLD);
    assertThat(LoadStage.sum(List.of(half, half.subList(0, 1)))).isEmpty();
  }
}
