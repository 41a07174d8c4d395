package salvo.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A sandbox in this process with a clock that stands still, and a client of it. */
final class TestSandbox implements AutoCloseable {

  static final String KEY = "X-API-Key";
  static final String PASSWORD = "sandbox-password";
  static final String SYLLABUS =
      "Photosynthesis: how plants turn light, water & carbon dioxide into sugar; and why it"
          + " matters";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final TestClock clock = new TestClock();
  final Sandbox sandbox;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestSandbox(String options) {
    sandbox = Sandbox.start(SandboxOptions.fromJson(quiet(options)), clock);
  }

  /**
   * @param options as for {@link SandboxOptions#fromJson}; without a scale it is 0
   */
  static TestSandbox start(String options) {
    return new TestSandbox(options);
  }

  private static String quiet(String options) {
    ObjectNode json = (ObjectNode) tree(options);
    json.putIfAbsent("scale", json.numberNode(0));
    json.putIfAbsent("log", json.textNode("target/sandbox-test.log"));
    return json.toString();
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  Answer form(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  Answer logIn(String email, String password) {
    return form(
        "/api/v1/auth/login", "username=" + encode(email) + "&password=" + encode(password));
  }

  /** The value of an Authorization header. */
  String bearer(String email, String password) {
    return "Bearer " + logIn(email, password).json().path("access_token").asText();
  }

  /** Posts with the API key. */
  Answer postKeyed(String path, String body) {
    return post(path, body, KEY, "sandbox-key");
  }

  /** Gets with the API key. */
  Answer getKeyed(String path) {
    return get(path, KEY, "sandbox-key");
  }

  Answer createJob() {
    return postKeyed("/api/v1/jobs", job(SYLLABUS, "guide", true));
  }

  static String job(String syllabus, String format, boolean useCache) {
    return MAPPER
        .createObjectNode()
        .put("syllabus_text", syllabus)
        .put("target_format", format)
        .put("use_cache", useCache)
        .toString();
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sandbox.baseUri().resolve(path)).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  Answer send(HttpRequest.Builder request) {
    return sendAsync(request).join();
  }

  CompletableFuture<Answer> sendAsync(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::new);
  }

  /** Sends a GET on a connection of its own and does not wait for the answer. */
  static Socket open(URI target, String path) {
    try {
      Socket socket = new Socket(target.getHost(), target.getPort());
      String request = "GET " + path + " HTTP/1.1\r\nHost: sandbox\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tries until it is so; fails when it takes too long. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain: " + what);
      }
      Thread.onSpinWait();
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }

  /** A response. */
  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    JsonNode json() {
      return tree(body());
    }

    String detail() {
      return json().path("detail").asText();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }
}
