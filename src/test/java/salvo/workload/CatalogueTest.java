package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.Given;

class CatalogueTest {

  @Test
  void shouldHoldTheseProfilesWhenNothingIsAdded() {
    assertThat(Given.nothing().read().workload().profiles())
        .containsOnlyKeys(
            "smoke",
            "light",
            "normal",
            "heavy",
            "stress",
            "soak",
            "spike",
            "burst",
            "factoria-spike",
            "step-ramp",
            "step-ramp-50",
            "ramp-hold",
            "spawn",
            "users-requests-light",
            "users-requests-medium",
            "users-requests-heavy",
            "capacity",
            "story-smoke",
            "story-load",
            "story-heavy",
            "story-gradual");
  }

  @ParameterizedTest
  @CsvSource({
    "smoke,    5,   10,   30",
    "light,   10,   50,   60",
    "normal,  50,  200,  300",
    "heavy,  100,  500,  600",
    "stress, 200, 1000,  300",
    "soak,    30,  100, 3600"
  })
  void shouldHoldOneRateWhenTheProfileIsFlat(String name, int users, double rps, int seconds) {
    assertThat(profile(name)).isEqualTo(open(name, users, rate(rps, seconds)));
  }

  @Test
  void shouldJumpTenfoldAndBackWhenTheProfileIsSpike() {
    assertThat(profile("spike"))
        .isEqualTo(open("spike", 150, rate(50, 50), rate(500, 20), rate(50, 50)));
  }

  @Test
  void shouldRepeatShortBurstsWhenTheProfileIsBurst() {
    assertThat(profile("burst"))
        .isEqualTo(
            open(
                "burst",
                50,
                rate(10, 25),
                rate(200, 5),
                rate(10, 25),
                rate(200, 5),
                rate(10, 25),
                rate(200, 5),
                rate(10, 30)));
  }

  @Test
  void shouldHaveSixStagesWhenTheProfileIsFactoriaSpike() {
    assertThat(profile("factoria-spike"))
        .isEqualTo(
            closed(
                "factoria-spike",
                200,
                List.of(
                    users(0, 10, 5_000),
                    users(10, 10, 55_000),
                    users(10, 100, 1_800),
                    users(100, 100, 58_200),
                    users(100, 20, 8_000),
                    users(20, 20, 52_000),
                    users(20, 200, 1_800),
                    users(200, 200, 58_200),
                    users(200, 50, 7_500),
                    users(50, 50, 52_500),
                    users(50, 0, 5_000),
                    users(0, 0, 55_000))));
  }

  @ParameterizedTest
  @CsvSource({"step-ramp, 10, 2000, 60000", "step-ramp-50, 5, 500, 30000"})
  void shouldTakeTenStepsWhenTheProfileIsAStepRamp(
      String name, int step, int rampMillis, int stepMillis) {
    List<Stage> stages = new ArrayList<>();
    for (int level = step; level <= 10 * step; level += step) {
      stages.add(users(level - step, level, rampMillis));
      stages.add(users(level, level, stepMillis - rampMillis));
    }

    assertThat(profile(name)).isEqualTo(closed(name, 10 * step, stages));
  }

  @Test
  void shouldHoldThreeMinutesAfterTheRampWhenTheProfileIsRampHold() {
    assertThat(profile("ramp-hold"))
        .isEqualTo(
            closed("ramp-hold", 100, List.of(users(0, 100, 20_000), users(100, 100, 180_000))));
  }

  @Test
  void shouldTakeTheRampFromTheSpawnRateWhenTheProfileIsSpawn() {
    assertThat(profile("spawn"))
        .isEqualTo(closed("spawn", 50, List.of(users(0, 50, 10_000), users(50, 50, 290_000))));
  }

  @ParameterizedTest
  @CsvSource({
    "story-smoke,    50,  5000,  55000",
    "story-load,    200, 20000, 280000",
    "story-heavy,   500, 25000, 575000",
    "story-gradual, 200, 100000, 20000"
  })
  void shouldHoldAllListenersOnceSpawnedWhenTheProfileIsForStories(
      String name, int users, int rampMillis, int holdMillis) {
    assertThat(profile(name))
        .isEqualTo(
            closed(
                name,
                users,
                List.of(users(0, users, rampMillis), users(users, users, holdMillis))));
  }

  @ParameterizedTest
  @CsvSource({
    "users-requests-light, 5, 3",
    "users-requests-medium, 20, 10",
    "users-requests-heavy, 50, 20"
  })
  void shouldHaveNoStagesWhenTheProfileIsUsersTimesRequests(String name, int users, int requests) {
    assertThat(profile(name)).isEqualTo(InjectionProfile.fixed(name, users, requests));
  }

  @Test
  void shouldOfferAProfileOfTheUserWhenOneIsAdded() {
    Given given =
        Given.application(
            "salvo.workload.profiles.lunch { users = 8, tasksPerSecond = 12, rampUp = 1 min,"
                + " duration = 10 min }");

    assertThat(Profiles.resolve(given.property("profile", "lunch").read().workload()))
        .isEqualTo(
            open(
                "lunch",
                8,
                new Stage.ArrivalRate(0, 12, Duration.ofMinutes(1)),
                new Stage.ArrivalRate(12, 12, Duration.ofMinutes(9))));
  }

  private static InjectionProfile profile(String name) {
    return Profiles.resolve(Given.nothing().property("profile", name).read().workload());
  }

  private static InjectionProfile open(String name, int users, Stage... stages) {
    return InjectionProfile.open(name, users, List.of(stages));
  }

  private static InjectionProfile closed(String name, int users, List<Stage> stages) {
    return InjectionProfile.closed(name, users, stages);
  }

  private static Stage rate(double rps, int seconds) {
    return new Stage.ArrivalRate(rps, rps, Duration.ofSeconds(seconds));
  }

  private static Stage users(int from, int to, int millis) {
    return new Stage.ConcurrentUsers(from, to, Duration.ofMillis(millis));
  }
}
