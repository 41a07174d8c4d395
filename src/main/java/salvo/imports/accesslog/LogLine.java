package salvo.imports.accesslog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A request that a server has logged.
 *
 * @param client who sent it; empty where it is not told
 * @param target path and query
 */
record LogLine(
    String client,
    Optional<Instant> time,
    String method,
    String target,
    int status,
    OptionalDouble millis) {}
