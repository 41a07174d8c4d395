package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code salvo.http.hosts}: nothing goes to another host, wherever the target leads. */
class AllowedHostsTest {

  private static final String ENDPOINT =
      "salvo.systems.endpoints { list = [{ name = home, path = \"/\" }] }\n"
          + "salvo.workload.profiles.once { users = 1, requests = 2 }\n";

  @TempDir private Path folder;

  @Test
  void shouldRefuseTheRunWhenItsTargetIsAtAnotherHost() {
    FinishedRun run =
        GatlingLaunch.endpoints(folder)
            .withSettings(ENDPOINT)
            .with("salvo.http.hosts", "staging.example.org")
            .with("baseUrl", "http://shop.example")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console())
        .contains("shop.example is not among salvo.http.hosts = [staging.example.org]");
  }

  @Test
  void shouldSendNothingThereWhenTheTargetRedirectsToAnotherHost() throws IOException {
    HttpServer target =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    target.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://elsewhere.example/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    target.start();
    try {
      FinishedRun run =
          GatlingLaunch.endpoints(folder)
              .withSettings(ENDPOINT)
              .with("salvo.http.hosts", "localhost")
              .with("profile", "once")
              .with("baseUrl", "http://127.0.0.1:" + target.getAddress().getPort())
              .start()
              .await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      assertThat(run.summary().json().at("/errors/0/cause").asText()).isEqualTo("host not allowed");
      assertThat(run.summary().json().at("/errors/0/example").asText())
          .contains("elsewhere.example is not among salvo.http.hosts");
    } finally {
      target.stop(0);
    }
  }
}
