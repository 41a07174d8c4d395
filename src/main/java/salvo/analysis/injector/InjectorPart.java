package salvo.analysis.injector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.text.Quantity;

/**
 * What one of several injectors has done for their common run. Instants are by the clock of the
 * run.
 *
 * @param name tells it from the others
 * @param requests measured ones
 * @param ko of these, how many failed
 * @param requestsPerSecond over its own time
 * @param p50 of its response times, in ms
 * @param p95 of its response times, in ms
 * @param startMillis when its first measured request began; empty without one
 * @param cpuCores processor cores that it used on average; empty where they were not watched
 * @param schedulingDelayMillis how late its timers were in the worst twentieth of the time; empty
 *     where that was not watched
 * @param offsetMillis what was added to the instants of its own clock
 */
public record InjectorPart(
    String name,
    long requests,
    long ko,
    double requestsPerSecond,
    long p50,
    long p95,
    OptionalDouble startMillis,
    OptionalDouble cpuCores,
    OptionalDouble schedulingDelayMillis,
    double offsetMillis) {

  private static final int LEAST_REQUESTS = 100;
  private static final double ODD_TIMES = 1.25;
  private static final int ODD_MILLIS = 5;

  /** From the first injector's first request to the last one's, in ms; empty below two of them. */
  public static OptionalDouble startSpreadMillis(List<InjectorPart> parts) {
    double[] starts = parts.stream().flatMapToDouble(it -> it.startMillis().stream()).toArray();
    if (starts.length < 2) {
      return OptionalDouble.empty();
    }
    double first = starts[0];
    double last = starts[0];
    for (double start : starts) {
      first = Math.min(first, start);
      last = Math.max(last, start);
    }
    return OptionalDouble.of(last - first);
  }

  /**
   * Which injectors saw other times than the rest, in a sentence: all load the same target, so that
   * the difference is their own or their network's.
   */
  public static Optional<String> odd(List<InjectorPart> parts) {
    List<InjectorPart> counted =
        parts.stream().filter(it -> it.requests() >= LEAST_REQUESTS).toList();
    if (counted.size() < 2) {
      return Optional.empty();
    }
    List<String> odd =
        counted.stream()
            .filter(it -> isOdd(it.p50(), medianOfOthers(it, counted)))
            .map(
                it ->
                    String.format(
                        Locale.ROOT,
                        "%s (p50 %s, the others %s)",
                        it.name(),
                        Quantity.millis(it.p50()),
                        Quantity.millis(medianOfOthers(it, counted))))
            .toList();
    return odd.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Injectors of one run see the same target, but these saw other times, which are their"
                + " own or their network's: "
                + String.join("; ", odd)
                + ".");
  }

  private static long medianOfOthers(InjectorPart one, List<InjectorPart> all) {
    long[] others =
        all.stream().filter(it -> it != one).mapToLong(InjectorPart::p50).sorted().toArray();
    return others[(others.length - 1) / 2];
  }

  private static boolean isOdd(long own, long others) {
    long more = Math.max(own, others);
    long less = Math.min(own, others);
    return more - less >= ODD_MILLIS && more >= less * ODD_TIMES;
  }
}
