package salvo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import salvo.text.PlainJson;

/**
 * Answers as a recording did, in its order for each method and path, and counts what it is asked.
 * What was not recorded is answered 500.
 */
final class ReplayServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<JsonNode>> answers = new HashMap<>();
  private final Map<String, Integer> requests = new TreeMap<>();

  private ReplayServer(HttpServer server) {
    this.server = server;
  }

  static ReplayServer of(Path har) throws IOException {
    ReplayServer replay =
        new ReplayServer(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100));
    for (JsonNode entry : PlainJson.MAPPER.readTree(har.toFile()).at("/log/entries")) {
      URI url = URI.create(entry.at("/request/url").asText());
      String key = entry.at("/request/method").asText() + " " + url.getRawPath();
      replay.answers.computeIfAbsent(key, it -> new ArrayDeque<>()).add(entry.path("response"));
    }
    replay.server.setExecutor(replay.threads);
    replay.server.createContext("/", replay::answer);
    replay.server.start();
    return replay;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** By method and path, how often each was asked. */
  Map<String, Integer> requests() {
    synchronized (requests) {
      return new TreeMap<>(requests);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String key = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    JsonNode answer;
    synchronized (requests) {
      requests.merge(key, 1, Integer::sum);
      Deque<JsonNode> all = answers.getOrDefault(key, new ArrayDeque<>());
      answer = all.size() > 1 ? all.poll() : all.peek();
    }
    if (answer == null) {
      exchange.sendResponseHeaders(500, -1);
      exchange.close();
      return;
    }
    for (JsonNode header : answer.path("headers")) {
      exchange
          .getResponseHeaders()
          .add(header.path("name").asText(), header.path("value").asText());
    }
    byte[] body = answer.at("/content/text").asText().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        answer.path("status").asInt(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
