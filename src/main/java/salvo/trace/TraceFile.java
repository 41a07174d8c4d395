package salvo.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import salvo.config.Settings;
import salvo.config.input.InputFile;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.text.DurationText;
import salvo.text.Quantity;

/** Reads the file of a trace line by line; what is wrong with it is told with its line. */
public final class TraceFile {

  private static final String KEY = "salvo.workload.trace.";
  private static final int LONGEST_LINE = 1 << 20;
  private static final int MOST_ENTRIES = 2_000_000;
  private static final int MOST_BLOCKS = 20_000_000;
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Settings.TraceSource source;
  private final TraceRows rows = new TraceRows();
  private TraceLines lines;
  private int line;

  private TraceFile(Settings.TraceSource source) {
    this.source = source;
  }

  /**
   * The trace that settings name.
   *
   * @throws SettingsException when it is not there, or of no use
   */
  public static Trace read(Settings.TraceSource source) {
    return new TraceFile(source).read();
  }

  private Trace read() {
    Path file =
        InputFile.readable(source.file())
            .orElseThrow(
                () ->
                    refused(
                        "file",
                        source.file(),
                        "a file that can be read",
                        "name one from the folder that the run is started in"));
    try (Reader text =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()))) {
      readAll(text);
    } catch (CharacterCodingException e) {
      throw bad("", "a text in UTF-8");
    } catch (IOException e) {
      throw refused("file", source.file(), "a file that can be read: " + e.getMessage(), "see it");
    }
    if (rows.size() == 0) {
      throw refused("file", source.file(), "a trace with at least one request", "name another");
    }
    return checked(lines.trace(rows, source.file(), source.speed()));
  }

  private void readAll(Reader text) throws IOException {
    for (String next = next(text); next != null; next = next(text)) {
      line++;
      String stripped = (line == 1 ? next.replaceFirst("^\uFEFF", "") : next).strip();
      if (!stripped.isEmpty()) {
        read(stripped);
      }
    }
  }

  private void read(String text) {
    lines = lines == null ? lines(text) : lines;
    try {
      lines.read(text, rows);
    } catch (BadLine e) {
      throw bad(e.value(), e.rule());
    }
    if (rows.size() > MOST_ENTRIES) {
      throw bad("", "at most " + Quantity.count(MOST_ENTRIES) + " requests in a trace");
    }
    if (rows.blocks() > MOST_BLOCKS) {
      throw bad("", "at most " + Quantity.count(MOST_BLOCKS) + " hash_ids in a trace");
    }
  }

  private String next(Reader text) throws IOException {
    StringBuilder next = new StringBuilder();
    int c = text.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      next.append((char) c);
      if (next.length() > LONGEST_LINE) {
        line++;
        throw bad("", "lines of at most a million characters");
      }
      c = text.read();
    }
    return next.toString();
  }

  private TraceLines lines(String first) {
    return switch (source.format()) {
      case "mooncake" -> new MooncakeLines();
      case "csv" -> new CsvLines();
      case "accessLog" -> new LogLines();
      default ->
          known(first)
              .orElseThrow(
                  () ->
                      bad(
                          first,
                          "the first line of a trace: Mooncake's JSON, a CSV head with a column"
                              + " timestamp, or a line of an access log"));
    };
  }

  private static Optional<TraceLines> known(String first) {
    if (MooncakeLines.isOne(first)) {
      return Optional.of(new MooncakeLines());
    }
    if (CsvLines.isHead(first)) {
      return Optional.of(new CsvLines());
    }
    return LogLines.isOne(first) ? Optional.of(new LogLines()) : Optional.empty();
  }

  private Trace checked(Trace trace) {
    Duration length = Duration.ofNanos(trace.lengthNanos());
    if (length.compareTo(LONGEST) > 0) {
      throw refused(
          "speed",
          String.format(Locale.ROOT, "%s", source.speed()),
          "a factor that makes the trace at most 24 h long, not " + DurationText.rounded(length),
          "raise speed, or cut the file");
    }
    return trace;
  }

  private SettingsException bad(String value, String rule) {
    return new SettingsException(
        List.of(
            new SettingsProblem(
                KEY + "file",
                value,
                source.file() + ":" + Math.max(1, line),
                rule,
                "correct the line, or name the format with " + KEY + "format")));
  }

  private static SettingsException refused(String key, String value, String rule, String fix) {
    return new SettingsException(List.of(new SettingsProblem(KEY + key, value, "", rule, fix)));
  }
}
