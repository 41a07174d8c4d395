package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The check of {@code .ci/advisories}, with a database and a Maven that only say what they are
 * told.
 */
class AdvisoriesTest {

  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      for argument in "$@"; do
        case $argument in -DoutputFile=*) to=${argument#*=} ;; esac
      done
      cat > "$to" <<'LIST'

      The following files have been resolved:
         io.netty:netty-codec-http:jar:4.2.14.Final:compile -- module io.netty.codec.http
         io.netty:netty-transport-native-epoll:jar:linux-x86_64:4.2.14.Final:runtime
         org.assertj:assertj-core:jar:3.27.3:test
      LIST
      """;

  private static final String BROKEN_MAVEN =
      """
      #!/usr/bin/env bash
      echo "[ERROR] The goal you specified requires a project"
      exit 1
      """;

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String answer = "";
  private HttpServer database;

  @BeforeEach
  void startDatabase() throws IOException {
    database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    database.createContext(
        "/",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.isEmpty() ? 503 : 200, bytes.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
          }
        });
    database.start();
  }

  @AfterEach
  void stopDatabase() {
    database.stop(0);
  }

  @Test
  void shouldPassWhenNoAdvisoryIsKnown() throws IOException {
    answer = "{\"results\": [{}, {}, {}]}";

    SalvoCommand check = check(MAVEN, database());

    assertThat(check.said()).isEqualTo("advisories: 3 libraries checked, 0 with known ones\n");
    assertThat(check.status()).isZero();
    List<String> queries = new ArrayList<>();
    for (JsonNode query : JsonMapper.builder().build().readTree(asked.get(0)).path("queries")) {
      queries.add(query.at("/package/name").asText() + " " + query.path("version").asText());
      assertThat(query.at("/package/ecosystem").asText()).isEqualTo("Maven");
    }
    assertThat(queries)
        .containsExactly(
            "io.netty:netty-codec-http 4.2.14.Final",
            "io.netty:netty-transport-native-epoll 4.2.14.Final",
            "org.assertj:assertj-core 3.27.3");
  }

  @Test
  void shouldFailAndNameLibraryAndAdvisoriesWhenSomeAreKnown() throws IOException {
    answer = "{\"results\": [{\"vulns\": [{\"id\": \"GHSA-1\"}, {\"id\": \"GHSA-2\"}]}, {}, {}]}";

    SalvoCommand check = check(MAVEN, database());

    assertThat(check.said())
        .isEqualTo(
            """
            io.netty:netty-codec-http 4.2.14.Final: https://osv.dev/GHSA-1, https://osv.dev/GHSA-2
            advisories: 3 libraries checked, 1 with known ones
            """);
    assertThat(check.status()).isEqualTo(1);
  }

  @Test
  void shouldFailWhenNotEachLibraryIsAnswered() throws IOException {
    answer = "{\"results\": [{}]}";

    SalvoCommand check = check(MAVEN, database());

    assertThat(check.said()).contains("advisories: 3 libraries asked for, 1 answered");
    assertThat(check.status()).isEqualTo(1);
  }

  @Test
  void shouldSayThatNothingWasCheckedWhenThereIsNoNetwork() throws IOException {
    SalvoCommand check = check(MAVEN, RawTarget.closed());
    SalvoCommand strict = check(MAVEN, RawTarget.closed(), "--strict");

    assertThat(check.said()).startsWith("advisories: NOT CHECKED: no network: curl: ");
    assertThat(check.status()).isZero();
    assertThat(strict.said()).startsWith("advisories: NOT CHECKED: no network: curl: ");
    assertThat(strict.status()).isEqualTo(2);
  }

  @Test
  void shouldSayThatNothingWasCheckedWhenMavenListsNothing() throws IOException {
    SalvoCommand check = check(BROKEN_MAVEN, database(), "--strict");

    assertThat(check.said())
        .isEqualTo(
            "advisories: NOT CHECKED: Maven could not list the libraries: [ERROR] The goal you"
                + " specified requires a project\n");
    assertThat(check.status()).isEqualTo(2);
    assertThat(asked).isEmpty();
  }

  private URI database() {
    return URI.create("http://127.0.0.1:" + database.getAddress().getPort() + "/v1/querybatch");
  }

  private SalvoCommand check(String maven, URI api, Object... arguments) throws IOException {
    Path mvn = Files.writeString(folder.resolve("mvn"), maven);
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    return SalvoCommand.run(
        Path.of(".ci/advisories"),
        Map.of(
            "PATH",
            folder + ":" + System.getenv("PATH"),
            "OSV_API",
            api.toString(),
            "no_proxy",
            "127.0.0.1"),
        arguments);
  }
}
