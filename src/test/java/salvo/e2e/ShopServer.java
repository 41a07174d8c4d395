package salvo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import salvo.text.PlainJson;

/**
 * A shop that is strict: it knows who has signed in and for how many requests, which products it
 * has shown, and what a body has to hold. It counts each request by method and path, and refuses
 * with 400 what is not as it has to be.
 */
final class ShopServer implements AutoCloseable {

  private static final Map<String, String> PASSWORDS =
      Map.of("ann", "pass-\"1\"", "ben", "pass-2", "cat", "pass-3");

  private static final Set<String> NOTES =
      Set.of("for \"you\" & An \"n\"", "for \"you\" & B\\n", "for \"you\" & Cat");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int requestsPerToken;
  private final Map<String, AtomicInteger> tokens = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> polls = new ConcurrentHashMap<>();
  private final Map<String, Long> counts = new ConcurrentHashMap<>();
  private final Map<String, Long> signIns = new ConcurrentHashMap<>();

  private ShopServer(HttpServer server, int requestsPerToken) {
    this.server = server;
    this.requestsPerToken = requestsPerToken;
  }

  /** Starts it on a free port; a token is refused once it was used so often. */
  static ShopServer start(int requestsPerToken) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
      ShopServer shop = new ShopServer(server, requestsPerToken);
      server.setExecutor(shop.threads);
      server.createContext("/", shop::handle);
      server.start();
      return shop;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Method, path with {} for its variables, and status: how often. */
  Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** How often each account has signed in. */
  Map<String, Long> signIns() {
    return new TreeMap<>(signIns);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getRawPath();
    String call =
        exchange.getRequestMethod() + " " + path.replaceAll("/(pen|ink|job-[^/]*)", "/{}");
    int status = 400;
    String answer = "{}";
    try {
      String made = answer(exchange, call, path, body);
      status = Integer.parseInt(made.substring(0, 3));
      answer = made.substring(3);
    } catch (RuntimeException | IOException e) {
      answer = PlainJson.MAPPER.createObjectNode().put("refused", e.toString()).toString();
    }
    counts.merge(call + " " + status, 1L, Long::sum);
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String answer(HttpExchange exchange, String call, String path, String body)
      throws IOException {
    if (call.equals("POST /login")) {
      return login(PlainJson.MAPPER.readTree(body));
    }
    if (call.equals("POST /token")) {
      require(
          "client_id=shop&client_secret=s3cret&grant_type=client_credentials&scope=orders"
              .equals(body),
          "grant " + body);
      return "200{\"access_token\": \"" + token() + "\", \"expires_in\": 2}";
    }
    if (!isKnown(exchange) && !hasCredentials(exchange)) {
      return "401{\"error\": \"signed out\"}";
    }
    return switch (call) {
      case "GET /products" -> {
        require("page=1&q=a%26b".equals(exchange.getRequestURI().getRawQuery()), "query");
        exchange.getResponseHeaders().add("X-Shelf", "shelf s-7");
        exchange.getResponseHeaders().add("Set-Cookie", "other=1; Path=/");
        exchange.getResponseHeaders().add("Set-Cookie", "basket=b-9; Path=/");
        yield "200[{\"id\": \"pen\", \"price\": 3}, {\"id\": \"ink\", \"price\": 5}]";
      }
      case "GET /products/{}" -> "200{\"id\": \"" + path.substring(10) + "\", \"inStock\": true}";
      case "POST /cart/{}" -> cart(exchange, PlainJson.MAPPER.readTree(body));
      case "POST /photos" -> photo(exchange, body);
      case "POST /graphql" -> graphql(PlainJson.MAPPER.readTree(body));
      case "POST /jobs" -> "202{\"id\": \"job-" + UUID.randomUUID() + "\"}";
      case "GET /jobs/{}" -> {
        boolean done = polls.computeIfAbsent(path, it -> new AtomicInteger()).incrementAndGet() > 2;
        yield "200{\"state\": \"" + (done ? "done" : "running") + "\"}";
      }
      case "GET /open" -> {
        String pages = exchange.getRequestHeaders().getFirst("X-Pages");
        require(pages == null || pages.equals("4"), "pages " + pages);
        yield "200{}";
      }
      case "GET /results/{}" -> {
        boolean is = polls.computeIfAbsent(path, it -> new AtomicInteger()).incrementAndGet() > 2;
        yield is ? "200{\"pages\": 4}" : "404{}";
      }
      case "POST /ratings" -> {
        require("stars=5&text=%23%7Ba%7D+%26+b".equals(body), "form " + body);
        yield "204";
      }
      default -> "404{}";
    };
  }

  private String login(JsonNode body) {
    String user = body.path("user").asText();
    require(body.path("password").asText().equals(PASSWORDS.get(user)), "password");
    signIns.merge(user, 1L, Long::sum);
    return "200{\"token\": \"" + token() + "\"}";
  }

  private String token() {
    String token = "tok-" + UUID.randomUUID();
    tokens.put("Bearer " + token, new AtomicInteger());
    return token;
  }

  private static boolean hasCredentials(HttpExchange exchange) {
    String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean isBasic =
        PASSWORDS.entrySet().stream()
            .map(it -> it.getKey() + ":" + it.getValue())
            .map(it -> Base64.getEncoder().encodeToString(it.getBytes(StandardCharsets.UTF_8)))
            .anyMatch(it -> given.equals("Basic " + it));
    return isBasic || "key=k-%261".equals(exchange.getRequestURI().getRawQuery());
  }

  private boolean isKnown(HttpExchange exchange) {
    AtomicInteger used =
        tokens.get(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    return used != null && used.incrementAndGet() <= requestsPerToken;
  }

  private static String cart(HttpExchange exchange, JsonNode body) {
    require(body.path("quantity").isInt() && body.path("quantity").asInt() == 1, "quantity");
    require(body.path("price").isInt(), "price " + body);
    require(NOTES.contains(body.path("note").asText()), "note " + body);
    require("s-7".equals(exchange.getRequestHeaders().getFirst("X-Shelf")), "shelf");
    require("b-9".equals(exchange.getRequestHeaders().getFirst("X-Basket")), "basket");
    return "201{\"total\": 3, \"state\": \"ok\"}";
  }

  private static String photo(HttpExchange exchange, String body) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    require(type.startsWith("multipart/form-data; boundary="), "type " + type);
    require(body.contains("name=\"title\"") && body.contains("A pen"), "title " + body);
    require(body.contains("filename=\"photo.png\"") && body.contains("image/png"), "file " + body);
    require(body.contains("not really a photo"), "content");
    return "201{}";
  }

  private static String graphql(JsonNode body) {
    require(body.path("query").asText().contains("product(id: $id)"), "query");
    return body.at("/variables/id").asText().equals("pen")
        ? "200{\"data\": {\"product\": {\"name\": \"Pen\"}}}"
        : "200{\"errors\": [{\"message\": \"no such product\"}]}";
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
