package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;
import salvo.config.Settings;

class ProfilesTest {

  @Test
  void shouldReplaceLevelAndTimesWhenTheProfileHasOneLevel() {
    InjectionProfile profile =
        resolve("profile=smoke", "tasksPerSecond=20", "duration=2 min", "rampUp=30 s");

    assertThat(profile.users()).isEqualTo(5);
    assertThat(profile.stages()).containsExactly(rate(0, 20, 30_000), rate(20, 20, 90_000));
  }

  @Test
  void shouldScaleAllLevelsToThePeakWhenStagesGetARate() {
    assertThat(resolve("profile=spike", "tasksPerSecond=100").stages())
        .containsExactly(rate(10, 10, 50_000), rate(100, 100, 20_000), rate(10, 10, 50_000));
  }

  @Test
  void shouldScaleAllLevelsToThePeakWhenStagesGetUsers() {
    InjectionProfile profile = resolve("profile=step-ramp", "users=30");

    assertThat(profile.users()).isEqualTo(30);
    assertThat(profile.stages().stream().map(Stage::to).distinct())
        .containsExactly(3.0, 6.0, 9.0, 12.0, 15.0, 18.0, 21.0, 24.0, 27.0, 30.0);
  }

  @Test
  void shouldKeepAWholeUserWhenALevelIsScaledBelowOne() {
    assertThat(resolve("profile=factoria-spike", "users=4").stages().stream().map(Stage::to))
        .containsExactly(1.0, 1.0, 2.0, 2.0, 1.0, 1.0, 4.0, 4.0, 1.0, 1.0, 0.0, 0.0);
  }

  @Test
  void shouldScaleAllTimesToTheTotalWhenStagesGetADuration() {
    InjectionProfile profile = resolve("profile=factoria-spike", "duration=36 s");

    assertThat(profile.duration()).isEqualTo(Duration.ofSeconds(36));
    assertThat(profile.stages().get(0)).isEqualTo(users(0, 10, 500));
    assertThat(profile.stages().get(2)).isEqualTo(users(10, 100, 180));
  }

  @Test
  void shouldKeepTheTotalExactWhenTimesDoNotDivide() {
    assertThat(resolve("profile=spike", "duration=100 s", "timeScale=0.7").duration())
        .isEqualTo(Duration.ofSeconds(70));
  }

  @Test
  void shouldScaleTimesButNotLevelsWhenTimeIsScaled() {
    InjectionProfile profile = resolve("profile=ramp-hold", "timeScale=0.1");

    assertThat(profile.stages()).containsExactly(users(0, 100, 2_000), users(100, 100, 18_000));
  }

  @Test
  void shouldScaleTheRampOfASpawnRateWhenTimeIsScaled() {
    assertThat(resolve("profile=spawn", "spawnRate=10", "timeScale=0.5").stages())
        .containsExactly(users(0, 50, 2_500), users(50, 50, 147_500));
  }

  @Test
  void shouldLetARampBeatTheProfilesSpawnRateWhenGiven() {
    assertThat(resolve("profile=spawn", "rampUp=20 s").stages().get(0))
        .isEqualTo(users(0, 50, 20_000));
  }

  @Test
  void shouldLetASpawnRateBeatTheProfilesRampWhenGiven() {
    assertThat(resolve("profile=ramp-hold", "spawnRate=2").stages().get(0))
        .isEqualTo(users(0, 100, 50_000));
  }

  @Test
  void shouldMakeAClosedLoadWhenUsersAreAskedFor() {
    assertThat(resolve("users=200", "duration=300"))
        .isEqualTo(InjectionProfile.closed("smoke", 200, List.of(users(200, 200, 300_000))));
    assertThat(resolve("users=200", "spawnRate=10", "duration=300").stages())
        .containsExactly(users(0, 200, 20_000), users(200, 200, 280_000));
    assertThat(resolve("users=20", "rampUp=2.5", "duration=5 s").stages())
        .containsExactly(users(0, 20, 2_500), users(20, 20, 2_500));
    assertThat(resolve("users=10", "requests=5")).isEqualTo(InjectionProfile.fixed("smoke", 10, 5));
  }

  @Test
  void shouldMakeTheIdentitiesUsersWhenTheyAreAskedToWorkClosed() {
    InjectionProfile five = InjectionProfile.closed("smoke", 5, List.of(users(5, 5, 30_000)));

    assertThat(resolve("model=closed")).isEqualTo(five);
    assertThat(resolve("spawnRate=5").stages())
        .containsExactly(users(0, 5, 1_000), users(5, 5, 29_000));
    assertThat(resolve("model=closed", "rps=40")).isEqualTo(five.boundBy(Rate.ofRequests(40)));
  }

