package salvo.event;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a simulation.log that Gatling's own reader accepts, if the header names that Gatling's
 * version. The format has no place for a request's scenario and status: they are dropped.
 */
public final class SimulationLogWriter implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAX_CHARS = LogFormat.MAX_BLOCK_BYTES / 2;

  private final DataOutputStream out;
  private final long startMillis;
  private final Map<String, Integer> scenarios = new HashMap<>();
  private final Map<String, Integer> cache = new HashMap<>();

  /** Replaces the file if there is one. */
  public SimulationLogWriter(Path log, RunHeader header) throws IOException {
    requireStorable(List.of(header.simulationClass(), header.description()));
    requireStorable(header.scenarios());
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(log), BUFFER_BYTES));
    startMillis = header.startMillis();
    for (int i = 0; i < header.scenarios().size(); i++) {
      scenarios.putIfAbsent(header.scenarios().get(i), i);
    }
    writeHeader(header);
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

  private void writeHeader(RunHeader header) throws IOException {
    out.writeByte(LogFormat.RUN);
    writeText(header.gatlingVersion());
    writeText(header.simulationClass());
    out.writeLong(header.startMillis());
    writeText(header.description());
    out.writeInt(header.scenarios().size());
    for (String scenario : header.scenarios()) {
      writeText(scenario);
    }
    out.writeInt(header.assertions().size());
    for (byte[] assertion : header.assertions()) {
      out.writeInt(assertion.length);
      out.write(assertion);
    }
  }

  private void writeRequest(RunEvent.Request request) throws IOException {
    int start = relative(request.startMillis());
    int end = relative(request.endMillis());
    requireStorable(request.groups());
    requireStorable(List.of(request.name(), request.message()));
    out.writeByte(LogFormat.REQUEST);
    writeGroups(request.groups());
    writeCached(request.name());
    out.writeInt(start);
    out.writeInt(end);
    out.writeBoolean(request.ok());
    writeCached(request.message());
  }

  private void writeUser(RunEvent.User user) throws IOException {
    int at = relative(user.atMillis());
    Integer scenario = scenarios.get(user.scenario());
    if (scenario == null) {
      throw new IllegalArgumentException(
          "Scenario '" + user.scenario() + "' is not in the log's header: " + scenarios.keySet());
    }
    out.writeByte(LogFormat.USER);
    out.writeInt(scenario);
    out.writeBoolean(user.start());
    out.writeInt(at);
  }

  private void writeGroup(RunEvent.Group group) throws IOException {
    int start = relative(group.startMillis());
    int end = relative(group.endMillis());
    requireStorable(group.groups());
    out.writeByte(LogFormat.GROUP);
    writeGroups(group.groups());
    out.writeInt(start);
    out.writeInt(end);
    out.writeInt(group.cumulatedMillis());
    out.writeBoolean(group.ok());
  }

  private void writeCrash(RunEvent.Crash crash) throws IOException {
    int at = relative(crash.atMillis());
    requireStorable(List.of(crash.message()));
    out.writeByte(LogFormat.CRASH);
    writeCached(crash.message());
    out.writeInt(at);
  }

  private void writeGroups(List<String> groups) throws IOException {
    out.writeInt(groups.size());
    for (String group : groups) {
      writeCached(group);
    }
  }

  private int relative(long millis) {
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
      if (text.length() > MAX_CHARS) {
        throw new IllegalArgumentException(
            "A text of "
                + text.length()
                + " characters is too long for a log: at most "
                + MAX_CHARS);
      }
    }
  }

  private void writeCached(String text) throws IOException {
    Integer index = cache.get(text);
    if (index != null) {
      out.writeInt(-index);
      return;
    }
    cache.put(text, cache.size() + 1);
    out.writeInt(cache.size());
    writeText(text);
  }

  private void writeText(String text) throws IOException {
    boolean wide = text.chars().anyMatch(c -> c > 0xff);
    int length = wide ? 2 * text.length() : text.length();
    out.writeInt(length);
    if (length == 0) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.writeByte(c);
      if (wide) {
        out.writeByte(c >> 8);
      }
    }
    out.writeByte(wide ? LogFormat.UTF16 : LogFormat.LATIN1);
  }
}
