package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.text.PlainJson;

/** A target that fails in several ways, and says in a log why. */
class ErrorSamplesTest {

  private static final String ERROR_BODY =
      "{\"error\":\"no space\",\"code\":\"E_FULL\",\"token\":\"answerTok9Zz\"}";

  @TempDir private Path folder;
  private Path log;

  @Test
  void shouldShowRequestAnswerAndLogOfTheFirstFailuresOfEachCauseWithoutSecrets() throws Exception {
    log = Files.createFile(folder.resolve("app.log"));
    HttpServer target = target();
    try (GatlingProcess process = launch(target.getAddress().getPort()).start()) {
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isBetween(2, 3);
      String text = FinishedRun.text(run.file("error-samples.json"));
      Map<String, JsonNode> byEndpoint = new TreeMap<>();
      JsonNode samples = PlainJson.MAPPER.readTree(text).path("samples");
      samples.forEach(it -> byEndpoint.put(it.path("endpoint").asText(), it));
      assertThat(byEndpoint).containsOnlyKeys("broken", "cut", "picture", "unexpected");
      assertThat(samples).hasSize(8);
      assertBroken(byEndpoint.get("broken"));
      assertThat(byEndpoint.get("unexpected").at("/answer/body/text").asText())
          .isEqualTo("{\"state\":\"queued\"}");
      assertThat(byEndpoint.get("picture").at("/answer/body/form").asText()).isEqualTo("binary");
      assertThat(byEndpoint.get("cut").at("/answer/body/text").asText()).isEqualTo("half");
      assertThat(byEndpoint.get("cut").path("status").isNull()).isTrue();
      String page = FinishedRun.text(run.file("report.html"));
      assertThat(page.split("class=\"sample\"", -1)).hasSize(9);
      assertThat(text + page + run.console())
          .doesNotContain("headerKey1Zz", "bodyPw2Zz", "queryKey3", "answerTok9Zz", "logPw4Zz");
      assertThat(run.console()).contains("8 failed requests, with what was sent and answered, in");
    } finally {
      target.stop(0);
    }
  }

  private static void assertBroken(JsonNode sample) {
    assertThat(sample.path("cause").asText()).isEqualTo("http 500");
    assertThat(sample.at("/request/method").asText()).isEqualTo("POST");
    assertThat(sample.at("/request/url").asText()).endsWith("/broken?key=***&page=1");
    assertThat(sample.at("/request/body/text").asText())
        .isEqualTo("{\"user\":\"bob\",\"password\":\"***\"}");
    assertThat(sample.at("/answer/status").asInt()).isEqualTo(500);
    assertThat(sample.at("/answer/body/text").asText())
        .isEqualTo(ERROR_BODY.replace("answerTok9Zz", "***"));
    assertThat(sample.path("targetLog"))
        .extracting(JsonNode::asText)
        .contains("ERROR no space left, password=***");
  }

  private GatlingLaunch launch(int port) {
    return GatlingLaunch.endpoints(folder)
        .with("baseUrl", "http://127.0.0.1:" + port)
        .with("profile", "users-requests-light")
        .with("users", 2)
        .with("requests", 20)
        .withSettings(
            """
            salvo {
              errorSamples { perCause = 2, targetLog = "LOG" }
              http.headers { X-Key = headerKey1Zz }
              systems.endpoints {
                userTypes.client.thinkTime { min = 0 s, max = 0 s }
                list = [
                  { name = fine, path = "/fine" }
                  { name = cut, path = "/cut" }
                  { name = picture, path = "/picture" }
                  { name = unexpected, path = "/unexpected", expectedStatus = [201] }
                  {
                    name = broken, method = POST, path = "/broken?key=queryKey3&page=1"
                    body = "{\\"user\\":\\"bob\\",\\"password\\":\\"bodyPw2Zz\\"}"
                  }
                ]
              }
            }
            """
                .replace("LOG", log.toString()));
  }

  private HttpServer target() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/fine", it -> answer(it, 200, "{}".getBytes(StandardCharsets.UTF_8)));
    server.createContext(
        "/unexpected",
        it -> answer(it, 200, "{\"state\":\"queued\"}".getBytes(StandardCharsets.UTF_8)));
    server.createContext("/picture", it -> answer(it, 502, new byte[] {1, 2, 3, 0, 5, 6, 7}));
    server.createContext("/broken", this::breakDown);
    server.createContext("/cut", ErrorSamplesTest::cut);
    server.start();
    return server;
  }

  private void breakDown(HttpExchange exchange) throws IOException {
    Files.writeString(log, "ERROR no space left, password=logPw4Zz\n", StandardOpenOption.APPEND);
    answer(exchange, 500, ERROR_BODY.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Set-Cookie", "sid=answerTok9Zz");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 100);
    exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    throw new IOException("cut");
  }
}
