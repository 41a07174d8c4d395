package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many connections at once, on all event loops: nothing is lost, nothing is done twice. */
class ConcurrencyTest {

  private static final int CONNECTIONS = 12;
  private static final int JOBS = 25;

  @Test
  void shouldMakeEachJobOnceAndCountItOnce() {
    try (TestSandbox sandbox = TestSandbox.start("{}")) {
      List<String> ids =
          clients()
              .map(client -> CompletableFuture.supplyAsync(() -> create(sandbox, client, JOBS)))
              .toList()
              .stream()
              .flatMap(created -> created.join().stream())
              .toList();

      int jobs = CONNECTIONS * JOBS;
      assertThat(ids).hasSize(jobs).doesNotHaveDuplicates();
      assertThat(ids)
          .allSatisfy(
              id -> assertThat(sandbox.getKeyed("/api/v1/jobs/" + id).status()).isEqualTo(200));
      assertThat(sandbox.getKeyed("/api/v1/jobs").json().path("total").asInt()).isEqualTo(jobs);
      assertThat(sandbox.sandbox.counts())
          .isEqualTo(
              Map.of(
                  "POST /api/v1/jobs", Map.of(201, (long) jobs),
                  "GET /api/v1/jobs/{id}", Map.of(200, (long) jobs),
                  "GET /api/v1/jobs", Map.of(200, 1L)));
      assertThat(usageOfAll(sandbox, "total_jobs")).isEqualTo(jobs);
    }
  }

  @Test
  void shouldGiveTheSameIdsForTheSameSeedWhateverTheConnections() {
    assertThat(idsInTurn("{\"seed\":7}", 1)).isEqualTo(idsInTurn("{\"seed\":7}", CONNECTIONS));
    assertThat(idsInTurn("{\"seed\":7}", 1)).isNotEqualTo(idsInTurn("{\"seed\":8}", 1));
  }

  /** Creates jobs one after the other, the connections taking turns. */
  private static List<String> idsInTurn(String options, int connections) {
    try (TestSandbox sandbox = TestSandbox.start(options)) {
      List<HttpClient> clients = clients().limit(connections).toList();
      return IntStream.range(0, 2 * CONNECTIONS)
          .mapToObj(i -> create(sandbox, clients.get(i % connections), 1).get(0))
          .toList();
    }
  }

  private static Stream<HttpClient> clients() {
    return Stream.generate(HttpClient::newHttpClient).limit(CONNECTIONS);
  }

  private static List<String> create(TestSandbox sandbox, HttpClient client, int jobs) {
    return IntStream.range(0, jobs).mapToObj(i -> create(sandbox, client)).toList();
  }

  private static String create(TestSandbox sandbox, HttpClient client) {
    HttpResponse<String> answer =
        client
            .sendAsync(
                sandbox
                    .request("/api/v1/jobs", TestSandbox.KEY, "sandbox-key")
                    .POST(
                        BodyPublishers.ofString(
                            TestSandbox.job(TestSandbox.SYLLABUS, "guide", true)))
                    .build(),
                BodyHandlers.ofString())
            .join();
    return TestSandbox.tree(answer.body()).path("id").asText();
  }

  private static int usageOfAll(TestSandbox sandbox, String figure) {
    return sandbox
        .get(
            "/api/v1/monitoring/usage/summary",
            TestSandbox.KEY,
            "sandbox-key",
            "Authorization",
            sandbox.bearer("existing_user_1@example.com", TestSandbox.PASSWORD))
        .json()
        .at("/usage/" + figure)
        .asInt();
  }
}
