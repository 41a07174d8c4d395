package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import salvo.config.source.SettingsException;
import salvo.gatling.users.Anonymous;

class SetUpTimeTest {

  /** Users who need an account each. */
  private static final Anonymous WITH_ACCOUNTS =
      new Anonymous() {
        @Override
        public int toMake(int users) {
          return users;
        }
      };

  @Test
  void shouldRefuseHoursOfSetUpWhenTheLoadLastsSeconds() {
    assertThatThrownBy(() -> ofUsers("1000000", "2 s").requireWorthIt())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salvo.workload.users = 1,000,000")
        .hasMessageContaining(
            "few enough for their set-up to be worth it: to make 1,000,000 identities, 25 a second,"
                + " takes about 11 h 6 min 40 s for a load of 2 s");
  }

  @Test
  void shouldWarnWhenTheSetUpLastsLongerThanTheLoad() {
    SetUpTime setUp = ofUsers("1000", "30 s");

    assertThatCode(setUp::requireWorthIt).doesNotThrowAnyException();
    assertThat(setUp.warning())
        .contains(
            "The set-up lasts longer than the load of 30 s: to make 1,000 identities, 25 a second,"
                + " takes about 40 s. Lower users, or make the load longer.");
  }

  @Test
  void shouldSayNothingWhenTheLoadLastsLonger() {
    assertThat(ofUsers("1000", "2 min").warning()).isEmpty();
    assertThatCode(ofUsers("100000", "2 h")::requireWorthIt).doesNotThrowAnyException();
  }

  @Test
  void shouldSayNothingWhenNothingIsMade() {
    MixedUsers users = users("1000000", "2 s");
    SetUpTime setUp = SetUpTime.of(users.mix(), new Anonymous(), users.offered());

    assertThatCode(setUp::requireWorthIt).doesNotThrowAnyException();
    assertThat(setUp.warning()).isEmpty();
  }

  @Test
  void shouldTellHowFarItIsWhenTenSecondsHavePassed() {
    assertThat(SetUpTime.progress(250, 1_000, 25))
        .contains("  Set-up: 250 of 1,000 users made, about 31 s left.");
    assertThat(SetUpTime.progress(1_000, 40_000, 25))
        .contains("  Set-up: 1,000 of 40,000 users made, about 27 min left.");
    assertThat(SetUpTime.progress(249, 1_000, 25)).isEmpty();
    assertThat(SetUpTime.progress(1_000, 1_000, 25)).as("the last").isEmpty();
  }

  private static SetUpTime ofUsers(String count, String duration) {
    MixedUsers users = users(count, duration);
    return SetUpTime.of(users.mix(), WITH_ACCOUNTS, users.offered());
  }

  private static MixedUsers users(String count, String duration) {
    return MixedUsers.with("salvo.workload.users", count, "salvo.workload.duration", duration);
  }
}