  @Test
  void shouldGiveUsersTheShapeOfTheRateWhenAnOpenProfileGetsUsers() {
    InjectionProfile profile = resolve("profile=spike", "users=20");

    assertThat(profile)
        .isEqualTo(
            InjectionProfile.closed(
                "spike",
                20,
                List.of(users(2, 2, 50_000), users(20, 20, 20_000), users(2, 2, 50_000))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"smoke", "spike", "spawn", "step-ramp", "ramp-hold", "users-requests-light"})
  void shouldBoundTheUsersWhenARateIsAskedForBesideThem(String profile) {
    InjectionProfile bound = resolve("profile=" + profile, "users=20", "rps=40", "duration=2m");

    assertThat(bound.model()).isEqualTo(Model.CLOSED);
    assertThat(bound.users()).isEqualTo(20);
    assertThat(bound.duration()).isEqualTo(Duration.ofMinutes(2));
    assertThat(bound.bound()).contains(Rate.ofRequests(40));
  }

  @Test
  void shouldBoundTheUsersOfAClosedProfileWhenARateIsAskedFor() {
    assertThat(resolve("profile=ramp-hold", "tasksPerSecond=50"))
        .isEqualTo(
            InjectionProfile.closed(
                    "ramp-hold", 100, List.of(users(0, 100, 20_000), users(100, 100, 180_000)))
                .boundBy(Rate.ofTasks(50)));
  }

  @Test
  void shouldCountRequestsUntilTheTasksAreKnownWhenTheRateDoes() {
    InjectionProfile asked = resolve("profile=spike", "rps=100");

    assertThat(asked.countsRequests()).isTrue();
    assertThat(asked.inTasks(4))
        .isEqualTo(
            InjectionProfile.open(
                "spike",
                150,
                List.of(rate(2.5, 2.5, 50_000), rate(25, 25, 20_000), rate(2.5, 2.5, 50_000))));
    assertThat(resolve("tasksPerSecond=100").inTasks(4).stages())
        .containsExactly(rate(100, 100, 30_000));
  }

  @Test
  void shouldTakeUsersAsIdentitiesWhenTheModelIsOpen() {
    assertThat(resolve("model=open", "users=20", "rps=40"))
        .extracting(InjectionProfile::model, InjectionProfile::users, InjectionProfile::bound)
        .containsExactly(Model.OPEN, 20, Optional.empty());
  }

  @Test
  void shouldTellWhichRateGaveWayWhenUsersAreAskedFor() {
    assertThat(Profiles.forgoneRate(workload("profile=spike", "users=3")))
        .contains(Rate.ofTasks(500));
    assertThat(Profiles.forgoneRate(workload("profile=spawn", "users=3"))).isEmpty();
    assertThat(Profiles.forgoneRate(workload("rps=3"))).isEmpty();
  }

  @Test
  void shouldTakeTheRateAsThePeakWhenAClosedProfileIsForcedOpen() {
    assertThat(resolve("profile=factoria-spike", "model=open", "tasksPerSecond=100"))
        .extracting(InjectionProfile::model, InjectionProfile::users, p -> p.stages().get(0))
        .containsExactly(Model.OPEN, 200, rate(0, 5, 5_000));
  }

  @Test
  void shouldKeepTheRampWhenASpawnProfileIsForcedOpen() {
    assertThat(resolve("profile=spawn", "model=open", "rps=80").stages())
        .containsExactly(rate(0, 80, 10_000), rate(80, 80, 290_000));
  }

  @Test
  void shouldCountTasksInsteadOfTimeWhenAFlatProfileGetsRequests() {
    assertThat(resolve("profile=spawn", "requests=4"))
        .isEqualTo(InjectionProfile.fixed("spawn", 50, 4));
    assertThat(resolve("profile=step-ramp", "requests=4"))
        .isEqualTo(InjectionProfile.fixed("step-ramp", 100, 4));
  }

  @Test
  void shouldReplaceBothNumbersWhenUsersTimesRequestsIsOverridden() {
    InjectionProfile profile = resolve("profile=users-requests-light", "users=9", "requests=8");

    assertThat(profile.users()).isEqualTo(9);
    assertThat(profile.tasksPerUser()).hasValue(8);
  }

  private static InjectionProfile resolve(String... overrides) {
    return Profiles.resolve(workload(overrides));
  }

  private static Settings.Workload workload(String... overrides) {
    Given given = Given.nothing();
    for (String override : overrides) {
      String[] nameAndValue = override.split("=", 2);
      given.property(nameAndValue[0], nameAndValue[1]);
    }
    return given.read().workload();
  }

  private static Stage rate(double from, double to, int millis) {
    return new Stage.ArrivalRate(from, to, Duration.ofMillis(millis));
  }

  private static Stage users(int from, int to, int millis) {
    return new Stage.ConcurrentUsers(from, to, Duration.ofMillis(millis));
  }
}
