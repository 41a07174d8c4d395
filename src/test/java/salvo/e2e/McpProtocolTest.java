package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.text.PlainJson;

/** The streams of {@code ./salvo mcp}: nothing but the protocol, and the end when it ends. */
class McpProtocolTest {

  private static final String HELLO =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
      "capabilities":{},"clientInfo":{"name":"by hand","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      """;

  @TempDir private Path folder;

  @Test
  void shouldReportTheRunAndEndWhenItsClientHasGone() throws Exception {
    McpServer server = McpServer.in(folder);
    try (ShopServer shop = ShopServer.start(100_000)) {
      Process process = server.process().redirectError(folder.resolve("err.txt").toFile()).start();
      try (BufferedReader out =
              new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
          OutputStream in = process.getOutputStream()) {
        send(in, HELLO);
        assertThat(read(out).at("/result/serverInfo/name").asText()).isEqualTo("salvo");
        send(in, run(shop));
        assertThat(read(out).at("/result/content/0/text").asText()).contains("\"running\":true");
        Waiting.until("requests arrive", () -> shop.counts().containsKey("GET /products 200"));
      }

      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(summaries()).hasSize(1);
      JsonNode summary = PlainJson.MAPPER.readTree(summaries().get(0).toFile());
      assertThat(summary.at("/verdict/status").asText()).isEqualTo("INCONCLUSIVE");
      assertThat(process.descendants()).isEmpty();
    }
  }

  private static String run(ShopServer shop) {
    return """
    {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"run","arguments":\
    {"simulation":"web-shop","settings":{"baseUrl":"URI","tasksPerSecond":4,\
    "duration":"10 min"}}}}
    """
        .replace("URI", shop.uri().toString());
  }

  private static void send(OutputStream in, String lines) throws IOException {
    in.write(lines.getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /** Whatever else stood there would be no JSON of the protocol. */
  private static JsonNode read(BufferedReader out) throws IOException {
    JsonNode message = PlainJson.MAPPER.readTree(out.readLine());
    assertThat(message.path("jsonrpc").asText()).isEqualTo("2.0");
    return message;
  }

  private List<Path> summaries() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("target/gatling"))) {
      return all.filter(it -> it.endsWith("salvo/summary.json")).toList();
    }
  }
}
