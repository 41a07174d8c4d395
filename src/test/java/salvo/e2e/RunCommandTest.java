package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./salvo run}, from another folder than the clone's. */
@DisabledOnOs(OS.WINDOWS)
class RunCommandTest {

  private static final int BAD_USAGE = 1;
  private static final int FAIL = 2;

  private static final String SETTINGS =
      """
      include file("TRY")
      salvo.workload.profiles.short { tasksPerSecond = 10, duration = 3 s }
      """
          .replace("TRY", Path.of("deploy/try.conf").toAbsolutePath().toString());

  @TempDir private Path folder;

  private Path launcher = Path.of("salvo").toAbsolutePath();

  @Test
  void shouldEndWithTheVerdictAndNoWordOfMavenWhenASimulationIsNamed() throws Exception {
    SalvoCommand run = run("ContentSimulation", settings());

    assertThat(run.status()).as(run.said()).isZero();
    assertThat(run.said())
        .startsWith("Starting simulations.content.ContentSimulation.\n")
        .contains("PASS")
        .doesNotContain("[INFO]", "[ERROR]");
    assertThat(runs()).singleElement().asString().startsWith("contentsimulation-");
  }

  @Test
  void shouldEndWithTwoWhenAnObjectiveIsMissed() throws Exception {
    SalvoCommand run = run("-Dsystem=content", settings(), "-Dsalvo.slo.global.p99=1ms");

    assertThat(run.status()).as(run.said()).isEqualTo(FAIL);
    assertThat(run.said()).contains("FAIL");
  }

  @Test
  void shouldRunEachSimulationByInjectorsWhenAllAreAsked() throws Exception {
    SalvoCommand run =
        run(
            "-Dsystem=all",
            "--injectors",
            "2",
            "-Dsimulations=ContentSimulation,StorySimulation",
            settings());

    assertThat(run.status()).as(run.said()).isZero();
    assertThat(run.said()).contains("ContentSimulation: PASS", "StorySimulation: PASS");
    assertThat(runs()).singleElement().asString().startsWith("all-");
    Path suite = folder.resolve("target/gatling").resolve(runs().get(0));
    try (Stream<Path> summaries = Files.find(suite, 3, (it, is) -> it.endsWith("summary.json"))) {
      assertThat(summaries)
          .hasSize(2)
          .allSatisfy(
              it ->
                  assertThat(new JsonMapper().readTree(it.toFile()).path("injectors")).hasSize(2));
    }
  }

  @Test
  void shouldFindItsCloneWhenCalledByALinkWithAPathForCd() throws Exception {
    launcher = Files.createSymbolicLink(folder.resolve("linked"), launcher);

    SalvoCommand help = run("--help");

    assertThat(help.status()).as(help.said()).isZero();
    assertThat(help.said())
        .contains("Usage: salvo run [SIMULATION] [--injectors N] [--json] [-DKEY=VALUE]...");
  }

  @Test
  void shouldNameTheNearestWhenAnOptionOrASimulationIsUnknown() throws Exception {
    SalvoCommand option = run("--hlep");
    assertThat(option.status()).isEqualTo(BAD_USAGE);
    assertThat(option.said()).contains("Unknown option: '--hlep'", "--help");

    SalvoCommand simulation = run("ContntSimulation");
    assertThat(simulation.status()).isEqualTo(BAD_USAGE);
    assertThat(simulation.said())
        .contains("there is no simulation of that name. Did you mean ContentSimulation?")
        .doesNotContain("\tat ");

    SalvoCommand setting = run("ContentSimulation", "-Dsalvo.workload.profil=smoke");
    assertThat(setting.status()).isEqualTo(BAD_USAGE);
    assertThat(setting.said()).contains("salvo.workload.profil", "profile");
  }

  @Test
  void shouldSayWhatToDoWhenNothingIsCompiled() throws Exception {
    Path clone = Files.createDirectories(folder.resolve("clone/target/lib")).resolve("../..");
    Files.createFile(clone.resolve("target/lib/salvo-launcher.jar"));
    launcher = Files.copy(launcher, clone.resolve("salvo"));

    SalvoCommand run = run("ContentSimulation");

    assertThat(run.status()).isEqualTo(BAD_USAGE);
    assertThat(run.said())
        .isEqualTo(
            "The simulations are not compiled yet: run mvn test-compile in "
                + clone.toRealPath()
                + " first.\n");
  }

  private String settings() throws IOException {
    return "-Dsalvo.config=" + Files.writeString(folder.resolve("test.conf"), SETTINGS);
  }

  private SalvoCommand run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "run"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("SALVO_"));
    builder.environment().put("CDPATH", folder.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new SalvoCommand(process.waitFor(), said);
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("target/gatling"))) {
      return entries.filter(Files::isDirectory).map(Path::getFileName).toList();
    }
  }
}
