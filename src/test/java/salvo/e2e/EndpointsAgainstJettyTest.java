package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The generic simulation against a server that nobody here wrote: what it reports is what that
 * server has logged.
 */
class EndpointsAgainstJettyTest {

  private static final int TASKS = 160;

  @TempDir private static Path folder;
  private static Map<String, Long> logged;
  private static FinishedRun asExpected;
  private static FinishedRun otherThanExpected;

  @BeforeAll
  static void runBoth() throws IOException {
    Path files = files();
    try (JettyTarget one = JettyTarget.start(files);
        JettyTarget other = JettyTarget.start(files);
        GatlingProcess first = launch(one, 200);
        GatlingProcess second = launch(other, 201)) {
      asExpected = first.await();
      otherThanExpected = second.await();
      logged = one.logged();
    }
  }

  @Test
  void shouldPassWhenEveryStatusIsAnExpectedOne() {
    assertThat(asExpected.exitCode()).as(asExpected.console()).isZero();
    assertThat(asExpected.summary().status()).isEqualTo("PASS");
    assertThat(asExpected.summary().requests()).isEqualTo(TASKS);
    assertThat(asExpected.summary().slo("page", "errorRate")).contains("PASS");
  }

  @Test
  void shouldCountWhatTheServerLoggedWhenItIsSomeoneElses() {
    Map<String, Map<String, Long>> measured = asExpected.summary().statuses();

    assertThat(logged)
        .containsOnlyKeys(
            "GET /page.html 200 tenant=blue",
            "GET /items/one.txt 200 tenant=-",
            "GET /items/no%20such.txt 404 tenant=-",
            "POST /orders 404 tenant=-",
            "POST /orders/large 413 tenant=-");
    assertThat(measured).containsOnlyKeys("page", "item", "order", "oversized order");
    assertThat(measured.get("page"))
        .isEqualTo(Map.of("200", count("GET /page.html 200 tenant=blue")));
    assertThat(measured.get("order")).isEqualTo(Map.of("404", count("POST /orders 404 tenant=-")));
    assertThat(measured.get("oversized order"))
        .isEqualTo(Map.of("413", count("POST /orders/large 413 tenant=-")));
    assertThat(measured.get("item"))
        .isEqualTo(
            Map.of(
                "200", count("GET /items/one.txt 200 tenant=-"),
                "404", count("GET /items/no%20such.txt 404 tenant=-")));
    assertThat(logged.values().stream().mapToLong(it -> it).sum()).isEqualTo(TASKS);
  }

  @Test
  void shouldWarmUpByTheEndpointsAloneWhenTheSandboxKnowsNothingOfThem() throws IOException {
    assertThat(asExpected.console())
        .contains(
            "  Warm-up: as many users as the load has, until their rate no longer rises, at most"
                + " 2 s, not measured, against a sandbox.");
    assertThat(asExpected.served())
        .hasEntrySatisfying("GET /page.html", it -> assertThat(it).containsOnlyKeys("200"))
        .hasEntrySatisfying("POST /orders", it -> assertThat(it).containsOnlyKeys("404"))
        .hasEntrySatisfying("POST /orders/large", it -> assertThat(it).containsOnlyKeys("413"));
    assertThat(RecordedLog.of(asExpected.log()).figures())
        .isEqualTo(asExpected.summary().figures());
    assertThat(asExpected.summary().warnings()).noneMatch(it -> it.contains("warm-up"));
  }

  @Test
  void shouldFailWithTheEndpointsNameWhenItExpectsAnotherStatus() {
    Summary summary = otherThanExpected.summary();
    long pages = summary.figures().get("endpoint page").requests();

    assertThat(otherThanExpected.exitCode()).isEqualTo(2);
    assertThat(summary.status()).isEqualTo("FAIL");
    assertThat(summary.reasons()).anyMatch(it -> it.startsWith("page: error rate was 100 %"));
    assertThat(summary.slo("page", "errorRate")).contains("FAIL");
    assertThat(summary.endpointsByCause()).isEqualTo(Map.of("http 200", List.of("page")));
    assertThat(summary.ko()).isEqualTo(pages);
  }

  private static long count(String line) {
    return logged.getOrDefault(line, 0L);
  }

  private static Path files() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("page.html"), "<p>A page");
    Files.writeString(Files.createDirectory(files.resolve("items")).resolve("one.txt"), "1");
    Files.writeString(folder.resolve("items.csv"), "item\none\nno%20such\n");
    Files.writeString(folder.resolve("order.json"), "{\"item\": 1}");
    Files.writeString(folder.resolve("large.json"), "{\"item\": \"" + "x".repeat(2000) + "\"}");
    return files;
  }

  private static GatlingProcess launch(JettyTarget target, int statusOfPage) {
    return GatlingLaunch.endpoints(folder)
        .with("baseUrl", target.uri())
        .with("profile", "users-requests-light")
        .with("users", 4)
        .with("requests", TASKS / 4)
        .with("salvo.warmUp.duration", "1 s")
        .with("salvo.warmUp.limit", "2 s")
        .withSettings(
            """
            salvo.systems.endpoints {
              userTypes.client.thinkTime { min = 0 s, max = 0 s }
              slo.page { p95 = 20 s, errorRate = 0 }
              list = [
                { name = page, path = "/page.html", weight = 2, expectedStatus = [STATUS]
                  headers { X-Tenant = blue } }
                { name = item, path = "/items/#{item}.txt", feeder = "FOLDER/items.csv"
                  expectedStatus = [200, 404] }
                { name = order, method = POST, path = "/orders", bodyFile = "FOLDER/order.json"
                  headers { Content-Type = "application/json" }, expectedStatus = [404] }
                { name = "oversized order", method = POST, path = "/orders/large"
                  bodyFile = "FOLDER/large.json", expectedStatus = [413] }
              ]
            }
            """
                .replace("FOLDER", folder.toString())
                .replace("STATUS", Integer.toString(statusOfPage)))
        .start();
  }
}
