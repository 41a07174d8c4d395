package simulations.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import salvo.cli.answer.Refusal;

/** Aiexec as its administrator uses it before and after a load, without Gatling. */
final class FlowClient {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<Integer> GONE = Set.of(200, 204, 404);

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String host;
  private final String keyHeader;
  private String token = "";

  private FlowClient(URI baseUrl, String keyHeader) {
    this.keyHeader = keyHeader;
    this.host = host(baseUrl);
  }

  /**
   * A client that has signed in.
   *
   * @param options those of the system
   * @throws Refusal when the target does not answer, or lets nobody in
   */
  static FlowClient signedIn(URI baseUrl, Map<String, String> options) {
    FlowClient client = new FlowClient(baseUrl, options.getOrDefault("apiKeyHeader", "x-api-key"));
    client.send("health", client.request("/health").GET(), Set.of(200));
    String form =
        "username="
            + URLEncoder.encode(options.getOrDefault("adminEmail", ""), StandardCharsets.UTF_8)
            + "&password="
            + URLEncoder.encode(options.getOrDefault("adminPassword", ""), StandardCharsets.UTF_8);
    HttpRequest.Builder login =
        client
            .request("/api/v1/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    client.token = client.json("login", login, Set.of(200)).path("access_token").asText();
    return client;
  }

  String host() {
    return host;
  }

  /** The starter projects of the target. */
  FlowList starters() {
    String answer =
        send("list starter projects", request("/api/v1/starter-projects/").GET(), Set.of(200));
    try {
      return FlowList.of(answer);
    } catch (IllegalArgumentException e) {
      throw new Refusal("list starter projects answered with status 200, but with no list.");
    }
  }

  /**
   * Makes a key, uploads a starter project and runs it once; what was made is taken away again where
   * that does not work.
   *
   * @throws Refusal when the target has no such starter, or does not do what it should
   */
  Credentials setUp(String starter) {
    FlowList starters = starters();
    JsonNode flow =
        starters
            .find(starter, "name")
            .orElseThrow(() -> new Refusal(starters.unknown(starter, "name") + "."));
    JsonNode key =
        json(
            "create api key",
            post("/api/v1/api_key/", "{\"name\": \"load test\"}"),
            Set.of(200));
    Credentials made =
        new Credentials(
            host, key.path("api_key").asText(), key.path("id").asText(), "", starter);
    try {
      String id =
          json("upload flow", post("/api/v1/flows/", FlowUpload.of(flow)), Set.of(201))
              .path("id")
              .asText();
      made = made.withFlow(id);
      preflight(made);
      return made;
    } catch (Refusal e) {
      remove(made);
      throw e;
    }
  }

  private void preflight(Credentials made) {
    HttpRequest.Builder run =
        request("/api/v1/run/" + made.flowId() + "?stream=false")
            .header(keyHeader, made.apiKey())
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"input_value\": \"Hello\", \"input_type\": \"chat\", \"output_type\":"
                        + " \"chat\", \"session_id\": \"preflight\"}"));
    if (json("preflight run", run, Set.of(200)).path("outputs").isEmpty()) {
      throw new Refusal("preflight run answered with status 200, but without outputs.");
    }
  }

  /** Takes away flow and key; one that is gone already is no problem. */
  List<String> remove(Credentials made) {
    List<String> removed = new ArrayList<>();
    if (!made.flowId().isEmpty()) {
      send("delete flow", request("/api/v1/flows/" + made.flowId()).DELETE(), GONE);
      removed.add("flow " + made.flowId());
    }
    send("delete api key", request("/api/v1/api_key/" + made.keyId()).DELETE(), GONE);
    removed.add("API key " + made.keyId());
    return removed;
  }

  private HttpRequest.Builder post(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host + path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode json(String name, HttpRequest.Builder request, Set<Integer> expected) {
    try {
      return JSON.readTree(send(name, request, expected));
    } catch (JsonProcessingException e) {
      throw new Refusal(name + " answered with what is not JSON.");
    }
  }

  private String send(String name, HttpRequest.Builder request, Set<Integer> expected) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      if (!expected.contains(answer.statusCode())) {
        throw new Refusal(
            name
                + " at "
                + host
                + " answered with status "
                + answer.statusCode()
                + hint(answer.statusCode()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new Refusal(
          name + ": nothing answers at " + host + " (" + e.getClass().getSimpleName() + ").");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(name + " was interrupted.");
    }
  }

  private static String hint(int status) {
    return status == 401 || status == 403
        ? ": set salvo.systems.aiexec.options.adminEmail, and its password in"
            + " SALVO_SYSTEMS_AIEXEC_OPTIONS_ADMINPASSWORD."
        : ".";
  }

  private static String host(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }
}
