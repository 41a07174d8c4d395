package salvo.sandbox.http;

/**
 * A method and path template, what it does and how long it takes.
 *
 * @param template the path, with variables in braces: {@code /api/v1/jobs/{id}}
 */
public record Endpoint(String method, String template, ServiceTime serviceTime, Handler handler) {

  /**
   * @param name as {@link #name()} gives it
   */
  public static Endpoint of(String name, ServiceTime serviceTime, Handler handler) {
    int space = name.indexOf(' ');
    return new Endpoint(name.substring(0, space), name.substring(space + 1), serviceTime, handler);
  }

  /** The name that faults and counts go by: {@code GET /api/v1/jobs/{id}}. */
  public String name() {
    return method + " " + template;
  }
}
