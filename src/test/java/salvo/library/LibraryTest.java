package salvo.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Salvo as a dependency: a project of another one, with a pom, one simulation and the installed
 * jar, gets a verdict and every report from {@code mvn gatling:test}.
 */
@Tag("thorough")
class LibraryTest {

  private static final String SIMULATION =
      """
      package shop;

      import static io.gatling.javaapi.core.CoreDsl.jmesPath;
      import static io.gatling.javaapi.http.HttpDsl.http;
      import static io.gatling.javaapi.http.HttpDsl.status;
      import static java.time.Duration.ofMillis;
      import static salvo.gatling.users.UserType.users;

      import io.gatling.javaapi.http.HttpRequestActionBuilder;
      import salvo.gatling.LoadSimulation;

      public final class ShopSimulation extends LoadSimulation {

        private final HttpRequestActionBuilder list =
            http("list").get("/products").check(status().is(200), jmesPath("[0].id").exists());
        private final HttpRequestActionBuilder checkOut =
            http("check out").post("/checkout").check(status().is(201));

        public ShopSimulation() {
          setUp(
                  load(
                      users("shopper")
                          .thinkTime(ofMillis(100), ofMillis(200))
                          .task("browse", 3, list)
                          .task("buy", 1, list, checkOut)))
              .assertions(slos());
        }
      }
      """;

  private static final String SETTINGS =
      """
      salvo {
        warmUp.duration = 0 s
        workload.profiles.short { users = 3, tasksPerSecond = 10, duration = 5 s }
        workload.profile = short
        slo { minRpsShare = 0.3, global { mean = 20 s, p95 = 20 s, p99 = 20 s } }
        systems.shop.sandbox {
          "GET /products" { body = "[{\\"id\\": 1}]" }
          "POST /checkout" { status = 201, serviceTime = 50 ms }
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
    assertThat(summary.at("/total/requests").asInt()).isBetween(50, 80);
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
  void shouldLoadNothingWhenMavenIsKilledInTheMomentItForks() throws Exception {
    Path local = repository.withTheJarInstalled(folder.resolve("repository"));
    Process maven = Maven.start(project, local, repository.isOffline(), "gatling:test");
    ProcessHandle forked = forkedBy(maven);

    maven.destroyForcibly().waitFor();
    forked.onExit().get(1, TimeUnit.MINUTES);

    assertThat(Maven.console(project)).doesNotContain("Load:");
    assertThat(project.resolve("target/gatling/latest")).doesNotExist();
  }

  @Test
  void shouldBeShortWhenAProjectUsesIt() {
    assertThat(UserPom.of(repository.versions()).lines().count()).isLessThan(60);
    assertThat(SIMULATION.lines().count()).isLessThan(40);
  }

  /** Gatling's process, as soon as there is one. */
  private static ProcessHandle forkedBy(Process maven) {
    while (maven.isAlive()) {
      Optional<ProcessHandle> forked =
          maven
              .descendants()
              .filter(it -> it.info().commandLine().orElse("").contains("io.gatling"))
              .findAny();
      if (forked.isPresent()) {
        return forked.get();
      }
      Thread.onSpinWait();
    }
    throw new IllegalStateException("Maven ended without a load: " + maven.exitValue());
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
