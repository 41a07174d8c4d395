package salvo.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A request, read completely, as a handler sees it. */
public final class Call {

  private final HttpServerRequest request;
  private final Map<String, String> pathVariables;
  private final Buffer body;
  private final long receivedNanos = System.nanoTime();
  private JsonNode json;

  public Call(HttpServerRequest request, Map<String, String> pathVariables, Buffer body) {
    this.request = request;
    this.pathVariables = pathVariables;
    this.body = body;
  }

  /** When its last byte was there, by {@link System#nanoTime()}. */
  public long receivedNanos() {
    return receivedNanos;
  }

  /** The decoded value of a variable of the path template. */
  public String pathVariable(String name) {
    return decode(pathVariables.get(name).replace("+", "%2B"));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  public String remoteHost() {
    return request.remoteAddress().hostAddress();
  }

  /** The query parameters; of a repeated one, the first. */
  public Map<String, String> query() {
    return pairs(request.query());
  }

  /** The fields of a form; none when the body is of another type. */
  public Map<String, String> form() {
    boolean isForm =
        header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    return isForm ? pairs(body.toString(StandardCharsets.UTF_8)) : Map.of();
  }

  /**
   * The JSON body.
   *
   * @throws Refusal with 422 when there is none or it is broken
   */
  public JsonNode json() {
    try {
      return json == null ? Json.parse(body.getBytes()) : json;
    } catch (IOException e) {
      throw invalid(List.of(new Violation("body", "JSON decode error")));
    }
  }

  /** Parses a body that is said to be JSON, so that the handler finds that work done. */
  public void parseAhead() {
    if (header("Content-Type").orElse("").startsWith("application/json")) {
      try {
        json = Json.parse(body.getBytes());
      } catch (IOException broken) {
        json = null; // The handler that wants it will try again, and refuse the call.
      }
    }
  }

  /** The refusal of input that breaks rules, all of them at once. */
  Refusal invalid(List<Violation> violations) {
    return new Refusal(
        Reply.error(
            422, "Request validation failed.", "REQUEST_VALIDATION_ERROR", violations, traceId()));
  }

  /** The client's own request id, or a new one. */
  public String traceId() {
    return header("X-Request-ID").orElseGet(() -> UUID.randomUUID().toString());
  }

  private static Map<String, String> pairs(String encoded) {
    Map<String, String> pairs = new HashMap<>();
    if (encoded != null) {
      for (String pair : encoded.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        pairs.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return pairs;
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Reply.detail(400, "Malformed percent-encoding"));
    }
  }
}
