package salvo.trace;

import java.time.Instant;
import salvo.imports.accesslog.LoggedInstant;

/** The lines of an access log, of which the instants count. */
final class LogLines implements TraceLines {

  static final long SECOND = 1_000_000_000;

  static boolean isOne(String line) {
    return LoggedInstant.of(line).isPresent();
  }

  @Override
  public void read(String line, TraceRows rows) {
    Instant at =
        LoggedInstant.of(line)
            .filter(it -> it.getEpochSecond() >= 0 && it.getEpochSecond() < SECOND * 9)
            .orElseThrow(
                () ->
                    new BadLine(
                        line,
                        "must be a line of an access log with its time: common, combined or"
                            + " JSON"));
    rows.add(at.getEpochSecond() * SECOND + at.getNano(), TraceEntry.NOTHING);
  }

  @Override
  public Trace trace(TraceRows rows, String name, double speed) {
    return rows.sorted(name, speed);
  }
}
