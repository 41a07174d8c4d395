package salvo.analysis.errors;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells failures that only the injector can cause: it had no port, file, thread, memory or name
 * server for the request, so that the target never saw it. Not safe for use by several threads.
 */
public final class InjectorFailures {

  /** Messages may hold data, and then there is no end of them. */
  private static final int MOST_KNOWN = 1_000;

  private final Map<String, Optional<ErrorCause>> known = new HashMap<>();

  /** The cause, if it is the injector's own. */
  public Optional<ErrorCause> cause(String message) {
    Optional<ErrorCause> cause = known.get(message);
    if (cause == null) {
      cause = Optional.of(ErrorCause.of(0, message)).filter(TransportCauses::isOfInjector);
      if (known.size() < MOST_KNOWN) {
        known.put(message, cause);
      }
    }
    return cause;
  }
}
