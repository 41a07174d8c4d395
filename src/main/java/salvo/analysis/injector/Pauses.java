package salvo.analysis.injector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import salvo.analysis.injector.Pause.Reason;
import salvo.config.Settings;
import salvo.monitor.sample.ResourceSample;
import salvo.resources.LoadSamples;
import salvo.stats.RunStats;

/** The pauses of the injector in a load, in their order. */
public final class Pauses {

  /** A pause that was less than a tenth of a request's time is not what made it slow. */
  private static final int MOST_TIMES = 10;

  private final List<Pause> all;
  private final long longestMillis;

  private Pauses(List<Pause> all) {
    this.all = List.copyOf(all);
    this.longestMillis = all.stream().mapToLong(Pause::stoodMillis).max().orElse(0);
  }

  /** A part of a load, epoch ms. */
  public record Span(long fromMillis, long toMillis) {

    public long millis() {
      return toMillis - fromMillis;
    }
  }

  /**
   * Those that were longer than the limit.
   *
   * @param processors of the injector's machine
   */
  public static Pauses of(
      List<ResourceSample> samples,
      RunStats stats,
      Settings.InjectorLimits limits,
      int processors) {
    LoadSamples touching = LoadSamples.touching(samples, stats);
    return new Pauses(new PauseSearch(touching, limits, processors).found());
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public List<Pause> all() {
    return all;
  }

  /**
   * Whether a request was under way in pauses that make up a tenth of its time or more; epoch ms.
   */
  public boolean isMarked(long startMillis, long endMillis) {
    long stood = 0;
    for (int i = firstShownAfter(startMillis); i < all.size(); i++) {
      Pause pause = all.get(i);
      if (pause.fromMillis() > endMillis) {
        break;
      }
      stood += pause.shownUntilMillis() >= startMillis ? pause.stoodMillis() : 0;
    }
    return stood > 0 && MOST_TIMES * stood >= endMillis - startMillis;
  }

  /** The longest of them, in ms; 0 without any. */
  public long longestMillis() {
    return longestMillis;
  }

  /** What most of the time in them comes from. */
  public Reason reason() {
    Map<Reason, Long> millis =
        all.stream()
            .collect(
                Collectors.groupingBy(Pause::reason, Collectors.summingLong(Pause::stoodMillis)));
    return millis.entrySet().stream()
        .max(Map.Entry.<Reason, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(Reason.UNKNOWN);
  }

  /** The seconds of the load in which they lie. */
  public Seconds seconds(long loadStartMillis) {
    Seconds seconds = new Seconds();
    all.forEach(
        it -> seconds.add(it.fromMillis() - loadStartMillis, it.toMillis() - loadStartMillis));
    return seconds;
  }

  /** Of the given time, the parts that no pause shows in, in their order. */
  public List<Span> calm(long fromMillis, long toMillis) {
    List<Span> calm = new ArrayList<>();
    long from = fromMillis;
    for (Pause pause : all) {
      long until = Math.min(pause.fromMillis(), toMillis);
      if (until > from) {
        calm.add(new Span(from, until));
      }
      from = Math.max(from, pause.shownUntilMillis());
    }
    if (toMillis > from) {
      calm.add(new Span(from, toMillis));
    }
    return calm;
  }

  /** Pauses that ended long before cannot be told by their beginning, so this goes back by them. */
  private int firstShownAfter(long millis) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).toMillis() < millis - longestMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
