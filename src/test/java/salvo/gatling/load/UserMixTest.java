package salvo.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;
import salvo.workload.OfferedLoad;
import salvo.workload.Rate;
import salvo.workload.Stage;
import salvo.workload.Stage.ConcurrentUsers;

class UserMixTest {

  private static final String PROFILE = "salvo.workload.profile";

  @Test
  void shouldTakeSharesFromTheConfigurationWhenAllTakePart() {
    UserMix mix = MixedUsers.with().mix();

    assertThat(mix.userTypes())
        .extracting(UserType::name)
        .containsExactly("regular", "admin", "heavy-content", "health-check", "burst");
    assertThat(mix.share("regular")).isEqualTo(0.6);
    assertThat(mix.share("admin")).isEqualTo(0.08);
  }

  @Test
  void shouldShareAmongTheOthersWhenATypeIsSwitchedOff() {
    UserMix mix = MixedUsers.with("regular.weight", "0", "admin.weight", "8").mix();

    assertThat(mix.userTypes()).extracting(UserType::name).doesNotContain("regular").hasSize(4);
    assertThat(mix.share("admin")).isEqualTo(0.2);
  }

  @Test
  void shouldLeaveOutTheOthersWhenSomeAreAskedFor() {
    UserMix mix = MixedUsers.with("salvo.workload.userTypes", "admin,burst").mix();

    assertThat(mix.userTypes()).extracting(UserType::name).containsExactly("admin", "burst");
    assertThat(mix.share("admin")).isEqualTo(0.5);
  }

  @Test
  void shouldRefuseWhenThoseAskedForHaveNoWeight() {
    MixedUsers users = MixedUsers.with("salvo.workload.userTypes", "admin", "admin.weight", "0");

    assertThatExceptionOfType(BadSimulation.class)
        .isThrownBy(users::mix)
        .withMessage(
            "salvo.systems.content.userTypes: none that takes part has a weight above 0; give at"
                + " least one of them a weight.");
  }

  @Test
  void shouldExpectASignInOfEachUserAndNotOfEachTask() {
    Task task =
        Task.of("look", exec(session -> session)).sends(3, "list").sendsOncePerUser("log in");
    List<UserType> types = List.of(UserType.users("client", Journey.of(task)));
    MixedUsers closed =
        MixedUsers.with("salvo.workload.users", "5", "salvo.workload.requests", "4");
    MixedUsers open = MixedUsers.with("salvo.workload.profile", "spike");

    UserMix five = closed.mix(types, true);
    UserMix many = open.mix(types, true);

    assertThat(five.requestsPerTask()).isEqualTo(3);
    assertThat(five.expectedRequests(OfferedLoad.of(closed.profile())))
        .containsOnly(entry("list", 60.0), entry("log in", 5.0));
    assertThat(many.requestsPerTask()).isEqualTo(4);
    Map<String, Double> expected =
        many.expectedRequests(OfferedLoad.of(many.inTasks(open.profile())));
    assertThat(expected.get("log in")).isCloseTo(expected.get("list") / 3, within(0.001));
  }

  @Test
  void shouldKnowItsBusyUsersWhenNothingButAnswersHoldsThemBack() {
    assertThat(busy()).isEqualTo(50);
    assertThat(busy("admin.thinkTime.max", "1 s")).as("think time").isZero();
    assertThat(busy("admin.pacing", "1 s")).as("pacing").isZero();
    assertThat(busy("salvo.workload.rps", "100")).as("bound").isZero();
    assertThat(busy("salvo.workload.model", "open", "salvo.workload.rps", "100"))
        .as("open")
        .isZero();
  }

