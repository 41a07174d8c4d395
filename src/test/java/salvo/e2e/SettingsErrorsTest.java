package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.e2e.simulations.OwnContentSimulation;

/** What a user sees who has made a mistake: sentences, exit code 1, and nothing left behind. */
class SettingsErrorsTest {

  private static final String TYPES = "salvo.systems.own.userTypes.";

  @TempDir private Path folder;

  @Test
  void shouldTellEveryProblemWhenSettingsAreWrong() {
    FinishedRun run =
        refused(launch().with("profile", "spik").with("salvo.workload.rpss", 3).start());

    assertThat(run.console())
        .contains(
            "The configuration has 2 problems:",
            "salvo.workload.profile = \"spik\"  (-Dprofile)",
            "salvo.workload.rpss")
        .contains(
            "did you mean spike?",
            "burst, capacity, factoria-spike, heavy, light, normal",
            "smoke");
  }

  @Test
  void shouldListTheUserTypesAndTasksWhenOneIsUnknown() {
    FinishedRun run =
        refused(
            launch()
                .with("userTypes", "client")
                .with(TYPES + "admin.tasks.usage-sumary", 1)
                .start());

    assertThat(run.console())
        .contains("salvo.workload.userTypes = client: the simulation has no such user type.")
        .contains("It has: regular, admin, heavy-content, health-check, burst.")
        .contains("usage-sumary: the simulation has no such task. Did you mean usage-summary?");
  }

  @Test
  void shouldListTheEndpointsWhenAnObjectiveIsForNone() {
    FinishedRun run = refused(launch().with("salvo.systems.own.slo.helthz.p95", "1 s").start());

    assertThat(run.console()).contains("helthz").contains("healthz").contains("generate content");
  }

  @ParameterizedTest
  @MethodSource("feeders")
  void shouldNameTheFeederWhenItCannotBeUsed(String file, byte[] content, String problem)
      throws IOException {
    Path resources = Files.createDirectories(folder.resolve("resources/feeders/salvo"));
    Files.write(resources.resolve(file), content);

    FinishedRun run = refused(launch().withResourcesIn(folder.resolve("resources")).start());

    assertThat(run.console()).contains("The feeder feeders/salvo/" + file + " " + problem);
  }

  static Stream<Arguments> feeders() {
    return Stream.of(
        Arguments.of("formats.csv", utf8("format\n"), "has no records; it needs at least one."),
        Arguments.of(
            "formats.csv",
            "format\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1),
            "is not UTF-8; save it as UTF-8."),
        Arguments.of("syllabi.json", utf8("[ { \"syllabus\": "), "cannot be read: "));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"items.csv, '', is empty", "items.json, '[]', has no records"})
  void shouldNameTheFeederWhenAnEndpointsIsOfNoUse(String file, String content, String problem)
      throws IOException {
    Path feeder = Files.writeString(folder.resolve(file), content);

    FinishedRun run =
        refused(
            GatlingLaunch.endpoints(folder)
                .withSettings(
                    "salvo.systems.endpoints.list ="
                        + " [ { name = item, path = \"/\", feeder = \"FILE\" } ]"
                            .replace("FILE", feeder.toString()))
                .start());

    assertThat(run.console()).contains("The feeder " + feeder + " " + problem);
  }

  @Test
  void shouldSayThatThePortIsTakenWhenTheSandboxCannotListen() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      FinishedRun run = refused(launch().with("salvo.sandbox.port", port).start());

      assertThat(run.console())
          .contains("The sandbox did not start: sandbox: port: cannot listen on 127.0.0.1:" + port)
          .contains("choose another port, or 0 for any free one");
    }
  }

  private GatlingLaunch launch() {
    return GatlingLaunch.of(OwnContentSimulation.class, folder);
  }

  private static FinishedRun refused(GatlingProcess process) {
    FinishedRun run = process.await();
    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(run.resultNames()).isEmpty();
    return run;
  }
}
