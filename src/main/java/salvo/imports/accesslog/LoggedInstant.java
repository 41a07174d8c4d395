package salvo.imports.accesslog;

import java.time.Instant;
import java.util.Optional;

/** When a request was logged, for those who need nothing else of a log. */
public final class LoggedInstant {

  private LoggedInstant() {}

  /** Of a line without spaces around it; empty where it is of no form that is known. */
  public static Optional<Instant> of(String line) {
    Optional<LogLine> read =
        line.startsWith("{") ? JsonFormat.read(line) : CombinedFormat.read(line);
    return read.flatMap(LogLine::time);
  }
}
