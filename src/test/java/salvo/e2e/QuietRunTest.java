package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** A run that shows nothing while it goes on, neither on the console nor in the browser. */
class QuietRunTest {

  @TempDir private Path folder;

  @Test
  void shouldSayNothingBetweenStartAndVerdictWhenQuiet() {
    FinishedRun run =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("quiet", "true")
            .with("salvo.live.enabled", false)
            .with("duration", "7 s")
            .start()
            .await();

    assertThat(run.summary().requests()).isPositive();
    assertThat(run.console())
        .contains("OwnContentSimulation (system own)")
        .containsPattern("(?m)^(PASS|FAIL|INVALID)  ")
        .doesNotContain("Live page", "Load:", "Set-up:", "Clean-up:", "\u001b");
    assertThat(run.lastProgress()).isEmpty();
  }
}
