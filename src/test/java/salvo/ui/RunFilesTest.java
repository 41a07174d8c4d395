package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.live.RawClient;

/** The files of runs, which a link can lead to. */
class RunFilesTest {

  private static final String RUN = "contentsimulation-20260102030405678";

  @TempDir private Path folder;
  private OpenRoom room;
  private String prefix;

  @BeforeEach
  void open() throws Exception {
    room = OpenRoom.over(folder);
    Path run = room.summary(RUN, "pass");
    for (String name : new String[] {"index.html", "salvo/a b.csv", "salvo/sandbox.log"}) {
      Files.writeString(run.resolve(name), "of " + name);
    }
    Files.writeString(run.resolve("simulation.log"), "\1\2");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(folder.resolve("runs/latest"), RUN);
    Files.createSymbolicLink(run.resolve("link.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(run.resolve("up"), folder);
    prefix = room.filesPrefix();
  }

  @AfterEach
  void close() throws Exception {
    room.close();
  }

  @ParameterizedTest
  @CsvSource({
    "index.html,text/html; charset=utf-8",
    "salvo/a%20b.csv,text/csv; charset=utf-8",
    "salvo/sandbox.log,text/plain; charset=utf-8",
    "salvo/summary.json,application/json; charset=utf-8",
    "simulation.log,application/octet-stream"
  })
  void shouldServeAFileWithItsType(String name, String type) throws Exception {
    HttpResponse<String> file = room.plain("GET", prefix + RUN + "/" + name);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("content-type")).contains(type);
    assertThat(file.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(file.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "sandbox allow-scripts", "frame-ancestors 'none'")
        .doesNotContain("allow-same-origin", "connect-src");
    assertThat(file.body()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../secret.txt",
        "%2e%2e/%2e%2e/secret.txt",
        "..%2f..%2fsecret.txt",
        "salvo/..%2F..%2F..%2Fsecret.txt",
        "link.txt",
        "up/secret.txt",
        "salvo",
        "",
        "no.html",
        "salvo%00"
      })
  void shouldServeNothingOutsideOfTheRun(String name) throws Exception {
    try (RawClient raw = RawClient.open(room.address())) {
      String answer =
          raw.send(
                  "GET " + prefix + RUN + "/" + name + " HTTP/1.1",
                  "Host: 127.0.0.1",
                  "Connection: close")
              .readUntil("never");

      assertThat(answer).startsWith("HTTP/1.1 404 ").doesNotEndWith("secret");
    }
  }

  @Test
  void shouldServeNothingOfTheResultsFolderItself() throws Exception {
    assertThat(room.plain("GET", prefix + "latest").statusCode()).isEqualTo(404);
    assertThat(room.plain("GET", prefix).statusCode()).isEqualTo(404);
  }

  @Test
  void shouldRefuseWhenTheKeyIsWrong() throws Exception {
    String address = "/files/0123456789abcdef0123456789abcdef/" + RUN + "/index.html";

    assertThat(room.plain("GET", address).statusCode()).isEqualTo(403);
    assertThat(room.plain("POST", prefix + RUN + "/index.html").statusCode()).isEqualTo(405);
  }
}
