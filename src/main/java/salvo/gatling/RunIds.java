package salvo.gatling;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of runs, as Gatling makes them: what is run, and when. */
final class RunIds {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

  private RunIds() {}

  static String next(String name) {
    return name.toLowerCase(Locale.ROOT) + "-" + TIME.format(LocalDateTime.now(ZoneOffset.UTC));
  }
}
