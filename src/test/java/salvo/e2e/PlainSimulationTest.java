package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.PlainSimulation;

/** A simulation as Gatling has them, against a server that nobody here wrote. */
class PlainSimulationTest {

  /** 30 users browse home and two items each, the second out of Gatling's cache; 5 ping. */
  private static final Map<String, Long> SENT =
      Map.of(
          "GET /home 200 tenant=-", 30L,
          "GET /item 200 tenant=-", 30L,
          "GET /item 304 tenant=-", 30L,
          "GET /ping 200 tenant=-", 5L);

  @TempDir private Path folder;

  @Test
  void shouldLeaveEveryReportWhenOnlyItsBaseClassIsSalvos() throws IOException {
    try (JettyTarget jetty = JettyTarget.start(files())) {
      FinishedRun run = launch(jetty).start().await();

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(jetty.logged()).isEqualTo(SENT);
      assertThat(run.summary().json().at("/total/requests").asInt()).isEqualTo(95);
      assertThat(run.summary().json().at("/verdict/status").asText()).isEqualTo("PASS");
      assertThat(run.summary().json().at("/run/system").asText()).isEqualTo("plain");
      assertThat(run.summary().json().at("/offered/tasks").asInt()).isEqualTo(35);
      assertThat(run.summary().json().at("/offered/startedTasks").asInt()).isEqualTo(35);
      assertThat(run.summary().violations()).isEmpty();
      assertThat(run.folder().getFileName().toString()).startsWith("plainsimulation-");
      for (String file : new String[] {"report.html", "junit.xml", "requests.csv.gz", "run.json"}) {
        assertThat(run.file(file)).isNotEmptyFile();
      }
      assertThat(run.folder().resolve("index.html")).isNotEmptyFile();
      assertThat(run.console()).doesNotContain("\tat ");
    }
  }

  @Test
  void shouldFailWhenAnAssertionOfItsOwnDoesNotHold() throws IOException {
    try (JettyTarget jetty = JettyTarget.start(files())) {
      FinishedRun run = launch(jetty).with("plain.least", 1_000).start().await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      assertThat(run.summary().json().at("/verdict/reasons/0").asText())
          .isEqualTo(
              "The simulation's own assertion does not hold: Global: count of all events is greater"
                  + " than or equal to 1000.0 (actual: 95.0).");
    }
  }

  @Test
  void shouldBeJudgedByTheSettingsWhenTheyHaveObjectives() throws IOException {
    try (JettyTarget jetty = JettyTarget.start(files())) {
      FinishedRun run =
          launch(jetty).with("salvo.systems.plain.slo.item.\"p99.9\"", "0.001 ms").start().await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
      assertThat(run.console()).contains("salvo.systems.plain.slo.item.\"p99.9\"");
    }
  }

  @Test
  void shouldRefuseWhatHasNoEffectWhenItIsGiven() {
    FinishedRun run =
        GatlingLaunch.of(PlainSimulation.class, folder)
            .with("baseUrl", "http://127.0.0.1:9")
            .with("users", 5)
            .start()
            .await();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.console())
        .contains(
            "salvo.baseUrl has no effect: PlainSimulation extends GatlingSimulation and says it"
                + " itself. Leave it out, or extend LoadSimulation.")
        .contains("salvo.workload.users has no effect")
        .doesNotContain("\tat ");
  }

  private GatlingLaunch launch(JettyTarget jetty) {
    return GatlingLaunch.of(PlainSimulation.class, folder).with("plain.target", jetty.uri());
  }

  private Path files() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    for (String name : new String[] {"home", "item", "ping"}) {
      Files.writeString(files.resolve(name), name);
    }
    return files;
  }
}
