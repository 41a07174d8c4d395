package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.RawTarget.Reaction;
import salvo.e2e.simulations.HoardingSimulation;

/**
 * An injector that has run out of files, ports or names: none of that costs the verdict, and none
 * of it is the target's.
 */
@Tag("thorough")
class ExhaustedTest {

  private static final String LOAD =
      """
      salvo.systems.endpoints {
        userTypes.client.thinkTime { min = 0 s, max = 0 s }
        list = [ { name = get, path = "/items", weight = 1 } ]
      }
      """;

  private static final String STAND_IN =
      """
      salvo.systems.endpoints.sandbox { "GET /items" { body = "[]", serviceTime = 500 ms } }
      """;

  /** Eight of them, and the sandbox listens on one. */
  private static final String SEVEN_PORTS =
      "ip link set lo up && echo 40000 40007 > /proc/sys/net/ipv4/ip_local_port_range && exec"
          + " \"$@\"";

  @TempDir private Path folder;

  @Test
  void shouldJudgeAndListWhatIsMissingWhenFilesCannotBeWritten() throws Exception {
    FinishedRun run = run(launch().with("users", 4).with("requests", 10).withLimit("-f", 60));

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.console())
        .containsSubsequence("PASS", "40", "Not written: report.html: File too large.")
        .doesNotContain("could not finish");
    assertThat(run.summary().status()).isEqualTo("PASS");
    assertThat(run.file("report.html")).doesNotExist();
    assertThat(run.file("run.json")).exists();
  }

  @Test
  void shouldSayHowManyFilesAreNeededWhenUsersAreMoreThanThat() throws Exception {
    FinishedRun run =
        run(
            launch()
                .with("users", 1_500)
                .with("requests", 1)
                .withLimit("-n", 700)
                .with("salvo.http.requestTimeout", "5 s"));

    assertThat(run.console())
        .containsPattern(
            "1,500 users at work may need as many connections at once, .* can open \\d{3} more")
        .contains("ulimit -n 4096")
        .doesNotContain("could not finish", "Not written");
    assertThat(run.exitCode()).as(run.console()).isNotEqualTo(1);
    assertThat(run.file("summary.json")).exists();
    assertThat(run.file("report.html")).exists();
  }

  @Test
  void shouldBeInvalidWhenNoLocalPortIsFree() {
    FinishedRun run =
        launch()
            .with("users", 20)
            .with("requests", 5)
            .with("salvo.sandbox.scale", 1)
            .with("salvo.live.enabled", false)
            .withSettings(LOAD + STAND_IN)
            .startedBy(Confines.of("-n", SEVEN_PORTS, "-"))
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().endpointsByCause()).containsKey("no free port");
    assertThat(run.summary().reasons())
        .singleElement()
        .asString()
        .matches(
            "\\d+ requests were never sent in seconds? .* because the injector itself failed \\(no"
                + " free port\\)\\. Without them .*error rate would be 0 % and not .* ran out of"
                + " local ports: .*");
  }

  @Test
  void shouldBeInvalidWhenTheTargetsNameIsLostHalfWay() throws Exception {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 shop.test\n");
    try (RawTarget target = RawTarget.start(path -> Reaction.OK);
        GatlingProcess process =
            GatlingLaunch.endpoints(folder)
                .with("baseUrl", "http://shop.test:" + target.uri().getPort())
                .with("rps", 20)
                .with("duration", "6 s")
                .withSettings(LOAD)
                .withJvmOptions("-Djdk.net.hosts.file=" + hosts, "-Dsun.net.inetaddr.ttl=0")
                .start()) {
      process.awaitText("Load:").run(Duration.ofSeconds(3));
      Files.writeString(hosts, "127.0.0.1 elsewhere.test\n");
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
      assertThat(run.summary().reasons())
          .singleElement()
          .asString()
          .contains("were never sent", "(dns: shop.test)", "error rate would be 0 %");
      assertThat(run.summary().ko()).isBetween(1L, run.summary().requests() - 1);
    }
  }

  @Test
  void shouldBeInvalidWhenTheHeapIsFullForAWhile() throws Exception {
    byte[] page = new byte[2_000_000];
    HttpServer target = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    target.createContext("/page", exchange -> answer(exchange, page));
    target.start();
    try (GatlingProcess process =
        GatlingLaunch.of(HoardingSimulation.class, folder)
            .with("baseUrl", "http://127.0.0.1:" + target.getAddress().getPort())
            .with("rps", 40)
            .with("duration", "4 s")
            .withSettings("salvo.slo.global.errorRate = 0.01")
            .withJvmOptions("-Xmx96m")
            .start()) {
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
      assertThat(run.summary().status()).as(run.console()).isEqualTo("INVALID");
      assertThat(run.summary().reasons().get(0))
          .startsWith(
              "Gatling has abandoned the load: java.lang.OutOfMemoryError: Java heap space.")
          .contains("The injector ran out of memory: use fewer users, give it more heap (-Xmx)");
      assertThat(run.console()).doesNotContain("Interrupted", "\tat ");
    } finally {
      target.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, byte[] page) throws IOException {
    exchange.sendResponseHeaders(200, page.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(page);
    }
  }

  private GatlingLaunch launch() {
    return GatlingLaunch.endpoints(folder).with("profile", "users-requests-light");
  }

  private static FinishedRun run(GatlingLaunch launch) throws Exception {
    try (RawTarget target = RawTarget.start(path -> Reaction.OK);
        GatlingProcess process = launch.with("baseUrl", target.uri()).withSettings(LOAD).start()) {
      return process.await();
    }
  }
}
