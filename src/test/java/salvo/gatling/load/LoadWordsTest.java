package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import salvo.workload.LoadSummary;

class LoadWordsTest {

  private static final String TYPES = "salvo.workload.userTypes";

  @Test
  void shouldSayThatNobodyThinksWhenTheLoadIsOpen() {
    LoadSummary load = summary(TYPES, "health-check", "salvo.workload.rps", "40");

    assertThat(load.model())
        .isEqualTo(
            "open: 20 tasks/s, about 40 requests/s, for 30 s, whatever the target does, as 5"
                + " identities; think times and pacing have no effect here");
    assertThat(load.expected()).isEqualTo("about 1,200 requests in 600 tasks");
    assertThat(load.warnings()).isEmpty();
  }

  @Test
  void shouldSayWhoThinksHowLongWhenUsersAreAskedFor() {
    LoadSummary load =
        summary(TYPES, "admin", "salvo.workload.users", "20", "salvo.workload.duration", "60");

    assertThat(load.model())
        .isEqualTo(
            "closed: 20 users for 60 s, each waiting for its answers and thinking 5 s to 10 s,"
                + " in place of the profile's 10 tasks/s");
    assertThat(load.expected()).isEqualTo("at most about 188 requests");
  }

  @Test
  void shouldWarnWhenTheUsersCannotComeToTheBound() {
    LoadSummary load =
        summary(
            TYPES,
            "admin",
            "salvo.workload.users",
            "20",
            "salvo.workload.duration",
            "60",
            "salvo.workload.rps",
            "2000");

    assertThat(load.model()).contains(", together at most 2,000 requests/s, in place of");
    assertThat(load.warnings())
        .singleElement()
        .asString()
        .startsWith("The bound of 2,000 requests/s has no effect: 20 users who think that long do")
        .endsWith("or offer the rate itself: -Dmodel=open -Drps=2000.");
  }

  @Test
  void shouldWarnThatTimeIsNotScaledWhenThereIsNone() {
    LoadSummary load =
        summary(
            TYPES,
            "admin",
            "salvo.workload.users",
            "3",
            "salvo.workload.requests",
            "4",
            "salvo.workload.timeScale",
            "0.5");

    assertThat(load.model())
        .startsWith("closed: 3 users at once, 4 tasks each, each waiting for its answers");
    assertThat(load.expected()).isEqualTo("about 12 requests in 12 tasks");
    assertThat(load.warnings())
        .singleElement()
        .asString()
        .startsWith("salvo.workload.timeScale has no effect");
  }

  private static LoadSummary summary(String... keysAndValues) {
    MixedUsers users = MixedUsers.with(keysAndValues);
    return LoadWords.of(users.mix(), users.offered(), users.settings().workload());
  }
}
