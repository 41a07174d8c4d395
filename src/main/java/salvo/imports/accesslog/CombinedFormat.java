package salvo.imports.accesslog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines as nginx and Apache write them: common, combined, and with more behind. */
final class CombinedFormat {

  private static final Pattern LINE =
      Pattern.compile(
          "(?:\\S+ )??(\\S+) \\S+ (?:\\S+|\"[^\"]*\") \\[([^\\]]{1,40})] \"(.*?)\" (\\d{3})"
              + " (?:\\d+|-)(?= |$)(.*)");

  private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (\\S+)(?: HTTP/[\\d.]+)?");
  private static final Pattern SECONDS =
      Pattern.compile("(?:\\b(?:rt|request_time)[=:]\"?|(?<=\\s))(\\d{1,5}\\.\\d{2,6})\\b");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  private CombinedFormat() {}

  /** The request of a line; empty where it is of another form. */
  static Optional<LogLine> read(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Matcher request = REQUEST.matcher(parts.group(3));
    boolean isRequest = request.matches();
    Matcher seconds = SECONDS.matcher(parts.group(5).replaceAll("\"[^\"]*\"", ""));
    return Optional.of(
        new LogLine(
            parts.group(1),
            time(parts.group(2)),
            isRequest ? request.group(1) : "",
            isRequest ? request.group(2) : "",
            Integer.parseInt(parts.group(4)),
            seconds.find()
                ? OptionalDouble.of(Double.parseDouble(seconds.group(1)) * 1000)
                : OptionalDouble.empty()));
  }

  /** As {@code 29/Nov/2026:20:50:52 +0000}. */
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }
}
