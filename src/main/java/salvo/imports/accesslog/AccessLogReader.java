package salvo.imports.accesslog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.UnusableInput;
import salvo.imports.model.ImportSecrets;
import salvo.imports.recorded.StaticFiles;

/** Reads a log line by line, and tells what of it is no load. */
final class AccessLogReader {

  private static final int LONGEST_LINE = 65_536;
  private static final int LONGEST_TARGET = 8_000;
  private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final ImportInput input;
  private final boolean withWrites;
  private final ImportSecrets secrets;
  private final EndpointTable table;
  private final Arrivals arrivals = new Arrivals();
  private final Map<String, Refused> refused = new LinkedHashMap<>();
  private int line;
  private int count;
  private int firstOther;
  private int others;

  private static final class Refused {
    private final int line;
    private int count;

    Refused(int line) {
      this.line = line;
    }
  }

  AccessLogReader(ImportInput input, boolean withWrites, long seed, ImportSecrets secrets) {
    this.input = input;
    this.withWrites = withWrites;
    this.secrets = secrets;
    this.table = new EndpointTable(seed);
  }

  /** The form of a line; empty where it is of none that is known. */
  static Optional<Function<String, Optional<LogLine>>> format(String line) {
    if (JsonFormat.read(line).isPresent()) {
      return Optional.of(JsonFormat::read);
    }
    return CombinedFormat.read(line).isPresent()
        ? Optional.of(CombinedFormat::read)
        : Optional.empty();
  }

  /**
   * Reads all lines.
   *
   * @throws UnusableInput when it is no text in UTF-8
   */
  void read(ImportLog log) {
    try (BufferedReader lines = input.lines()) {
      for (String text = next(lines); text != null; text = next(lines)) {
        line++;
        if (!text.isBlank()) {
          read(text.strip());
        }
      }
    } catch (CharacterCodingException e) {
      throw new UnusableInput(
          input.name(), line + 1, "a text in UTF-8", "Save it with the encoding UTF-8.");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + input.file(), e);
    }
    refused.forEach((reason, it) -> log.leftOut(place(it.line), "requests", reason, it.count));
    if (others > 0) {
      log.ignored(place(firstOther), others + " lines", "of another form");
    }
  }

  private String next(BufferedReader lines) throws IOException {
    StringBuilder text = new StringBuilder();
    int c = lines.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      text.append((char) c);
      if (text.length() > LONGEST_LINE) {
        throw new UnusableInput(
            input.name(), line + 1, "a log whose lines have at most 64 kB", "Leave this one out.");
      }
      c = lines.read();
    }
    return text.toString();
  }

  private void read(String text) {
    Optional<LogLine> read =
        text.startsWith("{") ? JsonFormat.read(text) : CombinedFormat.read(text);
    if (read.isEmpty()) {
      others++;
      firstOther = firstOther == 0 ? line : firstOther;
      return;
    }
    count++;
    LogLine request = read.get();
    LoggedPath.secrets(request.target()).forEach(secrets::note);
    Optional<LoggedPath> path =
        request.target().startsWith("/") ? LoggedPath.of(request.target()) : Optional.empty();
    Optional<String> reason = reason(request, path);
    reason.ifPresent(it -> refused.computeIfAbsent(it, any -> new Refused(line)).count++);
    if (reason.isEmpty() && path.isPresent()) {
      if (table.add(request, path.get(), line)) {
        request.time().ifPresent(it -> arrivals.add(it, request.client()));
      } else {
        refused.computeIfAbsent("more than 5,000 kinds of paths", it -> new Refused(line)).count++;
      }
    }
  }

  private Optional<String> reason(LogLine request, Optional<LoggedPath> path) {
    if (!request.target().startsWith("/")) {
      return Optional.of("not an HTTP request");
    }
    if (WRITES.contains(request.method()) && !withWrites) {
      return Optional.of(
          "changes something, and a log has no bodies; --with-writes takes it without");
    }
    if (!READS.contains(request.method()) && !WRITES.contains(request.method())) {
      return Optional.of("a method that is not part of a load");
    }
    if (StaticFiles.isOne(request.method(), request.target().replaceFirst("\\?.*", ""), "")) {
      return Optional.of("a static file");
    }
    if (request.target().length() > LONGEST_TARGET) {
      return Optional.of("an address of more than 8,000 characters");
    }
    return path.isEmpty() ? Optional.of("its path holds what looks like a key") : Optional.empty();
  }

  private String place(int at) {
    return input.name() + ":" + at;
  }

  /** How many requests the log has. */
  int count() {
    return count;
  }

  EndpointTable table() {
    return table;
  }

  Arrivals arrivals() {
    return arrivals;
  }
}
