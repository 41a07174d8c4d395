package salvo.sandbox.declared;

import java.util.Map;
import java.util.OptionalInt;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;

/**
 * What is answered to one method and path.
 *
 * @param endpoint method, space and path with variables in braces: {@code POST /cart/{item}}
 * @param serviceTime in ms; fixed where p50 is the maximum, and only then possibly 0
 * @param capacity how many are served at once; empty: as many as the sandbox has slots
 */
public record Route(
    String endpoint,
    int status,
    BodyTemplate body,
    Map<String, String> headers,
    Percentiles serviceTime,
    OptionalInt capacity) {

  public Route {
    headers = Map.copyOf(headers);
  }

  /** Whether it answers messages on a WebSocket. */
  boolean isMessage() {
    return endpoint.startsWith("MESSAGE ");
  }

  String path() {
    return endpoint.substring(endpoint.indexOf(' ') + 1);
  }
}
