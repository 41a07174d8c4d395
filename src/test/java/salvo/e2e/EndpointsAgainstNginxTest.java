package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generic simulation against nginx, where it is installed. */
class EndpointsAgainstNginxTest {

  private static final int TASKS = 120;

  @TempDir private Path folder;

  @Test
  void shouldCountWhatNginxLoggedWhenItIsTheTarget() throws IOException {
    assumeTrue(OtherServers.isInstalled("nginx"), "nginx is not installed");
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("page.html"), "<p>A page");
    FinishedRun run;
    List<String> logged;
    try (NginxTarget target = NginxTarget.start(files, folder);
        GatlingProcess process = launch(target.uri())) {
      run = process.await();
      logged = target.logged();
    }

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().requests()).isEqualTo(TASKS);
    assertThat(run.summary().statuses())
        .isEqualTo(
            Map.of(
                "page", Map.of("200", count(logged, "GET /page.html 200")),
                "missing", Map.of("404", count(logged, "GET /missing.html 404")),
                "upload", Map.of("405", count(logged, "POST /page.html 405"))));
    assertThat(logged).hasSize(TASKS);
  }

  private static long count(List<String> lines, String line) {
    return lines.stream().filter(line::equals).count();
  }

  private GatlingProcess launch(URI target) {
    return GatlingLaunch.endpoints(folder)
        .with("baseUrl", target)
        .with("profile", "users-requests-light")
        .with("users", 3)
        .with("requests", TASKS / 3)
        .withSettings(
            """
            salvo.systems.endpoints {
              userTypes.client.thinkTime { min = 0 s, max = 0 s }
              list = [
                { name = page, path = "/page.html" }
                { name = missing, path = "/missing.html", expectedStatus = [404] }
                { name = upload, method = POST, path = "/page.html", body = "text"
                  expectedStatus = [405] }
              ]
            }
            """)
        .start();
  }
}
