package salvo.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.compare.block.EndpointBlocks;
import salvo.stats.times.TimeCounts;

/**
 * How the response times of two runs are spread, exactly counted, in the same classes.
 *
 * @param bounds of the classes in ms, from the fastest to the slowest; one more than there are
 *     classes, and a class is what lies between two of them
 * @param base share of the base's requests in each class, 0 to 1
 * @param candidate share of the candidate's
 */
public record Distribution(List<Double> bounds, List<Double> base, List<Double> candidate) {

  /** That of runs without requests. */
  public static final Distribution NONE = new Distribution(List.of(), List.of(), List.of());

  /** Each is so much wider than the one before, and never less than a millisecond. */
  private static final int MOST_CLASSES = 48;

  public Distribution {
    bounds = List.copyOf(bounds);
    base = List.copyOf(base);
    candidate = List.copyOf(candidate);
  }

  /** Of successful and failed requests of both. */
  static Distribution of(EndpointBlocks base, EndpointBlocks candidate) {
    TimeCounts before = all(base);
    TimeCounts after = all(candidate);
    if (before.total() == 0 || after.total() == 0) {
      return NONE;
    }
    TimeCounts both = before.plus(after);
    List<Double> bounds = bounds(first(both), last(both));
    return new Distribution(bounds, shares(before, bounds), shares(after, bounds));
  }

  private static TimeCounts all(EndpointBlocks blocks) {
    return TimeCounts.sum(Stream.of(blocks.ok(), blocks.ko()).flatMap(List::stream).toList());
  }

  /** Between whole milliseconds, so that each time is within a class and on no bound. */
  private static List<Double> bounds(int least, int most) {
    double factor = Math.pow((most + 1.0) / Math.max(1, least), 1.0 / MOST_CLASSES);
    List<Double> bounds = new ArrayList<>();
    double bound = least - 0.5;
    bounds.add(bound);
    while (bound < most) {
      bound = Math.max(bound + 1, Math.floor(bound * factor) + 0.5);
      bounds.add(bound);
    }
    return bounds;
  }

  private static List<Double> shares(TimeCounts times, List<Double> bounds) {
    long[] counts = new long[bounds.size() - 1];
    int index = 0;
    TimeCounts.Cursor each = times.cursor();
    while (each.next()) {
      while (each.millis() > bounds.get(index + 1)) {
        index++;
      }
      counts[index] += each.times();
    }
    return IntStream.range(0, counts.length)
        .mapToObj(i -> (double) counts[i] / times.total())
        .toList();
  }

  private static int first(TimeCounts times) {
    TimeCounts.Cursor each = times.cursor();
    each.next();
    return each.millis();
  }

  private static int last(TimeCounts times) {
    int last = 0;
    TimeCounts.Cursor each = times.cursor();
    while (each.next()) {
      last = each.millis();
    }
    return last;
  }
}
