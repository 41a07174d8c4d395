package salvo.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import salvo.text.PlainJson;

/** The comments of GitHub's or GitLab's API, as far as Salvo asks for them. */
public final class CommentService implements AutoCloseable {

  private static final int PAGE = 100;

  private final HttpServer server;
  private final Map<Long, String> comments = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> credentials = new ArrayList<>();
  private volatile int refusal;

  private CommentService(HttpServer server) {
    this.server = server;
  }

  /** One with so many comments of other people. */
  public static CommentService start(int others) throws IOException {
    CommentService service =
        new CommentService(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    for (long id = 1; id <= others; id++) {
      service.comments.put(id, "Looks good to me: number " + id);
    }
    service.server.createContext("/", service::answer);
    service.server.start();
    return service;
  }

  /** Where its API begins. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on it refuses everything with that status. */
  public void refuse(int status) {
    refusal = status;
  }

  /** The comments that are not other people's. */
  public List<String> ours() {
    return comments.values().stream().filter(it -> !it.startsWith("Looks good")).toList();
  }

  /** Methods and paths, in their order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** What came as Authorization or PRIVATE-TOKEN. */
  public List<String> credentials() {
    return credentials.stream().distinct().toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    for (String header : List.of("Authorization", "PRIVATE-TOKEN")) {
      credentials.addAll(exchange.getRequestHeaders().getOrDefault(header, List.of()));
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    byte[] answer = PlainJson.MAPPER.writeValueAsBytes(answer(exchange, body));
    exchange.sendResponseHeaders(
        refusal > 0 ? refusal : exchange.getRequestMethod().equals("POST") ? 201 : 200,
        answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private Object answer(HttpExchange exchange, byte[] body) throws IOException {
    if (refusal > 0) {
      return Map.of("message", "no");
    }
    if (exchange.getRequestMethod().equals("GET")) {
      return page(exchange.getRequestURI().getQuery());
    }
    JsonNode comment = PlainJson.MAPPER.readTree(body);
    String path = exchange.getRequestURI().getPath();
    long id =
        exchange.getRequestMethod().equals("POST")
            ? comments.size() + 1L
            : Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    comments.put(id, comment.path("body").asText());
    return Map.of("id", id);
  }

  private ArrayNode page(String query) {
    int page = Integer.parseInt(query.replaceFirst(".*[?&]?page=(\\d+)$", "$1"));
    ArrayNode all = PlainJson.MAPPER.createArrayNode();
    comments.entrySet().stream()
        .skip((page - 1L) * PAGE)
        .limit(PAGE)
        .forEach(it -> all.addObject().put("id", it.getKey()).put("body", it.getValue()));
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
