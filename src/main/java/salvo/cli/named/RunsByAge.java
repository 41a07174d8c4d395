package salvo.cli.named;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.saved.RunFiles;

/** The runs of a results folder, the newest first. */
final class RunsByAge {

  /** Gatling ends the name of a run's folder with the time at which it began. */
  private static final Pattern STAMPED = Pattern.compile(".*-(\\d{17})");

  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyyMMddHHmmss")
          .appendValue(ChronoField.MILLI_OF_SECOND, 3)
          .toFormatter(Locale.ROOT);

  private final List<Path> runs;

  private RunsByAge(List<Path> runs) {
    this.runs = runs;
  }

  private record Aged(Path run, long millis) {}

  static RunsByAge of(Path results) throws IOException {
    List<Aged> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(results)) {
      for (Path entry : entries) {
        if (Files.exists(RunFiles.log(entry))) {
          found.add(new Aged(entry, millis(entry)));
        }
      }
    }
    return new RunsByAge(
        found.stream()
            .sorted(Comparator.comparingLong(Aged::millis).thenComparing(Aged::run).reversed())
            .map(Aged::run)
            .toList());
  }

  /** So many runs before that one. */
  Optional<Path> before(Path run, int count) {
    int index = indexOf(run) + count;
    return index < runs.size() ? Optional.of(runs.get(index)) : Optional.empty();
  }

  int countBefore(Path run) {
    return Math.max(0, runs.size() - indexOf(run) - 1);
  }

  private int indexOf(Path run) {
    return Math.max(0, runs.indexOf(run));
  }

  private static long millis(Path run) throws IOException {
    Matcher stamped = STAMPED.matcher(run.getFileName().toString());
    if (stamped.matches()) {
      try {
        return LocalDateTime.parse(stamped.group(1), STAMP)
            .toInstant(ZoneOffset.UTC)
            .toEpochMilli();
      } catch (DateTimeException e) {
        return Files.getLastModifiedTime(RunFiles.log(run)).toMillis();
      }
    }
    return Files.getLastModifiedTime(RunFiles.log(run)).toMillis();
  }
}
