package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.e2e.RawTarget.Reaction;
import salvo.e2e.simulations.FailingConclusionSimulation;
import salvo.e2e.simulations.PlainMishapsSimulation;

/** What a simulation was to do and could not costs it the verdict, whatever else went well. */
@Tag("thorough")
class NeverSentTest {

  @TempDir private Path folder;

  @Test
  void shouldBeInvalidWhenNoRequestOfAnEndpointCouldBeBuilt() throws Exception {
    Path words = Files.writeString(folder.resolve("words.csv"), "word\nred\nblue\n");
    try (RawTarget target = RawTarget.start(path -> Reaction.OK);
        GatlingProcess process =
            GatlingLaunch.endpoints(folder)
                .with("baseUrl", target.uri())
                .with("profile", "users-requests-light")
                .with("users", 4)
                .with("requests", 10)
                .withSettings(
                    """
                    salvo.systems.endpoints {
                      userTypes.client.thinkTime { min = 0 s, max = 0 s }
                      list = [
                        { name = get, path = "/items", weight = 1 }
                        { name = search, path = "/search?q=#{word(7)}", feeder = "FEEDER", weight = 1 }
                      ]
                    }
                    """
                        .replace("FEEDER", words.toString()))
                .start()) {
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
      assertThat(run.summary().status()).isEqualTo("INVALID");
      assertThat(run.summary().reasons().get(0)).startsWith("search: no request was sent; 20 ");
      assertThat(run.summary().violations()).isEmpty();
      assertThat(run.console()).containsPattern("missed +search +0 +-");
      assertThat(Files.readString(run.file("junit.xml"))).contains("<error");
    }
  }

  @Test
  void shouldFailWhenTasksAreAbandonedByAnException() {
    FinishedRun run = mishaps("exception");

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().reasons())
        .anyMatch(
            it -> it.startsWith("5 tasks were abandoned in ") && it.contains("session is no good"));
  }

  @Test
  void shouldFailWhenTheHookAfterTheLoadFails() throws IOException {
    FinishedRun run = mishaps("after");

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().status()).isEqualTo("FAIL");
    assertThat(run.summary().requests()).isEqualTo(10);
    assertThat(run.summary().reasons().get(0))
        .isEqualTo(
            "The simulation's after() has failed: java.lang.IllegalStateException: not cleaned"
                + " up.");
    assertThat(Files.readString(run.file("junit.xml"))).contains("after() has failed");
  }

  @ParameterizedTest
  @CsvSource({"before, java.lang.IllegalStateException", "before-error, java.lang.AssertionError"})
  void shouldBeInvalidWhenTheHookBeforeTheLoadFails(String kind, String thrown) throws IOException {
    FinishedRun run = mishaps(kind);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().status()).isEqualTo("INVALID");
    assertThat(run.summary().requests()).isZero();
    assertThat(run.summary().reasons())
        .containsExactly(
            "The simulation's before() has failed, and so no request was sent: "
                + thrown
                + ": no data was made.");
    assertThat(run.summary().warnings()).isEmpty();
    assertThat(Files.readString(run.file("junit.xml"))).contains("<error", "before() has failed");
  }

  @Test
  void shouldFailWhenTheConclusionOfASimulationFails() {
    try (RawTarget target = RawTarget.start(path -> Reaction.OK);
        GatlingProcess process =
            GatlingLaunch.of(FailingConclusionSimulation.class, folder)
                .with("baseUrl", target.uri())
                .with("profile", "users-requests-light")
                .with("users", 2)
                .with("requests", 5)
                .with("salvo.monitor.enabled", false)
                .start()) {
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      assertThat(run.summary().requests()).isEqualTo(10);
      assertThat(run.summary().reasons())
          .containsExactly(
              "The simulation's conclusion() has failed: java.lang.IllegalStateException: nothing"
                  + " to conclude from.");
    }
  }

  private FinishedRun mishaps(String kind) {
    try (RawTarget target = RawTarget.start(path -> Reaction.OK);
        GatlingProcess process =
            GatlingLaunch.of(PlainMishapsSimulation.class, folder)
                .with("mishaps.target", target.uri())
                .with("mishaps.kind", kind)
                .start()) {
      return process.await();
    }
  }
}
