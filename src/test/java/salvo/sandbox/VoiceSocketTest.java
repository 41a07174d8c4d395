package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The sandbox's WebSocket, spoken to by the JDK's own client. */
class VoiceSocketTest {

  private static final String KEY = "Bearer sandbox-key";
  private static final String CLOSED = "closed 1011";

  @Test
  void shouldAnswerEachPingWithItsSequenceNumber() throws InterruptedException {
    try (TestSandbox sandbox = TestSandbox.start("{}")) {
      Client client = connect(sandbox, "/ws", KEY);

      client.send("{\"type\":\"ping\",\"sequence\":1,\"timestamp\":\"t\"}");
      client.send("{\"type\":\"ping\",\"sequence\":2}");
      client.send("{\"type\":\"pang\"}");
      client.send("no JSON");

      assertThat(client.next()).isEqualTo("{\"type\":\"pong\",\"sequence\":1,\"timestamp\":\"t\"}");
      assertThat(client.next()).isEqualTo("{\"type\":\"pong\",\"sequence\":2,\"timestamp\":null}");
      assertThat(client.next()).contains("Unknown message type");
      assertThat(client.next()).contains("Not JSON");
      assertThat(sandbox.sandbox.counts())
          .containsEntry("CONNECT /ws", counts(101, 1))
          .containsEntry("MESSAGE /ws", counts(200, 4));
    }
  }

  @Test
  void shouldRefuseAClientWithoutTheKeyOrOnAnotherPath() {
    try (TestSandbox sandbox = TestSandbox.start("{}")) {
      assertThat(refusal(sandbox, "/ws", "Bearer other")).isEqualTo(401);
      assertThat(refusal(sandbox, "/elsewhere", KEY)).isEqualTo(404);
      assertThat(sandbox.get("/ws").status()).isEqualTo(404);
      assertThat(sandbox.sandbox.counts()).containsEntry("CONNECT /ws", counts(401, 1));
    }
  }

  @Test
  void shouldDropTheSameShareOfMessagesWhenTheSeedIsTheSame() throws InterruptedException {
    String first = outcomes("reset", 7);

    assertThat(outcomes("reset", 7)).isEqualTo(first).contains("pong").contains(CLOSED);
    assertThat(outcomes("reset", 8)).isNotEqualTo(first);
  }

  @Test
  void shouldRefuseHandshakesWhenAFaultSaysSo() {
    try (TestSandbox sandbox = TestSandbox.start(fault("CONNECT /ws", "status", 1, 1))) {
      assertThat(refusal(sandbox, "/ws", KEY)).isEqualTo(503);
    }
  }

  @Test
  void shouldBreakAnswersOffWhenAFaultSaysSo() throws InterruptedException {
    try (TestSandbox sandbox = TestSandbox.start(fault("MESSAGE /ws", "malformed", 1, 1))) {
      Client client = connect(sandbox, "/ws", KEY);
      client.send("{\"type\":\"ping\",\"sequence\":1}");
      assertThat(client.next()).isEqualTo("{\"type\": \"pong\", \"sequence\": ");
    }
  }

  @Test
  void shouldAnswerMessagesAsDeclared() throws InterruptedException {
    String declared =
        "{'routes': [{'endpoint': 'MESSAGE /talk/blue', 'body': 're: #{json.text} #{uuid}'},"
            + " {'endpoint': 'MESSAGE /ws', 'body': 'mine'}]}";
    try (TestSandbox sandbox = TestSandbox.start(declared.replace('\'', '"'))) {
      Client client = connect(sandbox, "/talk/blue", "");
      client.send("{\"text\": \"hi \\\"you\\\"\"}");
      assertThat(client.next()).matches("re: hi \\\\\"you\\\\\" [-0-9a-f]{36}");
      client.send("no JSON");
      assertThat(client.next()).matches("re:  [-0-9a-f]{36}");
      Client other = connect(sandbox, "/ws", "");
      other.send("{}");
      assertThat(other.next()).isEqualTo("mine");
      assertThat(sandbox.sandbox.counts()).containsEntry("MESSAGE /talk/blue", counts(200, 2));
    }
  }

  /** What became of twenty messages, each on a socket of its own. */
  private static String outcomes(String kind, long seed) throws InterruptedException {
    StringBuilder outcomes = new StringBuilder();
    try (TestSandbox sandbox = TestSandbox.start(fault("MESSAGE /ws", kind, 0.3, seed))) {
      for (int i = 0; i < 20; i++) {
        Client client = connect(sandbox, "/ws", KEY);
        client.send("{\"type\":\"ping\",\"sequence\":1}");
        outcomes.append(client.next()).append('\n');
      }
    }
    return outcomes.toString();
  }

  private static String fault(String endpoint, String kind, double rate, long seed) {
    return "{\"seed\":"
        + seed
        + ",\"faults\":[{\"endpoint\":\""
        + endpoint
        + "\",\"kind\":\""
        + kind
        + "\",\"rate\":"
        + rate
        + ",\"status\":503}]}";
  }

  private static int refusal(TestSandbox sandbox, String path, String key) {
    var thrown =
        assertThatExceptionOfType(CompletionException.class)
            .isThrownBy(() -> connect(sandbox, path, key))
            .withCauseInstanceOf(WebSocketHandshakeException.class)
            .actual();
    return ((WebSocketHandshakeException) thrown.getCause()).getResponse().statusCode();
  }

  private static SortedMap<Integer, Long> counts(int status, long count) {
    return new TreeMap<>(Map.of(status, count));
  }

  private static Client connect(TestSandbox sandbox, String path, String key) {
    URI address =
        URI.create(sandbox.sandbox.baseUri().resolve(path).toString().replace("http:", "ws:"));
    Client client = new Client();
    client.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", key)
            .buildAsync(address, client)
            .join();
    return client;
  }

  private static final class Client implements WebSocket.Listener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private WebSocket socket;

    void send(String text) {
      socket.sendText(text, true).join();
    }

    String next() throws InterruptedException {
      return heard.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      heard.add(text.toString());
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      heard.add("closed " + status);
      return null;
    }
  }
}
