package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.sandbox.TestSandbox.Answer;

/** What the server does whatever the system: routes, sizes, faults, capacity, rate limits. */
class ServerTest {

  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  @Test
  void shouldNotFindAPathThatIsUnknown() {
    try (TestSandbox sandbox = TestSandbox.start("{}")) {
      assertThat(sandbox.get("/nowhere").status()).isEqualTo(404);
      assertThat(sandbox.get("/nowhere").detail()).isEqualTo("Not Found");
      assertThat(sandbox.get("/api/v1/jobs/").status()).isEqualTo(404);
      assertThat(sandbox.sandbox.counts()).isEqualTo(Map.of("unknown", Map.of(404, 3L)));
    }
  }

  @Test
  void shouldAnswerTheSameInManyFormsWhenAskedTo() {
    try (TestSandbox sandbox = TestSandbox.start("{\"manyKinds\": true}")) {
      List<Answer> answers =
          IntStream.range(0, 1_000).mapToObj(i -> sandbox.get("/healthz")).toList();

      assertThat(answers).allMatch(it -> it.status() == 200);
      assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
      assertThat(answers.stream().map(it -> it.response().headers().map().keySet()).distinct())
          .hasSize(10);
    }
  }

  @Test
  void shouldRefuseBrokenPercentEncoding() {
    try (TestSandbox sandbox = TestSandbox.start("{}")) {
      Answer answer = sandbox.form("/api/v1/auth/login", "username=%zz&password=x");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.detail()).isEqualTo("Malformed percent-encoding");
    }
  }

  @Test
  void shouldNameTheMethodsOfAPathForAnyOther() {
    try (TestSandbox sandbox = TestSandbox.start("{}")) {
      Answer answer = sandbox.send(sandbox.request("/api/v1/jobs/7").PUT(BodyPublishers.noBody()));

      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.detail()).isEqualTo("Method Not Allowed");
      assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, PATCH");
    }
  }

  @Test
  void shouldRefuseABodyAboveTenMegabytes() {
    try (TestSandbox sandbox = TestSandbox.start("{}")) {
      Answer declared = sandbox.postKeyed("/api/v1/jobs", "x".repeat(TEN_MEGABYTES + 1));
      Answer chunked = postChunked(sandbox, new byte[TEN_MEGABYTES + 1]);
      Answer allowed = sandbox.postKeyed("/api/v1/jobs", "x".repeat(TEN_MEGABYTES));

      assertThat(declared.status()).isEqualTo(413);
      assertThat(declared.json().path("code").asText()).isEqualTo("REQUEST_TOO_LARGE");
      assertThat(chunked.status()).isEqualTo(413);
      assertThat(allowed.status()).isEqualTo(422);
    }
  }

  private static Answer postChunked(TestSandbox sandbox, byte[] body) {
    return sandbox.send(
        sandbox
            .request("/api/v1/jobs", TestSandbox.KEY, "sandbox-key")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  @Test
  void shouldAnswerAllRequestsWhenTheyComeOneAfterTheOtherWithoutWaiting() throws IOException {
    String get = "GET /healthz HTTP/1.1\r\nHost: sandbox\r\n";
    String all = (get + "\r\n").repeat(1000) + get + "Connection: close\r\n\r\n";
    try (TestSandbox sandbox = TestSandbox.start("{}");
        Socket socket = new Socket("127.0.0.1", sandbox.sandbox.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));

      String answers =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(1001 + 1);
      assertThat(sandbox.sandbox.counts()).isEqualTo(Map.of("GET /healthz", Map.of(200, 1001L)));
    }
  }

  @Test
  void shouldAnswerWithTheStatusOfAFaultAndLeaveTheWorkUndone() {
    try (TestSandbox sandbox =
        TestSandbox.start(
            "{\"faults\":[{\"endpoint\":\"POST"
                + " /api/v1/jobs\",\"kind\":\"status\",\"status\":503}]}")) {
      Answer answer = sandbox.createJob();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.detail()).isEqualTo("Injected fault");
      assertThat(sandbox.getKeyed("/api/v1/jobs").json().path("total").asInt()).isZero();
    }
  }

  @Test
  void shouldStrikeTheSameShareOfRequestsForTheSameSeed() {
    String options =
        "{\"seed\":7,\"faults\":[{\"endpoint\":\"*\",\"kind\":\"status\",\"rate\":0.25}]}";

    List<Integer> once = statuses(options);

    assertThat(once).containsOnly(200, 500).isEqualTo(statuses(options));
    assertThat(once.stream().filter(status -> status == 500)).hasSizeBetween(30, 70);
    assertThat(once).isNotEqualTo(statuses(options.replace("7", "8")));
  }

  private static List<Integer> statuses(String options) {
    try (TestSandbox sandbox = TestSandbox.start(options)) {
      return IntStream.range(0, 200).mapToObj(i -> sandbox.get("/healthz").status()).toList();
    }
  }

  @Test
  void shouldAnswerLateUnderADelay() {
    try (TestSandbox sandbox =
        TestSandbox.start(
            "{\"faults\":[{\"endpoint\":\"GET"
                + " /healthz\",\"kind\":\"delay\",\"delayMillis\":150}]}")) {
      long start = System.nanoTime();
      Answer answer = sandbox.get("/healthz");

      assertThat(answer.body()).isEqualTo("{\"status\":\"healthy\"}");
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(150_000_000L);
    }
  }

  @Test
  void shouldCloseTheConnectionUnderAReset() {
    try (TestSandbox sandbox =
        TestSandbox.start("{\"faults\":[{\"endpoint\":\"GET /healthz\",\"kind\":\"reset\"}]}")) {
      assertThatThrownBy(() -> sandbox.get("/healthz"))
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(IOException.class);
      assertThat(sandbox.sandbox.counts().get("GET /healthz")).containsOnlyKeys(0);
    }
  }

  @Test
  void shouldNeverAnswerUnderAHang() {
    try (TestSandbox sandbox =
        TestSandbox.start("{\"faults\":[{\"endpoint\":\"GET /healthz\",\"kind\":\"hang\"}]}")) {
      var request = sandbox.request("/healthz").timeout(Duration.ofMillis(300)).GET();

      assertThatThrownBy(() -> sandbox.send(request))
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(HttpTimeoutException.class);
      TestSandbox.await(
          "the hang to be counted as unanswered",
          () -> sandbox.sandbox.counts().equals(Map.of("GET /healthz", Map.of(0, 1L))));
    }
  }

  @Test
  void shouldAnswerWithBrokenJsonUnderMalformed() {
    try (TestSandbox sandbox =
        TestSandbox.start("{\"faults\":[{\"endpoint\":\"*\",\"kind\":\"malformed\"}]}")) {
      Answer answer = sandbox.get("/healthz");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThatThrownBy(answer::json).hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void shouldSayThatTheLogCannotBeWritten(@TempDir Path folder) {
    Path log = folder.resolve("missing").resolve("sandbox.log");

    assertThatThrownBy(() -> TestSandbox.start("{\"log\":\"" + log + "\"}"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("log: cannot write " + log)
        .hasMessageEndingWith("name another file");
  }

  @Test
  void shouldLetTheFirstOfTwoFaultsWin() {
    try (TestSandbox sandbox =
        TestSandbox.start(
            "{\"faults\":[{\"endpoint\":\"GET /healthz\",\"kind\":\"status\",\"status\":418},"
                + "{\"endpoint\":\"*\",\"kind\":\"status\",\"status\":502}]}")) {
      assertThat(sandbox.get("/healthz").status()).isEqualTo(418);
      assertThat(sandbox.getKeyed("/api/v1/health").status()).isEqualTo(502);
    }
  }

  @Test
  void shouldTurnAwayWhatExceedsSlotsAndQueueUntilASlotIsFree() throws IOException {
    try (TestSandbox sandbox =
        TestSandbox.start(
            "{\"slots\":1,\"queue\":0,"
                + "\"faults\":[{\"endpoint\":\"GET /api/v1/health\",\"kind\":\"hang\"}]}")) {
      Socket hung = TestSandbox.open(sandbox.sandbox.baseUri(), "/api/v1/health");
      TestSandbox.await("the slot to be taken", () -> sandbox.get("/healthz").status() == 503);
      Answer refused = sandbox.get("/healthz");
      hung.close();

      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.detail()).isEqualTo("Server is at capacity");
      TestSandbox.await("the slot to be free", () -> sandbox.get("/healthz").status() == 200);
    }
  }

  @Test
  void shouldQueueWhatExceedsTheSlots() {
    try (TestSandbox sandbox =
        TestSandbox.start(
            "{\"slots\":2,\"queue\":8,"
                + "\"faults\":[{\"endpoint\":\"*\",\"kind\":\"delay\",\"delayMillis\":50}]}")) {
      long start = System.nanoTime();
      List<CompletableFuture<Answer>> answers =
          IntStream.range(0, 10)
              .mapToObj(i -> sandbox.sendAsync(sandbox.request("/healthz").GET()))
              .toList();

      assertThat(answers).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(5 * 50_000_000L);
    }
  }

  @Test
  void shouldForgetTheQueuedRequestsOfClientsThatLeft() throws IOException {
    try (TestSandbox sandbox =
        TestSandbox.start(
            "{\"slots\":1,\"faults\":[{\"endpoint\":\"GET /api/v1/health\",\"kind\":\"hang\"}]}")) {
      List<Socket> hung =
          IntStream.range(0, 4)
              .mapToObj(i -> TestSandbox.open(sandbox.sandbox.baseUri(), "/api/v1/health"))
              .toList();
      for (Socket socket : hung) {
        socket.close();
      }

      TestSandbox.await(
          "all to be given up",
          () -> Map.of(0, 4L).equals(sandbox.sandbox.counts().get("GET /api/v1/health")));
      assertThat(sandbox.get("/healthz").status()).isEqualTo(200);
    }
  }

  @Test
  void shouldHoldTwoThousandRequestsInService() throws IOException {
    try (TestSandbox sandbox =
        TestSandbox.start(
            "{\"slots\":2000,\"queue\":0,"
                + "\"faults\":[{\"endpoint\":\"GET /api/v1/health\",\"kind\":\"hang\"}]}")) {
      List<Socket> hung =
          IntStream.range(0, 2000)
              .mapToObj(i -> TestSandbox.open(sandbox.sandbox.baseUri(), "/api/v1/health"))
              .toList();
      TestSandbox.await("all slots to be taken", () -> sandbox.get("/healthz").status() == 503);
      for (Socket socket : hung) {
        socket.close();
      }

      TestSandbox.await(
          "all to be counted",
          () -> Map.of(0, 2000L).equals(sandbox.sandbox.counts().get("GET /api/v1/health")));
      assertThat(sandbox.get("/healthz").status()).isEqualTo(200);
    }
  }
}
