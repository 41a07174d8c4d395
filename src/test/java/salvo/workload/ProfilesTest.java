package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import salvo.config.Given;

class ProfilesTest {

  @Test
  void shouldReplaceLevelAndTimesWhenTheProfileHasOneLevel() {
    InjectionProfile profile =
        resolve("profile=smoke", "users=7", "rps=20", "duration=2 min", "rampUp=30 s");

    assertThat(profile.users()).isEqualTo(7);
    assertThat(profile.stages()).containsExactly(rate(0, 20, 30_000), rate(20, 20, 90_000));
  }

  @Test
  void shouldScaleAllLevelsToThePeakWhenStagesGetARate() {
    assertThat(resolve("profile=spike", "rps=100").stages())
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
  void shouldPaceTheUsersWhenAnOpenProfileIsForcedClosed() {
    assertThat(resolve("profile=smoke", "model=closed"))
        .isEqualTo(
            new InjectionProfile(
                "smoke",
                Model.CLOSED,
                5,
                List.of(users(5, 5, 30_000)),
                OptionalInt.empty(),
                Optional.of(Duration.ofMillis(500))));
  }

  @Test
  void shouldKeepTheRateOfEveryLevelWhenOpenStagesAreForcedClosed() {
    InjectionProfile profile = resolve("profile=spike", "model=closed");

    assertThat(profile.pacing()).contains(Duration.ofMillis(300));
    assertThat(profile.stages())
        .containsExactly(users(15, 15, 50_000), users(150, 150, 20_000), users(15, 15, 50_000));
  }

  @Test
  void shouldKeepTheRateWhenAPacedProfileGetsMoreUsers() {
    InjectionProfile profile = resolve("profile=spike", "model=closed", "users=300");

    assertThat(profile.pacing()).contains(Duration.ofMillis(600));
    assertThat(profile.stages().get(1)).isEqualTo(users(300, 300, 20_000));
  }

  @Test
  void shouldPaceTheUsersWhenAClosedProfileGetsARateAndStaysClosed() {
    InjectionProfile profile = resolve("profile=ramp-hold", "model=closed", "rps=50");

    assertThat(profile.pacing()).contains(Duration.ofSeconds(2));
    assertThat(profile.stages()).containsExactly(users(0, 100, 20_000), users(100, 100, 180_000));
  }

  @Test
  void shouldTakeTheRateAsThePeakWhenAClosedProfileIsForcedOpen() {
    assertThat(resolve("profile=factoria-spike", "model=open", "rps=100"))
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
    assertThat(resolve("profile=spawn", "rampUp=0 s", "requests=4"))
        .isEqualTo(
            new InjectionProfile(
                "spawn", Model.CLOSED, 50, List.of(), OptionalInt.of(4), Optional.empty()));
  }

  @Test
  void shouldReplaceBothNumbersWhenUsersTimesRequestsIsOverridden() {
    InjectionProfile profile = resolve("profile=users-requests-light", "users=9", "requests=8");

    assertThat(profile.users()).isEqualTo(9);
    assertThat(profile.tasksPerUser()).hasValue(8);
  }

  private static InjectionProfile resolve(String... overrides) {
    Given given = Given.nothing();
    for (String override : overrides) {
      String[] nameAndValue = override.split("=", 2);
      given.property(nameAndValue[0], nameAndValue[1]);
    }
    return Profiles.resolve(given.read().workload());
  }

  private static Stage rate(double from, double to, int millis) {
    return new Stage.ArrivalRate(from, to, Duration.ofMillis(millis));
  }

  private static Stage users(int from, int to, int millis) {
    return new Stage.ConcurrentUsers(from, to, Duration.ofMillis(millis));
  }
}
