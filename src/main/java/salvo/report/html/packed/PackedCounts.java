package salvo.report.html.packed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.stats.timeline.StepCounts;
import salvo.stats.times.TimeCounts;

/**
 * How often each response time was seen in each step of time, for several sets of requests. Exact
 * where that is short enough; else the steps are joined, and then the times are rounded up too.
 *
 * <p>A step is a number, then its times. The number is four times the steps that were left out
 * before it, plus 0 for a single success, 1 for successes, 2 for failures, 3 for both. A single one
 * is its time in ms. Others are how many distinct times there are, then for each twice what it is
 * more than the one before; where that is odd, how often it was seen follows, less 2.
 *
 * @param beginMillis where step 0 begins, epoch ms
 * @param stepMillis length of a step
 * @param grain a time is rounded up by less than its own part of that many; 0 for exact times
 * @param sets in the order in which they were given
 */
public record PackedCounts(long beginMillis, long stepMillis, int grain, List<String> sets) {

  private record Detail(int joined, int grain) {}

  /** Each joins a multiple of the steps that the one before it joins. */
  private static final List<Detail> DETAILS =
      List.of(
          new Detail(1, 0),
          new Detail(5, 0),
          new Detail(10, 0),
          new Detail(10, 64),
          new Detail(30, 64),
          new Detail(30, 16),
          new Detail(60, 64),
          new Detail(60, 16),
          new Detail(300, 16),
          new Detail(600, 16),
          new Detail(3_600, 16));

  public PackedCounts {
    sets = List.copyOf(sets);
  }

  /**
   * The sets in as much detail as fits.
   *
   * @param sets all with the same steps
   * @param most characters of all together
   * @return empty where nothing was counted, or where it would be longer in any way
   */
  public static Optional<PackedCounts> of(List<StepCounts> sets, int most) {
    List<StepCounts> counted = sets.stream().filter(it -> !it.steps().isEmpty()).toList();
    if (counted.isEmpty()) {
      return Optional.empty();
    }
    int first = counted.stream().mapToInt(it -> it.steps().get(0).number()).min().orElseThrow();
    List<JoinedSteps> joined = sets.stream().map(it -> new JoinedSteps(it.steps())).toList();
    return DETAILS.stream()
        .map(it -> packed(joined, counted.get(0), first, it, most))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<PackedCounts> packed(
      List<JoinedSteps> sets, StepCounts any, int first, Detail detail, int most) {
    int begin = Math.floorDiv(first, detail.joined);
    List<String> texts = new ArrayList<>();
    int left = most;
    for (JoinedSteps set : sets) {
      PackedNumbers packed = new PackedNumbers();
      int last = begin - 1;
      for (StepCounts.Step step : set.by(detail.joined)) {
        add(packed, step, step.number() - last - 1, detail.grain);
        last = step.number();
        if (packed.length() > left) {
          return Optional.empty();
        }
      }
      left -= packed.length();
      texts.add(packed.toString());
    }
    long stepMillis = any.stepMillis() * detail.joined;
    return Optional.of(
        new PackedCounts(any.beginMillis() + begin * stepMillis, stepMillis, detail.grain, texts));
  }

  private static void add(PackedNumbers packed, StepCounts.Step step, int skipped, int grain) {
    boolean failed = step.ko().total() > 0;
    if (step.ok().total() == 1 && !failed) {
      packed.add(4L * skipped);
      times(step.ok(), grain, (millis, count) -> packed.add(millis));
      return;
    }
    boolean succeeded = step.ok().total() > 0;
    packed.add(4L * skipped + (succeeded ? 1 : 0) + (failed ? 2 : 0));
    if (succeeded) {
      add(packed, step.ok(), grain);
    }
    if (failed) {
      add(packed, step.ko(), grain);
    }
  }

  private static void add(PackedNumbers packed, TimeCounts counts, int grain) {
    long[] distinct = {0};
    times(counts, grain, (millis, count) -> distinct[0]++);
    packed.add(distinct[0]);
    long[] last = {0};
    times(
        counts,
        grain,
        (millis, count) -> {
          packed.add(2 * (millis - last[0]) + (count > 1 ? 1 : 0));
          if (count > 1) {
            packed.add(count - 2);
          }
          last[0] = millis;
        });
  }

  private interface Visitor {
    void visit(long millis, long count);
  }

  /** Each distinct time, once rounded, with its count. */
  private static void times(TimeCounts counts, int grain, Visitor visitor) {
    TimeCounts.Cursor each = counts.cursor();
    long millis = -1;
    long count = 0;
    while (each.next()) {
      long next = rounded(each.millis(), grain);
      if (next != millis && count > 0) {
        visitor.visit(millis, count);
        count = 0;
      }
      millis = next;
      count += each.times();
    }
    if (count > 0) {
      visitor.visit(millis, count);
    }
  }

  /** Upwards, so that nothing seems faster than it was. */
  private static long rounded(long millis, int grain) {
    long unit = grain == 0 ? 1 : Math.max(1, Long.highestOneBit(millis) / grain);
    return (millis + unit - 1) / unit * unit;
  }
}
