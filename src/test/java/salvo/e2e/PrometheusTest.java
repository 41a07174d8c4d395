package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.StreamsSimulation;

/** A run of streams that a real Prometheus scrapes, and the dashboard's queries on what it got. */
class PrometheusTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path DASHBOARD = Path.of("docs", "grafana", "salvo.json");

  @TempDir private Path folder;

  @BeforeEach
  void requirePrometheus() {
    assumeTrue(
        OtherServers.isInstalled("prometheus"),
        "Prometheus is not installed: apt install prometheus");
  }

  @Test
  void shouldFeedTheDashboardWhenPrometheusScrapesTheRun() throws Exception {
    int port = OtherServers.freePort();
    try (PrometheusServer prometheus = PrometheusServer.start(port, folder)) {
      FinishedRun run =
          GatlingLaunch.of(StreamsSimulation.class, folder)
              .with("streams.quirks", "plain,refused,speech")
              .with("streams.records", folder.resolve("records.csv"))
              .with("tasksPerSecond", 25)
              .with("duration", "8 s")
              .with("salvo.sandbox.scale", 0.1)
              .with("salvo.live.port", port)
              .withSettings(
                  """
                  salvo.systems.llm {
                    goodput."chat plain" { ttft = 1 min, gap = 1 min, time = 10 min }
                    quality."chat plain" { finishReason = [stop] }
                    prices."chat plain" { in = 1000, out = 3000 }
                  }
                  """)
              .start()
              .await();

      double counted =
          value(prometheus, "sum(last_over_time(salvo_requests_total[10m]))").orElseThrow();
      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      assertThat(counted).isBetween(50.0, (double) run.summary().requests());
      for (String query : queries()) {
        assertThat(answered(prometheus, query)).as(query).isPositive();
      }
    }
  }

  private static List<String> queries() throws IOException {
    return StreamSupport.stream(
            JSON.readTree(DASHBOARD.toFile()).path("panels").spliterator(), false)
        .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
        .map(target -> target.path("expr").asText().replace("$__rate_interval", "5s"))
        .toList();
  }

  /** How many series with a number in them a query has over the last minutes. */
  private static long answered(PrometheusServer prometheus, String query) throws Exception {
    long now = System.currentTimeMillis() / 1000;
    JsonNode result =
        ask(
            prometheus,
            "query_range?start=" + (now - 300) + "&end=" + now + "&step=1&query=" + encoded(query));
    return StreamSupport.stream(result.spliterator(), false)
        .filter(PrometheusTest::hasNumber)
        .count();
  }

  private static boolean hasNumber(JsonNode series) {
    return StreamSupport.stream(series.path("values").spliterator(), false)
        .anyMatch(it -> !it.get(1).asText().matches("NaN|[+-]Inf"));
  }

  private static OptionalDouble value(PrometheusServer prometheus, String query) throws Exception {
    JsonNode result = ask(prometheus, "query?query=" + encoded(query));
    return result.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(result.get(0).path("value").get(1).asDouble());
  }

  private static JsonNode ask(PrometheusServer prometheus, String request) throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(prometheus.uri() + "/api/v1/" + request)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body()).at("/data/result");
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }
}
