package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.gatling.engine.BadSimulation;
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
                    + " It has: usage-summary."));
  }

  @Test
  void shouldRefuseWhenAUserTypeOfTheCodeIsNotConfigured() {
    List<UserType> types = new ArrayList<>(MixedUsers.types());
    types.add(UserType.users("crawler", MixedUsers.journey("crawl")));

    assertThatExceptionOfType(BadSimulation.class)
        .isThrownBy(() -> MixedUsers.with().mix(types))
        .withMessage("Missing " + TYPES + "crawler. Define its weight, thinkTime and tasks.");
  }
}
