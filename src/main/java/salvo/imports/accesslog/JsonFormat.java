package salvo.imports.accesslog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.text.PlainJson;

/**
 * Lines of JSON, by the names that nginx's examples, Caddy, Traefik and others give their fields.
 */
final class JsonFormat {

  private static final List<String> METHODS =
      List.of("request_method", "method", "http_method", "RequestMethod", "verb");

  private static final List<String> TARGETS =
      List.of("request_uri", "uri", "RequestPath", "request_path", "path", "url");

  private static final List<String> STATUSES =
      List.of("status", "status_code", "statusCode", "DownstreamStatus", "code");

  private static final List<String> TIMES =
      List.of(
          "time_iso8601",
          "@timestamp",
          "timestamp",
          "StartUTC",
          "time_local",
          "time",
          "msec",
          "ts");

  private static final List<String> CLIENTS =
      List.of("remote_addr", "remote_ip", "client_ip", "ClientHost", "remote");

  private static final double SECONDS = 1000;
  private static final double NANOS = 1e-6;
  private static final long MILLIS_FROM = 100_000_000_000L;

  private JsonFormat() {}

  /** The request of a line; empty where it is of another form. */
  static Optional<LogLine> read(String line) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return read(PlainJson.MAPPER.readTree(line));
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  private static Optional<LogLine> read(JsonNode json) {
    JsonNode inner = json.path("request").isObject() ? json.path("request") : json;
    String[] request = json.path("request").asText().split(" ");
    boolean isWhole = json.path("request").isTextual() && request.length >= 2;
    String method = isWhole ? request[0] : text(inner, METHODS);
    String target = isWhole ? request[1] : text(inner, TARGETS);
    int status = first(json, STATUSES).asInt();
    if (method.isEmpty() || target.isEmpty() || status < 100) {
      return Optional.empty();
    }
    String client = text(json, CLIENTS);
    return Optional.of(
        new LogLine(
            client.isEmpty() ? text(inner, CLIENTS) : client,
            time(first(json, TIMES)),
            method,
            target.replaceFirst("^https?://[^/]*", ""),
            status,
            millis(json)));
  }

  private static JsonNode first(JsonNode json, List<String> names) {
    return names.stream()
        .filter(json::hasNonNull)
        .map(json::path)
        .findFirst()
        .orElse(json.path(""));
  }

  private static String text(JsonNode json, List<String> names) {
    return first(json, names).asText();
  }

  private static Optional<Instant> time(JsonNode time) {
    String text = time.asText();
    if (text.matches("\\d+(\\.\\d+)?([eE]\\d+)?")) {
      double number = Double.parseDouble(text);
      return Optional.of(
          Instant.ofEpochMilli((long) (number > MILLIS_FROM ? number : number * SECONDS)));
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException other) {
      return CombinedFormat.time(text);
    }
  }

  private static OptionalDouble millis(JsonNode json) {
    for (String name : List.of("request_time", "duration", "latency_s")) {
      if (json.path(name).asText().matches("\\d+(\\.\\d+)?")) {
        return OptionalDouble.of(json.path(name).asDouble() * SECONDS);
      }
    }
    return json.path("Duration").isNumber()
        ? OptionalDouble.of(json.path("Duration").asDouble() * NANOS)
        : OptionalDouble.empty();
  }
}
