package salvo.config;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a declared stand-in answers to one method and path.
 *
 * @param endpoint method, space and path with variables in braces: {@code POST /cart/{item}}
 * @param body text in which {@code #{uuid}}, {@code #{path.item}} and {@code #{json.name}} are
 *     filled in
 * @param headers with the content type, where there is a body
 * @param capacity how many are served at once; empty: as many as the sandbox has slots
 */
public record SandboxRoute(
    String endpoint,
    int status,
    String body,
    Map<String, String> headers,
    ServiceTime serviceTime,
    OptionalInt capacity) {

  /** Without headers and body, as they may hold secrets. */
  @Override
  public String toString() {
    return "SandboxRoute[" + endpoint + ": " + status + "]";
  }

  /** How long serving takes, at a scale of 1; all four are the same where it is fixed. */
  public record ServiceTime(Duration p50, Duration p95, Duration p99, Duration max) {

    static ServiceTime fixed(Duration time) {
      return new ServiceTime(time, time, time, time);
    }
  }
}
