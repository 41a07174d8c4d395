package simulations.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A socket against a server that answers as it likes. */
class SocketTest {

  private final Vertx vertx = Vertx.vertx();
  private final Deque<String> asked = new ArrayDeque<>();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void shouldMatchAnswersBySequenceNumberWhenTheyComeInAnotherOrder() throws Exception {
    Socket socket = connect(this::answerBothBackwards);
    CompletableFuture<Long> first = socket.ping(7);
    CompletableFuture<Long> second = socket.ping(7);

    assertThat(second.get(20, TimeUnit.SECONDS)).isPositive();
    assertThat(first.get(20, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(second.join());
    assertThat(asked.peek()).contains("\"user_id\":7").contains("\"seq\":1");
    assertThat(socket.isDropped()).isFalse();
  }

  @Test
  void shouldNotTakeAnotherMessageForTheAnswer() {
    Socket socket =
        connect(
            (server, message) -> {
              server.writeTextMessage("{\"type\":\"event\"}");
              server.writeTextMessage("{\"type\":\"pong\",\"seq\":2}");
              server.writeTextMessage("{\"type\":\"pong\",\"seq\":\"1\"}");
            });

    assertThat(socket.ping(7)).failsWithin(500, TimeUnit.MILLISECONDS);
  }

  @Test
  void shouldFailAllThatWaitsAndAllThatFollowsWhenTheServerCloses() {
    Socket socket = connect((server, message) -> server.close((short) 1011));

    assertThat(socket.ping(7))
        .failsWithin(20, TimeUnit.SECONDS)
        .withThrowableThat()
        .withMessageContaining("Connection reset: closed by the server with 1011");
    assertThat(socket.isDropped()).isTrue();
    assertThat(socket.ping(7)).isCompletedExceptionally();
  }

  @Test
  void shouldSayThatItIsNoJsonWhenAnAnswerBreaksOff() {
    Socket socket = connect((server, message) -> server.writeTextMessage("{\"seq\": "));

    assertThat(socket.ping(7))
        .failsWithin(20, TimeUnit.SECONDS)
        .withThrowableThat()
        .withMessageContaining("failed to parse");
  }

  /** What the server does with a message. */
  private interface Answering {
    void answer(ServerWebSocket server, String message);
  }

  private void answerBothBackwards(ServerWebSocket server, String message) {
    asked.add(message);
    if (asked.size() == 2) {
      server.writeTextMessage(asked.peekLast());
      server.writeTextMessage(asked.peekFirst());
    }
  }

  private Socket connect(Answering answering) {
    HttpServer server =
        vertx
            .createHttpServer()
            .webSocketHandler(
                opened -> opened.textMessageHandler(message -> answering.answer(opened, message)))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    Socket socket = new Socket("seq", System::currentTimeMillis);
    HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + server.actualPort()), socket)
        .join();
    return socket;
  }
}
