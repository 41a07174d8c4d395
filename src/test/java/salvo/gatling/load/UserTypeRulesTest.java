package salvo.gatling.load;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.users.ThinkTime;
import salvo.gatling.users.UserType;

class UserTypeRulesTest {

  private static final String TYPES = "salvo.systems.content.userTypes.";

  @Test
  void shouldAcceptWhenCodeAndConfigurationAgree() {
    assertThatNoException().isThrownBy(() -> MixedUsers.with().mix());
  }

  @Test
  void shouldTellEveryProblemWhenThereAreSeveral() {
    MixedUsers users =
        MixedUsers.with(
            "guest.weight", "1",
            "guest.thinkTime.min", "1 s",
            "guest.thinkTime.max", "1 s",
            "salvo.workload.userTypes", "admin,guest",
            "admin.tasks.usage-sumary", "1");
    String types = "It has: regular, admin, heavy-content, health-check, burst.";

    assertThatExceptionOfType(BadSimulation.class)
        .isThrownBy(users::mix)
        .extracting(BadSimulation::problems)
        .isEqualTo(
            List.of(
                TYPES + "guest: the simulation has no such user type. " + types,
                "salvo.workload.userTypes = guest: the simulation has no such user type. " + types,
                TYPES
                    + "admin.tasks.usage-sumary: the simulation has no such task."
                    + " Did you mean usage-summary? It has: usage-summary."));
  }

  @Test
  void shouldRefuseARequestThatIsCalledAsAFigureOfAnotherTask() {
    UserType crawler = UserType.users("crawler", MixedUsers.journey("crawl"));
    UserType other =
        UserType.users("other")
            .withTasks(List.of(MixedUsers.journey("index").tasks().get(0).measures(1, "crawl")));

    assertThatExceptionOfType(BadSimulation.class)
        .isThrownBy(() -> MixedUsers.with().mix(List.of(crawler, other), true))
        .extracting(BadSimulation::problems, InstanceOfAssertFactories.list(String.class))
        .containsExactly(
            "The task crawl of crawler sends a request called \"crawl\", which is the name of a"
                + " figure measured beside requests. Give it another name.");
  }

  @Test
  void shouldTakeTheCodesDefaultsWhenTheConfigurationSaysNothing() {
    List<UserType> types = new ArrayList<>(MixedUsers.types());
    types.add(UserType.users("crawler", MixedUsers.journey("crawl")).weight(25));

    UserMix mix = MixedUsers.with().mix(types);

    assertThat(mix.share("crawler")).isEqualTo(0.2);
    assertThat(mix.thinkTime("crawler")).isEqualTo(ThinkTime.DEFAULT);
  }

  @Test
  void shouldOverrideOneWeightOnlyWhenTheConfigurationGivesOne() {
    UserType crawler =
        UserType.users("crawler", MixedUsers.journey("crawl", "index")).pacing(ofSeconds(1));

    UserMix mix =
        MixedUsers.with("crawler.tasks.crawl", "3", "crawler.thinkTime.max", "9 s")
            .mix(List.of(crawler), true);

    assertThat(mix.tasks("crawler"))
        .extracting(UserMix.WeightedTask::share)
        .containsExactly(0.75, 0.25);
    assertThat(mix.thinkTime("crawler")).isEqualTo(new ThinkTime(ofSeconds(1), ofSeconds(9)));
    assertThat(mix.pacing("crawler")).contains(ofSeconds(1));
  }

  @Test
  void shouldKeepTheEndpointsWhenATaskIsSwitchedOff() {
    UserMix mix = MixedUsers.with("regular.tasks.generate", "0", "burst.weight", "0").mix();

    assertThat(mix.endpoints()).contains("generate", "create-burst");
    assertThat(mix.switchedOff()).containsExactly("generate of regular", "burst");
  }

  @Test
  void shouldTellEveryMistakeOfTheCodeWhenThereAreSeveral() {
    UserType twice = UserType.users("buyer", MixedUsers.journey("buy", "buy"));
    UserType idle = UserType.users("idle");
    UserType backwards =
        UserType.users("odd/name", MixedUsers.journey("look"))
            .thinkTime(ofSeconds(2), ofSeconds(1));

    assertThatExceptionOfType(BadSimulation.class)
        .isThrownBy(() -> MixedUsers.with().mix(List.of(twice, twice, idle, backwards), true))
        .extracting(BadSimulation::problems)
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .contains(
            "There are two user types called buyer. Rename one of them.",
            "There are two tasks of buyer called buy. Rename one of them.",
            "The user type idle has no task. Give it one: .task(\"name\", 1, ...).",
            "A user type is called \"odd/name\". Give users(\"...\") 1 to 80 characters without /,"
                + " |, quotes and line breaks.");
  }
}
