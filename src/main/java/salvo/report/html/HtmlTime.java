package salvo.report.html;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import salvo.text.Quantity;

/** Times of day, times of the run and lengths of time, as people read them. */
final class HtmlTime {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final double LONG_SECONDS = 120;

  private HtmlTime() {}

  /** "2026-01-02 03:04:05 UTC". */
  static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  /** A time since the run began: "0:02", "1:02:03"; before it with a minus sign. */
  static String ofRun(long millis) {
    long seconds = Math.abs(millis) / 1000;
    String sign = millis < 0 ? "-" : "";
    return seconds < 3600
        ? String.format(Locale.ROOT, "%s%d:%02d", sign, seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%s%d:%02d:%02d", sign, seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** "45.3 s", "1 h 2 min 3 s". */
  static String length(double seconds) {
    if (seconds < LONG_SECONDS) {
      return Quantity.millis(seconds * 1000);
    }
    long whole = Math.round(seconds);
    String hours = whole < 3600 ? "" : whole / 3600 + " h ";
    return hours + whole / 60 % 60 + " min " + whole % 60 + " s";
  }
}
