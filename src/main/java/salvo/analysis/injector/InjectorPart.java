package salvo.analysis.injector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
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
 * @param folder of its own run, from the folder of the common run on where it stands within; empty
 *     where that is not known
 */
public record InjectorPart(
    String name,
    long requests,
    long ko,
    double requestsPerSecond,
    long p50,
    long p95,
    OptionalDouble startMillis,
    Use use,
    Clock clock,
    String folder) {

  /**
   * What it took of its machine; what was not watched is empty.
   *
   * @param cpuCores processor cores in use on average
   * @param memoryBytes the most that it held in memory
   * @param schedulingDelayMillis how late its timers were in the worst twentieth of the time
   * @param streamLagMillis how late its event loops were in the worst hundredth of the time in
   *     which they had streams
   */
  public record Use(
      OptionalDouble cpuCores,
      OptionalDouble memoryBytes,
      OptionalDouble schedulingDelayMillis,
      OptionalDouble streamLagMillis) {

    public static final Use UNKNOWN =
        new Use(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
  }

  /**
   * Its own clock beside that of the run.
   *
   * @param offsetMillis what was added to its instants when the load began
   * @param uncertaintyMillis within how much of the true one that is; empty where it was not
   *     measured
   * @param driftPpm microseconds that it gained in a second, which is set right too; empty where it
   *     was not measured
   */
  public record Clock(
      double offsetMillis, OptionalDouble uncertaintyMillis, OptionalDouble driftPpm) {}

  /** Seconds of one injector are then no more those of another. */
  private static final double UNCERTAIN_MILLIS = 100;

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

  /** Whose instants cannot be put exactly beside the others', in a sentence. */
  public static Optional<String> uncertain(List<InjectorPart> parts) {
    String names =
        parts.stream()
            .filter(it -> it.clock().uncertaintyMillis().orElse(0) >= UNCERTAIN_MILLIS)
            .map(
                it ->
                    it.name()
                        + " (to "
                        + Quantity.millis(it.clock().uncertaintyMillis().getAsDouble())
                        + ")")
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The clocks of these injectors are not known exactly, so their seconds may be slightly"
                + " earlier or later than the others': "
                + names
                + ".");
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
            "All injectors load the same target, but these measured different times, which come"
                + " from them or their network: "
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
