package salvo.config.steps;

/**
 * A value of an answer that later steps take as {@code #{name}}.
 *
 * @param expression a JMESPath, a regular expression, or the name of a header or a cookie
 */
public record Saved(String name, Kind kind, String expression) {

  /** What it is found by. */
  public enum Kind {
    JSON,
    REGEX,
    HEADER,
    COOKIE
  }
}
