package salvo.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import salvo.gatling.engine.BadSimulation;

class MissingOptionsTest {

  @Test
  void shouldTellAllTogetherWithVariablesThatShellsTake() {
    MissingOptions missing =
        new MissingOptions(
            Map.of("apiKey", "", "adminEmail", "", "adminPassword", "", "header", "X"));
    missing.standIn("content-authentication", "apiKey");
    missing.standIn("content-authentication", "adminEmail");
    missing.standIn("content-authentication", "apiKey");

    BadSimulation refused = catchThrowableOfType(BadSimulation.class, missing::complete);

    assertThat(refused.problems())
        .containsExactly(
            "Missing salvo.systems.content-authentication.options.adminEmail, which the target"
                + " needs. Set it in application.conf, or"
                + " SALVO_SYSTEMS_CONTENT_AUTHENTICATION_OPTIONS_ADMINEMAIL in the environment.",
            "Missing salvo.systems.content-authentication.options.apiKey, which the target needs."
                + " Set it in application.conf, or"
                + " SALVO_SYSTEMS_CONTENT_AUTHENTICATION_OPTIONS_APIKEY in the environment.",
            "Empty as well, and maybe needed later: adminPassword.");
  }

  @Test
  void shouldTellNothingWhenNothingIsMissing() {
    assertThatCode(new MissingOptions(Map.of("a", ""))::complete).doesNotThrowAnyException();
  }
}
