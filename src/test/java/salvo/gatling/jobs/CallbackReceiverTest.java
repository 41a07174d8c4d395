package salvo.gatling.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import salvo.gatling.jobs.JobLedger.Ending;
import salvo.gatling.jobs.JobLedger.Outcome;
import salvo.report.JobFigures;
import salvo.run.StartException;

/** The callback receiver over real HTTP, and what the ledger makes of the callbacks. */
class CallbackReceiverTest {

  private static final String PORT_KEY = "salvo.systems.shop.options.callbackPort";

  private final CallbackReceiver receiver = CallbackReceiver.open("127.0.0.1", 0, PORT_KEY);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void shouldTakeACallbackAtItsPathOnly() throws Exception {
    List<JsonNode> taken = new CopyOnWriteArrayList<>();
    String path = receiver.pathFor(taken::add);
    String other = receiver.pathFor(callback -> {});

    assertThat(post(path, "{\"id\":\"a\"}")).isEqualTo(200);
    assertThat(post(other, "{\"id\":\"b\"}")).isEqualTo(200);
    assertThat(post("/callbacks/guessed", "{\"id\":\"c\"}")).isEqualTo(404);
    assertThat(send(request(path).GET())).isEqualTo(404);

    assertThat(taken).hasSize(1);
    assertThat(taken.get(0).path("id").asText()).isEqualTo("a");
  }

  @Test
  void shouldEnterInTheLedgerWhatCallbacksSay() throws Exception {
    JobLedger ledger = new JobLedger(() -> 5);
    JobStates states =
        new JobStates("job_id", "state", List.of("done"), List.of("queued", "running"));
    String path = receiver.pathFor(callback -> states.enter(callback, ledger));
    var wait = ledger.follow("7", Duration.ofMinutes(1));

    post(path, "{\"job_id\":7,\"state\":\"running\"}");
    assertThat(wait).isNotDone();
    post(path, "{\"job_id\":7,\"state\":\"done\"}");
    post(path, "{\"job_id\":\"8\",\"state\":\"exploded\"}");
    post(path, "{\"id\":\"7\",\"state\":\"done\"}");
    post(path, "not JSON");
    post(path, "");

    assertThat(wait.get(20, TimeUnit.SECONDS)).isEqualTo(new Ending(Outcome.COMPLETED, 5));
    assertThat(ledger.figures()).isEqualTo(new JobFigures(0, 1, 1, 0, 0, 0, 0, 4, 0, 5));
    assertThat(ledger.follow("8", Duration.ofMinutes(1)))
        .isCompletedWithValue(new Ending(Outcome.FAILED, 5));
  }

  @Test
  void shouldRefuseACallbackWhenItIsTooLarge() throws Exception {
    List<JsonNode> taken = new CopyOnWriteArrayList<>();
    String path = receiver.pathFor(taken::add);
    String tooLarge = "\"" + "x".repeat(CallbackReceiver.MOST_BYTES) + "\"";

    assertThat(post(path, tooLarge)).isEqualTo(413);
    assertThat(taken).isEmpty();
    assertThat(post(path, "{}")).isEqualTo(200);
  }

  @Test
  void shouldSayWhatToDoWhenThePortIsTaken() {
    int taken = receiver.localAddress().getPort();

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> CallbackReceiver.open("127.0.0.1", taken, PORT_KEY))
        .withMessageStartingWith(PORT_KEY + " = " + taken + ": no ")
        .withMessageContaining("127.0.0.1")
        .withMessageEndingWith("Choose another port, or 0 for any free one; or another host.");
  }

  private int post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(receiver.localAddress().resolve(path))
        .timeout(Duration.ofSeconds(20));
  }
}
