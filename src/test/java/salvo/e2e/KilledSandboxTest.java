package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** A sandbox that is killed in the middle of the load: what it did not answer is no verdict. */
class KilledSandboxTest {

  @TempDir private Path folder;

  @Test
  void shouldBeInvalidAndLeaveNothingBehindWhenTheSandboxIsKilled() {
    List<ProcessHandle> parts;
    FinishedRun run;
    try (GatlingProcess process =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("tasksPerSecond", 20)
            .with("duration", "8 s")
            .start()) {
      process.awaitText("Load:").run(Duration.ofSeconds(2));
      parts = process.children();
      assertThat(parts).hasSize(1);
      assertThat(parts.get(0).destroyForcibly()).isTrue();
      run = process.awaitEnd();
      parts.forEach(it -> assertThat(it.isAlive()).as("%s", it.info()).isFalse());
      assertThat(process.children()).isEmpty();
    }

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().status()).isEqualTo("INVALID");
    assertThat(run.summary().requests()).isPositive();
    assertThat(run.summary().reasons().get(0)).contains("sandbox");
    assertThat(run.summary().violations()).isEmpty();
  }
}
