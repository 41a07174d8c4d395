package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** A common run of two injectors of which one has a clock that is wrong, by Debian's faketime. */
class WrongClockTest {

  private static final Path FAKETIME = Path.of("/usr/bin/faketime");

  @TempDir private Path folder;

  /** Three seconds ahead at first, and 20 ms more with each second. */
  @Test
  void shouldSetTheClockRightWhenItIsAheadAndGains() {
    assumeTrue(Files.isExecutable(FAKETIME), "needs " + FAKETIME + " (Debian: faketime)");
    try (GatlingProcess right = injector(0).start();
        GatlingProcess wrong =
            injector(1).startedBy(FAKETIME.toString(), "-f", "+3s x1.02").start()) {
      FinishedRun run = right.await();
      FinishedRun other = wrong.await();

      assertThat(other.exitCode()).as(other.console()).isEqualTo(run.exitCode());
      JsonNode injectors = run.summary().json().at("/injectors");
      assertThat(injectors.at("/1/offsetMillis").asDouble()).as("%s", injectors).isLessThan(-2_900);
      assertThat(injectors.at("/1/driftPpm").asDouble()).isCloseTo(20_000, within(10_000.0));
      assertThat(injectors.at("/1/startMillis").asDouble())
          .isCloseTo(injectors.at("/0/startMillis").asDouble(), within(1_500.0));
    }
  }

  private GatlingLaunch injector(int index) {
    return GatlingLaunch.of(OwnContentSimulation.class, folder)
        .with("rps", 30)
        .with("duration", "5 s")
        .with("salvo.injector.count", 2)
        .with("salvo.injector.index", index)
        .with("salvo.injector.run", "simulation-clock")
        .with("salvo.injector.meet", "folder:" + folder)
        .into(folder.resolve("results"));
  }
}
