package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.e2e.simulations.PlainMishapsSimulation;

/** A target that has no address is a slip, and no fault of the target. */
class UnknownHostTest {

  @TempDir private Path folder;

  @Test
  void shouldBeRefusedBeforeTheLoadWhenTheTargetHasNoAddress() {
    FinishedRun run =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("baseUrl", "http://shop.invalid")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console())
        .contains("The target's host shop.invalid has no address")
        .doesNotContain("\tat ");
    assertThat(run.resultNames()).isEmpty();
  }

  @Test
  void shouldBeInvalidAndNameTheHostWhenAPlainSimulationsTargetHasNoAddress() {
    FinishedRun run =
        GatlingLaunch.of(PlainMishapsSimulation.class, folder)
            .with("mishaps.target", "http://shop.invalid")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().status()).isEqualTo("INVALID");
    assertThat(run.summary().reasons().get(0))
        .contains("10 requests were never sent", "(dns: shop.invalid)", "Check the host name");
  }
}
