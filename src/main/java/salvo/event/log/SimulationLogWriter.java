package salvo.event.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import salvo.event.RunEvent;

/**
 * Writes a simulation.log that Gatling's own reader accepts, if the header names that Gatling's
 * version. The format has no place for a request's scenario and status: they are dropped.
 */
public final class SimulationLogWriter implements AutoCloseable {

  private static final int MAX_CHARS = LogFormat.MAX_BLOCK_BYTES / 2;

  private final LogOutput out;
  private final long startMillis;
  private final Map<String, Integer> scenarios = new HashMap<>();

  /** Replaces the file if there is one. */
  public SimulationLogWriter(Path log, RunHeader header) throws IOException {
    out = begin(log, header);
    startMillis = header.startMillis();
    for (int i = 0; i < header.scenarios().size(); i++) {
      scenarios.putIfAbsent(header.scenarios().get(i), i);
    }
  }

  /** A log with that header, and no event yet. */
  static LogOutput begin(Path log, RunHeader header) throws IOException {
    requireStorable(List.of(header.simulationClass(), header.description()));
    requireStorable(header.scenarios());
    LogOutput out = new LogOutput(log);
    writeHeader(header, out);
    return out;
  }

  /**
   * Appends an event.
   *
   * @throws IllegalArgumentException if the format cannot hold it: an instant more than 24.8 days
   *     from the run's start, a scenario that the header lacks, a text above 32,768 characters; the
   *     log stays valid
   */
  public void write(RunEvent event) throws IOException {
    if (event instanceof RunEvent.Request request) {
      writeRequest(request);
    } else if (event instanceof RunEvent.User user) {
      writeUser(user);
    } else if (event instanceof RunEvent.Group group) {
      writeGroup(group);
    } else if (event instanceof RunEvent.Crash crash) {
      writeCrash(crash);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static void writeHeader(RunHeader header, LogOutput out) throws IOException {
    out.u8(LogFormat.RUN);
    out.text(header.gatlingVersion());
    out.text(header.simulationClass());
    out.i64(header.startMillis());
    out.text(header.description());
    out.i32(header.scenarios().size());
    for (String scenario : header.scenarios()) {
      out.text(scenario);
    }
    out.i32(header.assertions().size());
    for (byte[] assertion : header.assertions()) {
      out.block(assertion);
    }
  }

  private void writeRequest(RunEvent.Request request) throws IOException {
    int start = relative(request.startMillis());
    int end = relative(request.endMillis());
    requireStorable(request.groups());
    requireStorable(request.name());
    requireStorable(request.message());
    out.u8(LogFormat.REQUEST);
    writeGroups(request.groups());
    out.cachedText(request.name());
    out.i32(start);
    out.i32(end);
    out.flag(request.ok());
    out.cachedText(request.message());
  }

  private void writeUser(RunEvent.User user) throws IOException {
    int at = relative(user.atMillis());
    Integer scenario = scenarios.get(user.scenario());
    if (scenario == null) {
      throw new IllegalArgumentException(
          "Scenario '" + user.scenario() + "' is not in the log's header: " + scenarios.keySet());
    }
    out.u8(LogFormat.USER);
    out.i32(scenario);
    out.flag(user.start());
    out.i32(at);
  }

  private void writeGroup(RunEvent.Group group) throws IOException {
    int start = relative(group.startMillis());
    int end = relative(group.endMillis());
    requireStorable(group.groups());
    out.u8(LogFormat.GROUP);
    writeGroups(group.groups());
    out.i32(start);
    out.i32(end);
    out.i32(group.cumulatedMillis());
    out.flag(group.ok());
  }

  private void writeCrash(RunEvent.Crash crash) throws IOException {
    int at = relative(crash.atMillis());
    requireStorable(crash.message());
    out.u8(LogFormat.CRASH);
    out.cachedText(crash.message());
    out.i32(at);
  }

  private void writeGroups(List<String> groups) throws IOException {
    out.i32(groups.size());
    for (String group : groups) {
      out.cachedText(group);
    }
  }

  private int relative(long millis) {
    return relative(millis, startMillis);
  }

  static int relative(long millis, long startMillis) {
    long delta = millis - startMillis;
    if (delta != (int) delta) {
      throw new IllegalArgumentException(
          "Instant " + millis + " is more than 24.8 days from the run's start, " + startMillis);
    }
    return (int) delta;
  }

  /** Everything is checked before the first byte, so that a refused event leaves no trace. */
  private static void requireStorable(List<String> texts) {
    for (String text : texts) {
      requireStorable(text);
    }
  }

  static void requireStorable(String text) {
    if (text.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "A text of " + text.length() + " characters is too long for a log: at most " + MAX_CHARS);
    }
  }
}
