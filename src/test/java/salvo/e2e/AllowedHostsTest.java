package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.PlainMishapsSimulation;

/** {@code salvo.http.hosts}: nothing goes to another host, wherever the target leads. */
class AllowedHostsTest {

  private static final String ENDPOINT =
      "salvo.systems.endpoints { list = [{ name = home, path = \"/\" }] }\n"
          + "salvo.workload.profiles.once { users = 1, requests = 2 }\n";

  @TempDir private Path folder;

  @Test
  void shouldRefuseTheRunWhenItsTargetIsAtAnotherHost() {
    FinishedRun run =
        GatlingLaunch.endpoints(folder)
            .withSettings(ENDPOINT)
            .with("salvo.http.hosts", "staging.example.org")
            .with("baseUrl", "http://shop.example")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console())
        .contains("shop.example is not among salvo.http.hosts = [staging.example.org]");
  }

  @Test
  void shouldSendNothingThereWhenTheSimulationsOwnProtocolNamesAnotherHost() {
    FinishedRun run =
        GatlingLaunch.of(PlainMishapsSimulation.class, folder)
            .with("salvo.http.hosts", "localhost")
            .with("mishaps.target", "http://elsewhere.invalid")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isNotZero();
    assertThat(run.summary().json().at("/errors/0/cause").asText()).isEqualTo("host not allowed");
    assertThat(run.summary().json().at("/errors/0/example").asText())
        .contains("elsewhere.invalid is not among salvo.http.hosts");
  }
}
