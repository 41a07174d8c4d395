package salvo.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Durations as people write them: {@code 30 s}, {@code 1.5 min}, {@code 250ms}. Unlike in plain
 * HOCON the unit is not optional, because a bare 30 would be 30 ms; only 0 may stand alone.
 */
public final class DurationText {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s*([A-Za-z]*)");

  private static final Map<String, Long> NANOS =
      Map.ofEntries(
          Map.entry("ms", 1_000_000L),
          Map.entry("millisecond", 1_000_000L),
          Map.entry("milliseconds", 1_000_000L),
          Map.entry("s", 1_000_000_000L),
          Map.entry("second", 1_000_000_000L),
          Map.entry("seconds", 1_000_000_000L),
          Map.entry("m", 60_000_000_000L),
          Map.entry("min", 60_000_000_000L),
          Map.entry("minute", 60_000_000_000L),
          Map.entry("minutes", 60_000_000_000L),
          Map.entry("h", 3_600_000_000_000L),
          Map.entry("hour", 3_600_000_000_000L),
          Map.entry("hours", 3_600_000_000_000L),
          Map.entry("d", 86_400_000_000_000L),
          Map.entry("day", 86_400_000_000_000L),
          Map.entry("days", 86_400_000_000_000L));

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private DurationText() {}

  /** The duration, to the nanosecond; empty when the text is none or is longer than 290 years. */
  public static Optional<Duration> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    BigDecimal amount = new BigDecimal(form.group(1));
    if (form.group(2).isEmpty()) {
      return amount.signum() == 0 ? Optional.of(Duration.ZERO) : Optional.empty();
    }
    return Optional.ofNullable(NANOS.get(form.group(2)))
        .map(unit -> amount.multiply(BigDecimal.valueOf(unit)))
        .filter(nanos -> nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
        .map(nanos -> Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact()));
  }

  /** As it is configured, exact to the millisecond: {@code 1 h}, {@code 90 s}, {@code 250 ms}. */
  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 3_600_000 == 0 && millis > 0) {
      return millis / 3_600_000 + " h";
    }
    if (millis % 60_000 == 0 && millis > 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  /** How long something lasts: {@code 45.3 s}, {@code 1 h 2 min 3 s}, whole from 2 min on. */
  public static String rounded(Duration length) {
    return rounded(length.toNanos() / 1e9);
  }

  public static String rounded(double seconds) {
    if (!(seconds >= TWO_MINUTES.toSeconds())) {
      return Quantity.millis(seconds * 1000);
    }
    Duration whole = Duration.ofSeconds(Math.round(seconds));
    return Stream.of(
            part(whole.toHours(), " h"),
            part(whole.toMinutesPart(), " min"),
            part(whole.toSecondsPart(), " s"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  /** How long something will take at most: {@code 40 s}, {@code 12 min}, {@code 9 days}. */
  public static String atMost(Duration length) {
    if (length.compareTo(TWO_MINUTES) < 0) {
      return length.toSeconds() + " s";
    }
    if (length.compareTo(HOUR.multipliedBy(2)) < 0) {
      return up(length, MINUTE) + " min";
    }
    return length.compareTo(DAY.multipliedBy(2)) < 0
        ? up(length, HOUR) + " h"
        : up(length, DAY) + " days";
  }

  /** As a clock shows it: {@code 1:05}, {@code 1:00:05}; before 0 with a minus sign. */
  public static String clock(long seconds) {
    if (seconds < 0) {
      return "-" + clock(-seconds);
    }
    return seconds < 3_600
        ? seconds / 60 + ":" + twoDigits(seconds % 60)
        : seconds / 3_600 + ":" + twoDigits(seconds / 60 % 60) + ":" + twoDigits(seconds % 60);
  }

  private static Optional<String> part(long amount, String unit) {
    return amount == 0 ? Optional.empty() : Optional.of(amount + unit);
  }

  private static long up(Duration length, Duration unit) {
    return length.plus(unit).minusNanos(1).dividedBy(unit);
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