  private static int busy(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "salvo.workload.userTypes",
                "admin",
                "salvo.workload.users",
                "50",
                "admin.thinkTime.min",
                "0 s",
                "admin.thinkTime.max",
                "0 s"));
    all.addAll(List.of(more));
    return MixedUsers.with(all.toArray(String[]::new)).mix().busyUsers();
  }

  @Test
  void shouldDrawTasksByWeightWhenTheConfigurationGivesThem() {
    UserMix mix =
        MixedUsers.with("regular.tasks.healthz", "13", "regular.tasks.api-health", "0").mix();

    Map<String, Double> shares =
        mix.tasks("regular").stream()
            .collect(Collectors.toMap(it -> it.task().name(), UserMix.WeightedTask::share));

    assertThat(shares).hasSize(6).doesNotContainKey("api-health");
    assertThat(shares.get("healthz")).isEqualTo(0.52);
    assertThat(shares.get("generate")).isEqualTo(0.04);
    assertThat(shares.values().stream().mapToDouble(it -> it).sum()).isEqualTo(1, within(1e-12));
  }

  @Test
  void shouldExpectEveryRequestOfATaskWhenItSendsSeveral() {
    MixedUsers users =
        MixedUsers.with("salvo.workload.userTypes", "health-check,admin", "admin.weight", "30");

    // 300 tasks, a quarter of them probes.
    assertThat(users.mix().expectedRequests(users.offered()))
        .containsExactly(
            entry("api health", 75.0), entry("healthz", 75.0), entry("usage-summary", 225.0));
  }

  @Test
  void shouldExpectWhatAJustGoodServiceAllowsWhenClosed() {
    MixedUsers users = MixedUsers.with(closedAdmins("100", "200 s", "4 s", "6 s"));

    // 100 users for 200 s; each thinks 5 s and waits for 500 ms, the objective of the mean.
    assertThat(users.mix().expectedRequests(users.offered()).get("usage-summary"))
        .isEqualTo(100 * 200 / 5.5, within(1e-9));
  }

  @Test
  void shouldExpectNoMoreThanTheBoundWhenClosedUsersHaveOne() {
    List<String> settings = new ArrayList<>(List.of(closedAdmins("100", "200 s", "4 s", "6 s")));
    settings.addAll(List.of("salvo.workload.rps", "3"));
    MixedUsers users = MixedUsers.with(settings.toArray(String[]::new));

    assertThat(users.mix().expected(users.offered())).isEqualTo(600, within(1e-9));
    assertThat(users.mix().mostRequests(users.offered())).hasValue(600);
    assertThat(users.mix().mostWithoutBound(Rate.Unit.REQUESTS).orElseThrow()).isGreaterThan(4_000);
  }

  @Test
  void shouldKnowNoMostWhenClosedUsersDoNotThink() {
    MixedUsers users = MixedUsers.with(closedAdmins("2", "3 s", "0 s", "0 s"));

    assertThat(users.mix().mostRequests(users.offered())).isEmpty();
    assertThat(users.mix().expected(users.offered())).isEqualTo(12);
  }

  @Test
  void shouldExpectNothingOfATypeWithoutUsersWhenClosed() {
    MixedUsers users =
        MixedUsers.with("salvo.workload.users", "5", "salvo.workload.duration", "60");

    assertThat(users.mix().atWork())
        .extracting(UserType::name)
        .containsExactly("regular", "heavy-content", "health-check");
    assertThat(users.mix().expectedRequests(users.offered()))
        .containsEntry("usage-summary", 0.0)
        .containsEntry("create-burst", 0.0);
  }

  private static List<UserType> timedAdmins() {
    return MixedUsers.types().stream()
        .map(
            type ->
                type.name().equals("admin")
                    ? type.withTasks(
                        type.journey().tasks().stream()
                            .map(task -> task.measures(1, task.name() + " ttft"))
                            .toList())
                    : type)
        .toList();
  }

  @Test
  void shouldSayWhoHasNoUserWhenThereAreTooFew() {
    assertThat(MixedUsers.with("salvo.workload.users", "5").mix().leftOut())
        .contains(
            "Of 5 users none is left for admin, burst, by their weights: what only they send is not"
                + " judged. From 9 users on every type has one; or name those that count with"
                + " userTypes.");
    assertThat(MixedUsers.with("salvo.workload.users", "9").mix().leftOut()).isEmpty();
    assertThat(MixedUsers.with("salvo.workload.users", "5").mix(timedAdmins()).beside()).isEmpty();
    assertThat(MixedUsers.with("salvo.workload.users", "9").mix(timedAdmins()).beside())
        .containsExactly("usage-summary ttft");
    assertThat(MixedUsers.with().mix().leftOut()).isEmpty();
  }

  @Test
  void shouldOfferRequestsByWhatTheTasksSend() {
    MixedUsers users =
        MixedUsers.with("salvo.workload.userTypes", "health-check", "salvo.workload.rps", "40");

    assertThat(users.mix().requestsPerTask()).isEqualTo(2);
    assertThat(users.offered().tasks()).hasValue(600);
    assertThat(users.mix().expectedRequests(users.offered()))
        .containsExactly(entry("api health", 600.0), entry("healthz", 600.0));
  }

  private static String[] closedAdmins(
      String users, String duration, String thinkMin, String thinkMax) {
    return new String[] {
      "salvo.workload.users",
      users,
      "salvo.workload.duration",
      duration,
      "salvo.workload.userTypes",
      "admin",
      "admin.thinkTime.min",
      thinkMin,
      "admin.thinkTime.max",
      thinkMax
    };
  }

  @Test
  void shouldGiveEachTypeWholeUsersWhenUsersTimesRequests() {
    UserMix mix = MixedUsers.with(PROFILE, "users-requests-medium").mix();

    // Of 20: 12, 1.6, 2.8, 2 and 1.6.
    assertThat(List.of("regular", "admin", "heavy-content", "health-check", "burst"))
        .extracting(mix::users)
        .containsExactly(12, 2, 3, 2, 1);
  }

  @Test
  void shouldMakeAnIdentityOfEachTypeWhenThereAreFewUsers() {
    UserMix mix = MixedUsers.with("salvo.workload.users", "2").mix();

    assertThat(mix.identities().values()).containsExactly(1, 1, 1, 1, 1);
    assertThat(mix.oneOfEach().values()).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void shouldDivideEveryLevelWhenClosedProfilesHaveStages() {
    UserMix mix =
        MixedUsers.with(
                PROFILE, "factoria-spike", "salvo.workload.userTypes", "admin,burst,regular")
            .mix();

    List<Stage> regular = mix.crewStages("regular");

    assertThat(regular.get(0)).isEqualTo(new ConcurrentUsers(0, 8, Duration.ofSeconds(5)));
    assertThat(regular.get(1)).isEqualTo(new ConcurrentUsers(8, 8, Duration.ofSeconds(55)));
    assertThat(regular.get(regular.size() - 1).to()).isZero();
    for (int i = 0; i < regular.size(); i++) {
      double all =
          regular.get(i).to()
              + mix.crewStages("admin").get(i).to()
              + mix.crewStages("burst").get(i).to();
      assertThat(all).as("stage %d", i).isIn(0.0, 10.0, 20.0, 50.0, 100.0, 200.0);
    }
  }

  @Test
  void shouldHaveNoCrewWhenATypeGetsNoUser() {
    UserMix mix = MixedUsers.with(PROFILE, "ramp-hold", "salvo.workload.users", "2").mix();

    assertThat(mix.crewStages("regular")).isNotEmpty();
    assertThat(mix.crewStages("admin")).isEmpty();
  }

  @Test
  void shouldNameTheCallersOfEachEndpointWhenSeveralTypesShareIt() {
    UserMix mix = MixedUsers.with().mix();

    assertThat(mix.callers())
        .containsEntry(
            "healthz",
            List.of(
                List.of("regular", "healthz"),
                List.of("heavy-content", "healthz"),
                List.of("health-check", "probe")))
        .containsEntry("usage-summary", List.of(List.of("admin", "usage-summary")));
  }
}
