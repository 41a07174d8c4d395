package salvo.report.html.chart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import salvo.text.DurationText;

/** Times of day and times of the run, as people read them. */
public final class HtmlTime {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private HtmlTime() {}

  /** "2026-01-02 03:04:05 UTC". */
  public static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  /** A time since the run began: "0:02", "1:02:03"; before it with a minus sign. */
  public static String ofRun(long millis) {
    return DurationText.clock(millis / 1000);
  }
}
