package salvo.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Salvo as a dependency: a project of another one, with a pom, one simulation and the installed
 * jar, gets a verdict and every report from {@code mvn gatling:test}.
 */
class LibraryTest {

  private static final String SIMULATION =
      """
      package shop;

      import static io.gatling.javaapi.core.CoreDsl.exec;
      import static io.gatling.javaapi.http.HttpDsl.http;
      import static io.gatling.javaapi.http.HttpDsl.status;

      import java.util.Set;
      import salvo.gatling.LoadSimulation;
      import salvo.gatling.users.Anonymous;
      import salvo.gatling.users.Journey;
      import salvo.gatling.users.Task;
      import salvo.gatling.users.UserType;

      public final class ShopSimulation extends LoadSimulation {

        public ShopSimulation() {
          super("content");
          var look = exec(http("healthz").get("/healthz").check(status().is(200)));
          Journey journey = Journey.of(Task.of("look", look, "healthz"));
          setUp(load(Anonymous::new, UserType.users("visitor", journey))).assertions(slos());
        }

        @Override
        protected Set<String> otherUserTypes() {
          return Set.of("regular", "admin", "health-check", "heavy-content", "burst");
        }
      }
      """;

  private static final String SETTINGS =
      """
      salvo {
        warmUp.duration = 0 s
        workload.profiles.short { users = 3, rps = 10, duration = 5 s }
        workload.profile = short
        slo { minRpsShare = 0.3, global { mean = 20 s, p95 = 20 s, p99 = 20 s } }
        systems.content {
          userTypes.visitor { weight = 1, thinkTime { min = 100 ms, max = 200 ms } }
          slo {
            healthz = null, "api health" = null, register = null, login = null, "create job" = null
            "get job" = null, "list jobs" = null, "generate content" = null, "user usage" = null
            "usage summary" = null
          }
        }
      }
      """;

  private static final List<String> REPORTS =
      List.of(
          "summary.json",
          "report.html",
          "summary.md",
          "junit.xml",
          "endpoints.csv",
          "groups.csv",
          "timeseries.csv",
          "errors.csv",
          "requests.csv.gz",
          "run.json",
          "config.json",
          "resources.csv",
          "sandbox.log");

  @TempDir private Path folder;
  private final LocalRepository repository = LocalRepository.ofThisBuild();
  private Path project;

  @BeforeEach
  void makeProject() throws IOException {
    assumeTrue(Maven.isOnPath(), "There is no mvn on the PATH.");
    assumeTrue(repository.jar().isPresent(), "The jar is not built: mvn verify runs this test.");
    project = folder.resolve("shop");
    write("pom.xml", UserPom.of(repository.versions()));
    write("src/test/java/shop/ShopSimulation.java", SIMULATION);
    write("src/test/resources/application.conf", SETTINGS);
  }

  @Test
  void shouldGiveAVerdictAndEveryReportWhenAnotherProjectDependsOnIt() throws Exception {
    Path local = repository.withTheJarInstalled(folder.resolve("repository"));

    Maven.Ended ended = Maven.run(project, local, repository.isOffline(), "gatling:test");

    assertThat(ended.status()).as(ended.console()).isZero();
    assertThat(ended.console()).contains("PASS");
    Path reports = newestRun().resolve("salvo");
    assertThat(REPORTS).allSatisfy(file -> assertThat(reports.resolve(file)).isNotEmptyFile());
    JsonNode summary = new ObjectMapper().readTree(reports.resolve("summary.json").toFile());
    assertThat(summary.at("/verdict/status").asText()).isEqualTo("PASS");
    assertThat(summary.at("/total/requests").asInt()).isBetween(30, 60);
    assertThat(summary.at("/total/ko").asInt()).isZero();
  }

  @Test
  void shouldFailTheBuildWhenAnObjectiveIsMissed() throws Exception {
    Path local = repository.withTheJarInstalled(folder.resolve("repository"));

    Maven.Ended ended =
        Maven.run(
            project,
            local,
            repository.isOffline(),
            "gatling:test",
            "-Dsalvo.slo.global.p99=1ms",
            "-Dsalvo.workload.duration=2s");

    assertThat(ended.status()).as(ended.console()).isEqualTo(1);
    assertThat(ended.console()).contains("FAIL", "p99");
  }

  @Test
  void shouldBeShortWhenAProjectUsesIt() {
    assertThat(UserPom.of(repository.versions()).lines().count()).isLessThan(60);
    assertThat(SIMULATION.lines().count()).isLessThan(40);
  }

  private Path newestRun() throws IOException {
    Path runs = project.resolve("target/gatling");
    return runs.resolve(Files.readString(runs.resolve("latest")).strip());
  }

  private void write(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
