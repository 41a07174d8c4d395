package salvo.imports.journey;

import java.util.Optional;
import salvo.config.steps.Saved;

/**
 * Where a value came from.
 *
 * @param call number of the request that brought it
 * @param expression by which it is found
 * @param part of a header, the regular expression that finds it there
 * @param key what the answer calls it; may be empty
 */
record Source(int call, Saved.Kind kind, String expression, Optional<String> part, String key) {

  Source(int call, Saved.Kind kind, String expression, String key) {
    this(call, kind, expression, Optional.empty(), key);
  }

  /** What a session keeps under that name. */
  Saved saved(String name) {
    return new Saved(name, kind, expression, part);
  }
}
