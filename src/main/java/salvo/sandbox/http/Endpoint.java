package salvo.sandbox.http;

import java.util.OptionalInt;
import salvo.sandbox.behaviour.ServiceTime;

/**
 * A method and path template, what it does and how long it takes.
 *
 * @param name what faults and counts know it by: {@code GET /api/v1/jobs/{id}}
 * @param template the path, with variables in braces: {@code /api/v1/jobs/{id}}
 * @param capacity how many of its requests are served at once; empty: as many as there are slots
 */
public record Endpoint(
    String name,
    String method,
    String template,
    ServiceTime serviceTime,
    Handler handler,
    OptionalInt capacity) {

  /**
   * @param name the method, a space and the template
   */
  public static Endpoint of(String name, ServiceTime serviceTime, Handler handler) {
    int space = name.indexOf(' ');
    return new Endpoint(
        name,
        name.substring(0, space),
        name.substring(space + 1),
        serviceTime,
        handler,
        OptionalInt.empty());
  }

  /** This endpoint with a limit of its own. */
  public Endpoint withCapacity(OptionalInt limit) {
    return new Endpoint(name, method, template, serviceTime, handler, limit);
  }
}
