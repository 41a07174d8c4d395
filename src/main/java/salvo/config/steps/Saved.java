package salvo.config.steps;

import java.util.Optional;

/**
 * A value of an answer that later steps take as {@code #{name}}.
 *
 * @param expression a JMESPath, a regular expression, or the name of a header or a cookie
 * @param part of a header, the regular expression that finds the value in it
 */
public record Saved(String name, Kind kind, String expression, Optional<String> part) {

  /** The whole of what the expression finds. */
  public Saved(String name, Kind kind, String expression) {
    this(name, kind, expression, Optional.empty());
  }

  /** What it is found by. */
  public enum Kind {
    JSON,
    REGEX,
    HEADER,
    COOKIE
  }
}
