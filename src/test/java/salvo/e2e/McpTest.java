package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.text.PlainJson;

/** {@code ./salvo mcp}, used by the client of the protocol's own SDK. */
class McpTest {

  private static final int MOST_BYTES = 8 * 1024;

  @TempDir private Path folder;
  private McpServer server;
  private ShopServer shop;
  private McpSyncClient client;
  private final List<String> answers = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = McpServer.in(folder);
    shop = ShopServer.start(100_000);
  }

  @AfterEach
  void stop() {
    client.closeGracefully();
    shop.close();
    assertThat(answers)
        .allSatisfy(
            it -> {
              assertThat(it).doesNotContain(McpServer.SECRET, "pass-", "tok-");
              assertThat(it.getBytes(StandardCharsets.UTF_8).length)
                  .isLessThanOrEqualTo(MOST_BYTES);
            });
  }

  @Test
  void shouldDescribeValidateAndTryWithoutALoad() throws IOException {
    connect();

    assertThat(client.listTools().tools())
        .extracting(McpSchema.Tool::name)
        .containsExactly(
            "describe",
            "validate",
            "import",
            "try",
            "run",
            "capacity",
            "status",
            "stop",
            "report",
            "compare",
            "explain");
    assertThat(client.listTools().tools())
        .filteredOn(it -> it.annotations().readOnlyHint())
        .extracting(McpSchema.Tool::name)
        .containsExactly("describe", "validate", "status", "report", "compare", "explain");
    assertThat(client.getServerInstructions()).contains("loopback only", "10000 requests");

    JsonNode keys = call("describe", Map.of("key", "salvo.workload"));
    assertThat(keys.path("keys").findValuesAsText("key")).contains("salvo.workload.users");
    assertThat(call("describe", Map.of()).path("simulations").findValuesAsText("name"))
        .contains("web-shop");

    JsonNode valid =
        call("validate", Map.of("simulations", List.of("web-shop"), "settings", target()));
    assertThat(valid.path("ok").asBoolean()).as(valid.toString()).isTrue();
    JsonNode invalid =
        call(
            "validate",
            Map.of("simulations", List.of("web-shop"), "settings", Map.of("users", -3)));
    assertThat(invalid.path("ok").asBoolean()).isFalse();

    JsonNode tried = call("try", Map.of("simulation", "web-shop", "settings", target()));
    assertThat(tried.path("failures").asInt(-1)).as(tried.toString()).isZero();
    assertThat(tried.path("tasks").asInt()).isEqualTo(3);
    long sent = shop.counts().values().stream().mapToLong(it -> it).sum();
    assertThat(sent).isEqualTo(18);
    JsonNode requests =
        call(
            "try",
            Map.of("simulation", "web-shop", "settings", target(), "at", "/requests", "from", 17));
    assertThat(requests.path("size").asInt()).isEqualTo(18);
    assertThat(requests.at("/items/0/sent/url").asText()).startsWith(shop.uri().toString());
    assertThat(shop.counts().values().stream().mapToLong(it -> it).sum()).isEqualTo(sent);
  }

  @Test
  void shouldRunReportExplainAndCompareWithinItsBounds() throws IOException {
    connect("--max-requests", "2000", "--max-duration", "60");

    JsonNode run =
        call("run", Map.of("simulation", "web-shop", "settings", load("3 s"), "waitSeconds", 50));
    assertThat(run.path("running").asBoolean()).as(run.toString()).isFalse();
    assertThat(run.at("/answer/verdict/status").asText()).as(run.toString()).isEqualTo("PASS");
    long requests = run.at("/answer/total/requests").asLong();
    assertThat(requests).isPositive();
    assertThat(run.path("requestsLeft").asLong()).isEqualTo(2000 - requests);
    String id = run.at("/answer/id").asText();

    assertThat(call("status", Map.of("run", "all")).at("/runs/0/id").asText()).isEqualTo(id);
    JsonNode overview = call("report", Map.of());
    assertThat(overview.at("/run/id").asText()).isEqualTo(id);
    assertThat(overview.path("sections").findValuesAsText("name")).contains("endpoints", "slos");
    JsonNode endpoints = call("report", Map.of("run", id, "section", "endpoints"));
    assertThat(endpoints.at("/items/0/requests").asInt()).isPositive();
    assertThat(call("explain", Map.of("run", id)).at("/verdict/status").asText()).isEqualTo("PASS");
    JsonNode compared = call("compare", Map.of("base", id, "runs", List.of(id)));
    assertThat(compared.at("/comparisons/0/outcome").asText()).isNotEmpty();
  }

  @Test
  void shouldSendNothingToAHostThatIsNotAllowed() throws IOException {
    connect();

    JsonNode run =
        call(
            "run",
            Map.of(
                "simulation",
                "web-shop",
                "settings",
                Map.of("baseUrl", "http://shop.example"),
                "waitSeconds",
                50));

    assertThat(run.at("/answer/exitCode").asInt()).isEqualTo(1);
    assertThat(run.at("/answer/error/message").asText())
        .contains("shop.example is not among salvo.http.hosts");
    assertThat(server.results()).doesNotExist();
  }

  @Test
  void shouldEndTheRunAndStartNoOtherWhenTheRequestsAreUsedUp() throws IOException {
    connect("--max-requests", "40");

    JsonNode run =
        call("run", Map.of("simulation", "web-shop", "settings", load("40 s"), "waitSeconds", 50));

    assertThat(run.at("/answer/verdict/status").asText()).as(run.toString()).isEqualTo("FAIL");
    assertThat(run.path("requestsLeft").asLong()).isZero();
    McpSchema.CallToolResult refused =
        client.callTool(
            McpSchema.CallToolRequest.builder("run")
                .arguments(Map.of("simulation", "web-shop", "settings", target()))
                .build());
    assertThat(refused.isError()).isTrue();
    assertThat(text(refused)).contains("--max-requests");
  }

  @Test
  void shouldStopInTheMiddleAndTellWhatWasWrongWithArguments() throws IOException {
    connect("--max-duration", "10min");

    JsonNode started = call("run", Map.of("simulation", "web-shop", "settings", load("10 min")));
    assertThat(started.path("running").asBoolean()).isTrue();
    assertThat(error("run", Map.of("simulation", "web-shop"))).contains("A run is in progress");
    Waiting.until("requests arrive", () -> shop.counts().containsKey("GET /products 200"));
    assertThat(call("status", Map.of()).path("running").asBoolean()).isTrue();

    JsonNode stopped = call("stop", Map.of());
    assertThat(stopped.path("running").asBoolean()).isFalse();
    assertThat(stopped.at("/answer/verdict/status").asText())
        .as(stopped.toString())
        .isEqualTo("INCONCLUSIVE");
    assertThat(error("stop", Map.of())).contains("No run of this server is in progress");

    assertThat(error("run", Map.of())).contains("simulation");
    assertThat(error("run", Map.of("simulation", "--help"))).contains("name of letters");
    assertThat(error("report", Map.of("run", "../../etc"))).contains("name of letters");
    assertThat(error("report", Map.of("section", "nothing"))).contains("endpoints");
    assertThat(error("try", Map.of("simulation", "web-shop", "settings", Map.of("system", "x"))))
        .contains("cannot be set here");
  }

  @Test
  void shouldStopTheRunWhenItsTimeIsOver() throws IOException {
    connect("--max-duration", "25");

    JsonNode run =
        call(
            "run", Map.of("simulation", "web-shop", "settings", load("10 min"), "waitSeconds", 50));

    assertThat(run.path("running").asBoolean()).isFalse();
    assertThat(run.path("note").asText()).contains("stopped after 25 s");
    assertThat(run.at("/answer/verdict/status").asText()).isEqualTo("INCONCLUSIVE");
  }

  private Map<String, Object> target() {
    return Map.of("baseUrl", shop.uri().toString());
  }

  private Map<String, Object> load(String duration) {
    return Map.of("baseUrl", shop.uri().toString(), "tasksPerSecond", 4, "duration", duration);
  }

  private void connect(String... bounds) {
    List<String> command = server.command(bounds);
    client =
        McpClient.sync(
                new StdioClientTransport(
                    ServerParameters.builder(command.get(0))
                        .args(command.subList(1, command.size()))
                        .build(),
                    new JacksonMcpJsonMapper(PlainJson.MAPPER)) {
                  @Override
                  protected ProcessBuilder getProcessBuilder() {
                    return server.process(bounds);
                  }
                })
            .requestTimeout(Duration.ofSeconds(90))
            .initializationTimeout(Duration.ofSeconds(60))
            .build();
    client.initialize();
  }

  private JsonNode call(String tool, Map<String, Object> arguments) throws IOException {
    McpSchema.CallToolResult result = called(tool, arguments);
    return PlainJson.MAPPER.readTree(text(result));
  }

  private String error(String tool, Map<String, Object> arguments) {
    McpSchema.CallToolResult result = called(tool, arguments);
    assertThat(result.isError()).as(text(result)).isTrue();
    return text(result);
  }

  private McpSchema.CallToolResult called(String tool, Map<String, Object> arguments) {
    McpSchema.CallToolResult result =
        client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
    answers.add(text(result));
    return result;
  }

  private static String text(McpSchema.CallToolResult result) {
    return ((McpSchema.TextContent) result.content().get(0)).text();
  }
}
