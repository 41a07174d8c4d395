package salvo.analysis.errors;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells failures that only the injector can cause: it had no port, file, thread, memory or name
 * server for the request, so that the target never saw it. Not safe for use by several threads.
 */
public final class InjectorFailures {

  /** Messages may hold data, and then there is no end of them. */
  private static final int MOST_KNOWN = 1_000;

  private static final Pattern UNKNOWN_HOST =
      Pattern.compile(
          "UnknownHostException: (?:Failed to resolve '|Unable to resolve host )?([^\\s':]+)");

  private final Map<String, Optional<ErrorCause>> known = new HashMap<>();

  /** The host that had no address, if the message tells of one. */
  public static Optional<String> unknownHost(String message) {
    return Optional.of(UNKNOWN_HOST.matcher(message))
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

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
