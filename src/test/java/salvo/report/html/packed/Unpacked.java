package salvo.report.html.packed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/** Reads packed numbers as the page's script does. */
final class Unpacked {

  private static final int BASE = PackedNumbers.DIGITS.length() / 2;

  private Unpacked() {}

  static List<Long> numbers(String text) {
    List<Long> numbers = new ArrayList<>();
    long value = 0;
    long place = 1;
    for (char digit : text.toCharArray()) {
      int worth = PackedNumbers.DIGITS.indexOf(digit);
      if (worth < BASE) {
        numbers.add(value + worth * place);
        value = 0;
        place = 1;
      } else {
        value += (worth - BASE) * place;
        place *= BASE;
      }
    }
    return numbers;
  }

  static List<Double> series(PackedSeries packed) {
    List<Double> values = new ArrayList<>();
    long last = 0;
    for (long number : numbers(packed.text())) {
      long signed = number - 1;
      last += number == 0 ? 0 : signed % 2 == 1 ? -(signed + 1) / 2 : signed / 2;
      values.add(number == 0 ? Double.NaN : (double) last / packed.scale());
    }
    return values;
  }

  /** How often each time was seen, by "step ok" or "step failed". */
  static TreeMap<String, TreeMap<Long, Long>> counts(String set) {
    TreeMap<String, TreeMap<Long, Long>> counts = new TreeMap<>();
    Iterator<Long> each = numbers(set).iterator();
    long step = -1;
    while (each.hasNext()) {
      long head = each.next();
      step += head / 4 + 1;
      if (head % 4 == 0) {
        counts.computeIfAbsent(step + " ok", it -> new TreeMap<>()).put(each.next(), 1L);
      }
      if (head % 2 == 1) {
        counts.put(step + " ok", list(each));
      }
      if (head % 4 >= 2) {
        counts.put(step + " failed", list(each));
      }
    }
    return counts;
  }

  private static TreeMap<Long, Long> list(Iterator<Long> each) {
    TreeMap<Long, Long> times = new TreeMap<>();
    long last = 0;
    for (long left = each.next(); left > 0; left--) {
      long code = each.next();
      last += code / 2;
      times.put(last, code % 2 == 1 ? each.next() + 2 : 1);
    }
    return times;
  }
}
