package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.OwnSettings;
import salvo.config.SavedRunSettings;
import salvo.config.source.PropertyEncoding;
import salvo.gatling.validation.MadeSimulation;
import salvo.live.RawClient;

/** Whom the control room answers, and what it hands out to anybody. */
class RoomGuardTest {

  @TempDir private Path folder;
  private OpenRoom room;

  @BeforeEach
  void open() throws Exception {
    room = OpenRoom.over(folder);
    room.summary("contentsimulation-20260102030405678", "pass");
  }

  @AfterEach
  void close() throws Exception {
    room.close();
  }

  @Test
  void shouldPrintAnAddressOnLoopbackThatHoldsTheToken() {
    assertThat(room.address().toString())
        .matches("http://127\\.0\\.0\\.1:\\d+/#token=[0-9a-f]{32}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/run", "/compare", "/new", "/log"})
  void shouldServePagesThatHoldNoSecret(String path) throws Exception {
    HttpResponse<String> page = room.plain("GET", path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'")
        .contains("connect-src 'self'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(page.body())
        .doesNotContain(room.address().getFragment().substring("token=".length()))
        .doesNotContain("@title@", "@nonce@", "<!--main-->", "/*script*/")
        .doesNotContainPattern("(src|href)=\"(?!#|data:|/)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789abcdef0123456789abcdef"})
  void shouldRefuseWhenTheTokenIsMissingOrWrong(String token) throws Exception {
    for (String request : List.of("GET /api/runs", "DELETE /api/runs/a", "POST /api/runs")) {
      String[] parts = request.split(" ");
      HttpResponse<String> answer =
          token.isEmpty()
              ? room.plain(parts[0], parts[1])
              : room.plain(parts[0], parts[1], "X-Salvo-Token", token);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("The token is missing, or not that");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "http://127.0.0.1:1", "http://localhost", "null"})
  void shouldRefuseAForeignPageThatHasTheToken(String origin) throws Exception {
    HttpResponse<String> answer =
        room.send("DELETE", "runs/contentsimulation-20260102030405678", "", "Origin", origin);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Other pages may not call the control room.");
    assertThat(room.run("contentsimulation-20260102030405678")).isDirectory();
  }

  @Test
  void shouldAnswerItsOwnPage() throws Exception {
    String own = room.address().toString().replaceFirst("/#.*", "");

    assertThat(room.send("GET", "runs", "", "Origin", own).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "10.0.0.1:8089"})
  void shouldRefuseEveryRequestWhenTheHostIsForeign(String host) throws Exception {
    String token = room.address().getFragment().substring("token=".length());
    for (String path : List.of("/", "/api/runs", "/files/x/y")) {
      try (RawClient raw = RawClient.open(room.address())) {
        String answer =
            raw.send(
                    "GET " + path + " HTTP/1.1",
                    "Host: " + host,
                    "X-Salvo-Token: " + token,
                    "Connection: close")
                .readUntil("never");

        assertThat(answer).startsWith("HTTP/1.1 421 ").contains("Open the page at 127.0.0.1");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,nowhere,404",
    "PUT,runs,404",
    "GET,runs/contentsimulation-1,404",
    "POST,compare,404",
    "POST,baselines,400"
  })
  void shouldSayInASentenceWhatItDoesNotServe(String method, String path, int status)
      throws Exception {
    HttpResponse<String> answer = room.send(method, path, "");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(OpenRoom.json(answer).path("error").asText()).endsWith(".");
  }

  @Test
  void shouldRefuseABodyThatIsTooLarge() throws Exception {
    HttpResponse<String> answer = room.send("POST", "check", "x".repeat(100_000));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("more than 65536 bytes");
  }

  @Test
  void shouldSayWhatToDoWhenThePortIsTaken() throws Exception {
    OwnSettings.use();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      ControlRoom.Options options =
          new ControlRoom.Options(
              port,
              folder,
              folder,
              SavedRunSettings.load(PropertyEncoding.PLAIN),
              List::of,
              it -> MadeSimulation.refused(it, List.of()));

      assertThatIOException()
          .isThrownBy(() -> ControlRoom.start(options))
          .withMessage(
              "Port "
                  + port
                  + " is in use: stop what listens there, or choose another with --port, 0 for any"
                  + " free one.");
    }
  }
}
