package simulations.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One connection and the messages under way on it. Each has a sequence number, and is answered by
 * the message with the same one, whatever else arrives in between.
 */
final class Socket implements WebSocket.Listener {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String sequenceField;
  private final LongSupplier clock;
  private final AtomicLong lastSequence = new AtomicLong();
  private final Map<Long, CompletableFuture<Long>> waiting = new ConcurrentHashMap<>();
  private final StringBuilder received = new StringBuilder();
  private CompletableFuture<WebSocket> sending = CompletableFuture.completedFuture(null);
  private volatile WebSocket connection;
  private volatile String dropped = "";

  /**
   * @param sequenceField where messages carry their sequence number
   * @param clock tells when an answer arrives, in epoch ms
   */
  Socket(String sequenceField, LongSupplier clock) {
    this.sequenceField = sequenceField;
    this.clock = clock;
  }

  /** Whether the other end has gone away. */
  boolean isDropped() {
    return !dropped.isEmpty();
  }

  /**
   * Sends a ping.
   *
   * @return when its answer arrives, in epoch ms; a failure when the connection drops before
   */
  CompletableFuture<Long> ping(long user) {
    long sequence = lastSequence.incrementAndGet();
    CompletableFuture<Long> answer = new CompletableFuture<>();
    waiting.put(sequence, answer);
    if (isDropped()) {
      failAll();
    } else {
      send(message(user, sequence));
    }
    return answer.whenComplete((arrived, failure) -> waiting.remove(sequence));
  }

  /** One after another: the client refuses a message while the one before is on its way. */
  private synchronized void send(String text) {
    sending = sending.thenCompose(before -> connection.sendText(text, true));
    sending.whenComplete((sent, failure) -> dropIf(failure));
  }

  private String message(long user, long sequence) {
    return JSON.createObjectNode()
        .put("type", "ping")
        .put("timestamp", Instant.now().toString())
        .put("user_id", user)
        .put(sequenceField, sequence)
        .toString();
  }

  void close() {
    if (!isDropped()) {
      connection.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((sent, failure) -> {});
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    connection = opened;
    opened.request(1);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    long now = clock.getAsLong();
    received.append(text);
    if (last) {
      answered(received.toString(), now);
      received.setLength(0);
    }
    from.request(1);
    return null;
  }

  /** What is no answer to a message under way, such as an event, is passed over. */
  private void answered(String text, long atMillis) {
    try {
      JsonNode sequence = JSON.readTree(text).path(sequenceField);
      CompletableFuture<Long> answer = waiting.get(sequence.asLong());
      if (answer != null && sequence.isIntegralNumber()) {
        answer.complete(atMillis);
      }
    } catch (IOException e) {
      drop("failed to parse a message as JSON");
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    drop("Connection reset: closed by the server with " + status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    dropIf(error);
  }

  private void dropIf(Throwable failure) {
    if (failure != null) {
      drop("Connection reset: " + failure.getClass().getSimpleName());
    }
  }

  private void drop(String reason) {
    if (!isDropped()) {
      dropped = reason;
    }
    failAll();
  }

  private void failAll() {
    waiting.values().forEach(answer -> answer.completeExceptionally(new Dropped(dropped)));
  }

  /** The connection is gone; the message says why. */
  static final class Dropped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Dropped(String reason) {
      super(reason);
    }
  }
}
