package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;

/** A run that somebody stops on its live page in the middle of its load, of ten minutes. */
class StoppedByHandTest {

  private static final Pattern PAGE = Pattern.compile("Live page: (http://127\\.0\\.0\\.1:\\d+)");
  private static final Pattern TOKEN = Pattern.compile("salvo-token\" content=\"([0-9a-f]{32})\"");

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void shouldEndWithAllReportsWhenStoppedOnItsPage() throws Exception {
    try (GatlingProcess process =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("tasksPerSecond", 50)
            .with("duration", "10 min")
            .start()) {
      process.awaitText("Load:");
      URI page = URI.create(found(PAGE, process.console()));
      String token = found(TOKEN, get(page));
      assertThat(stop(page, "wrong")).isEqualTo(403);
      process.awaitText(" requests ");
      assertThat(stop(page, token)).isEqualTo(202);

      assertStopped(process.await());
    }
  }

  private void assertStopped(FinishedRun run) {
    Summary summary = run.summary();
    RecordedLog log = RecordedLog.of(run.log());

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.console())
        .contains("Stopped by hand on the live page: stopping the load, then the reports.")
        .contains("INCONCLUSIVE  The run was stopped by hand before its end.");
    assertThat(summary.status()).isEqualTo("INCONCLUSIVE");
    assertThat(summary.reasons()).containsExactly("The run was stopped by hand before its end.");
    assertThat(summary.json().at("/run/interrupted").asBoolean()).isTrue();
    assertThat(summary.requests()).isPositive();
    assertThat(summary.violations()).isEmpty();
    assertThat(log.end().whole()).isTrue();
    assertThat(summary.figures()).isEqualTo(log.figures());
    assertThat(run.folder().resolve("index.html")).isNotEmptyFile();
    assertThat(run.file("summary.md")).isNotEmptyFile();
    assertThat(run.file("junit.xml")).isNotEmptyFile();
    assertThat(run.file("report.html")).isNotEmptyFile();
  }

  private int stop(URI page, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(page.resolve("/stop"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .headers("Origin", page.toString(), "X-Salvo-Token", token)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String get(URI page) throws Exception {
    return client
        .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
