package salvo.sandbox.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What goes back to the client.
 *
 * @param body makes the body when the reply leaves
 * @param serviceMillis how long serving took; empty leaves it to the endpoint's service time
 * @param streamed writes the body in its place, bit by bit; its head leaves at once
 */
public record Reply(
    int status,
    Map<String, String> headers,
    Supplier<Buffer> body,
    OptionalDouble serviceMillis,
    Optional<Streamed> streamed) {

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  public Reply(int status, Map<String, String> headers, Buffer body, OptionalDouble serviceMillis) {
    this(status, headers, () -> body, serviceMillis, Optional.empty());
  }

  /** A body that comes bit by bit. */
  public static Reply streamed(int status, Map<String, String> headers, Streamed streamed) {
    return new Reply(status, headers, Buffer::buffer, OptionalDouble.of(0), Optional.of(streamed));
  }

  /** A JSON body made from a record, a map or a list. */
  public static Reply json(int status, Object body) {
    return new Reply(status, JSON, Buffer.buffer(Json.bytes(body)), OptionalDouble.empty());
  }

  /**
   * A JSON body that is made when the reply leaves, beside the handlers and not in their time: for
   * what is long or costly to write.
   *
   * @param body must only look at what does not change any more
   */
  public static Reply json(int status, Supplier<?> body) {
    return new Reply(
        status,
        JSON,
        () -> Buffer.buffer(Json.bytes(body.get())),
        OptionalDouble.empty(),
        Optional.empty());
  }

  /** A FastAPI error: one {@code detail}. */
  public static Reply detail(int status, String detail) {
    return json(status, Map.of("detail", detail));
  }

  /** An error of the server's own middleware: what, a code, details, and a trace id. */
  public static Reply error(int status, String error, String code, Object details, String traceId) {
    return json(status, new ErrorBody(error, code, details, traceId));
  }

  public static Reply noContent() {
    return new Reply(204, Map.of(), Buffer.buffer(), OptionalDouble.empty());
  }

  public Reply withHeader(String name, String value) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(name, value);
    return new Reply(status, all, body, serviceMillis, streamed);
  }

  /** This reply after that service time instead of the endpoint's own. */
  public Reply after(double millis) {
    return new Reply(status, headers, body, OptionalDouble.of(millis), streamed);
  }

  /** This reply with its body made. */
  public Reply written() {
    return new Reply(status, headers, body.get(), serviceMillis);
  }

  private record ErrorBody(String error, String code, Object details, String traceId) {}
}
