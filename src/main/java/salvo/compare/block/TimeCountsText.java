package salvo.compare.block;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.stats.times.TimeCounts;

/**
 * Counts of response times as a short text: the first value in ms, then the step to each next one,
 * each with "x" and its count where that is not 1. So "20 3x2 7" is 20, 23, 23 and 30 ms.
 */
public final class TimeCountsText {

  private static final Pattern ITEM = Pattern.compile("(\\d{1,10})(?:x(\\d{1,18}))?");

  private TimeCountsText() {}

  public static String of(TimeCounts times) {
    List<String> items = new ArrayList<>();
    int previous = 0;
    TimeCounts.Cursor each = times.cursor();
    while (each.next()) {
      String step = Integer.toString(each.millis() - previous);
      items.add(each.times() == 1 ? step : step + "x" + each.times());
      previous = each.millis();
    }
    return String.join(" ", items);
  }

  /**
   * Reads what {@link #of} has written.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static TimeCounts parse(String text) {
    String[] items = text.isEmpty() ? new String[0] : text.split(" ");
    int[] millis = new int[items.length];
    long[] counts = new long[items.length];
    long value = 0;
    for (int i = 0; i < items.length; i++) {
      Matcher item = ITEM.matcher(items[i]);
      require(item.matches(), items[i]);
      long step = Long.parseLong(item.group(1));
      counts[i] = item.group(2) == null ? 1 : Long.parseLong(item.group(2));
      require((i == 0 || step > 0) && counts[i] > 0, items[i]);
      value += step;
      require(value <= Integer.MAX_VALUE, items[i]);
      millis[i] = (int) value;
    }
    return TimeCounts.of(millis, counts, items.length);
  }

  private static void require(boolean kept, String item) {
    if (!kept) {
      throw new IllegalArgumentException("\"" + item + "\" is not a step of a time with its count");
    }
  }
}
