package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** A set-up of more than ten seconds, in which nobody is left without a word. */
class SetUpProgressTest {

  @TempDir private Path folder;

  @Test
  void shouldTellItsLengthAndHowFarItIsWhenManyUsersAreMade() {
    FinishedRun run =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("userTypes", "regular")
            .with("model", "open")
            .with("users", 260)
            .with("rps", 10)
            .with("duration", "1 s")
            .with("salvo.sandbox.scale", 0)
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.console())
        .containsSubsequence(
            "  Set-up: making 260 users for the load, at most 25 a second: about 11 s, not"
                + " measured.",
            "  Set-up: 250 of 260 users made, about 1 s left.",
            "  Load:");
    assertThat(run.served().get("POST /api/v1/auth/register").get("201")).isEqualTo(260);
  }
}
