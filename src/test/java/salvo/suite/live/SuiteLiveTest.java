package salvo.suite.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import salvo.live.LiveMark;
import salvo.slo.Verdict.Status;
import salvo.suite.SuiteMember;
import salvo.text.PlainJson;

@Timeout(60)
class SuiteLiveTest {

  private static final String STATE =
      "event: complete\ndata: {\"phase\": \"load\", \"loadSeconds\": 60, \"elapsedSeconds\": 15,"
          + " \"users\": 3, \"requests\": 120, \"requestsPerSecond\": 8.5, \"errorRate\": 0.25,"
          + " \"sinceStart\": {\"p95\": 210}, \"objectives\": [{\"state\": \"MISSED\"},"
          + " {\"state\": \"MET\"}, {\"state\": \"MET\"}]}\n\n";

  @TempDir private Path folder;

  @Test
  void shouldTellWhichWaitRunAndHaveEnded() throws IOException {
    SuiteLive live = live();
    live.begun("ContentSimulation");
    live.begun("VoiceSimulation");
    live.ended(SuiteMember.without("VoiceSimulation", Status.INVALID, "It left no report."));

    JsonNode simulations = live.json().path("simulations");

    assertThat(simulations.toString())
        .isEqualTo(
            "[{\"simulation\":\"ContentSimulation\",\"state\":\"running\",\"page\":null},"
                + "{\"simulation\":\"VoiceSimulation\",\"state\":\"INVALID\","
                + "\"reason\":\"It left no report.\"},"
                + "{\"simulation\":\"StorySimulation\",\"state\":\"waiting\"}]");
  }

  @Test
  void shouldShowTheFiguresOfARunByItsOwnPage() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    HttpServer page =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page.createContext(
        "/events",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(STATE.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    page.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + page.getAddress().getPort());
      LiveMark.write(
          Files.createDirectories(folder.resolve("contentsimulation-1/salvo")),
          Optional.of(address));
      SuiteLive live = live();
      live.begun("ContentSimulation");

      JsonNode running = live.json().at("/simulations/0");
      while (running.path("phase").isMissingNode()) {
        Thread.onSpinWait();
        running = live.json().at("/simulations/0");
      }

      assertThat(running.path("page").asText()).isEqualTo(address.toString());
      assertThat(running.path("requests").asLong()).isEqualTo(120);
      assertThat(running.path("p95").asLong()).isEqualTo(210);
      assertThat(running.path("objectives").toString()).isEqualTo("{\"missed\":1,\"met\":2}");
    } finally {
      over.countDown();
      page.stop(0);
    }
  }

  @Test
  void shouldLeaveTheLivePageOfARunOnceItHasItsVerdict() throws Exception {
    HttpServer page =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CountDownLatch left = new CountDownLatch(1);
    page.createContext(
        "/events",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] frame =
              "event: next\ndata: {\"phase\": \"finished\", \"verdict\": {}}\n\n"
                  .getBytes(StandardCharsets.UTF_8);
          try {
            while (true) {
              exchange.getResponseBody().write(frame);
              exchange.getResponseBody().flush();
            }
          } catch (IOException e) {
            left.countDown();
          }
        });
    page.start();
    try {
      MemberStream stream =
          MemberStream.of(URI.create("http://127.0.0.1:" + page.getAddress().getPort()));

      left.await();

      assertThat(stream.isLost()).isFalse();
      assertThat(stream.latest().orElseThrow().path("phase").asText()).isEqualTo("finished");
    } finally {
      page.stop(0);
    }
  }

  @Test
  void shouldServeThePageAndTheStateToThisMachineOnly() throws Exception {
    try (SuiteServer server = SuiteServer.start(live())) {
      assertThat(get(server.address(), "/").body()).contains("<title>Salvo suite</title>");
      HttpResponse<String> state = get(server.address(), "/state");
      assertThat(PlainJson.MAPPER.readTree(state.body()).path("simulations")).hasSize(3);
      assertThat(get(server.address(), "/other").statusCode()).isEqualTo(404);
    }
  }

  private SuiteLive live() {
    return new SuiteLive(
        folder, List.of("ContentSimulation", "VoiceSimulation", "StorySimulation"));
  }

  private static HttpResponse<String> get(URI server, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
  }
}
