package salvo.stats.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.event.StreamTiming;

/**
 * How exact the times of a run's streams are.
 *
 * @param lag how late the event loops were that take streams from the network: what came at any
 *     moment was told as late
 * @param watchedMillis how long they were watched, which is while they had measured streams; of
 *     several injectors the longest
 * @param calibration what streams of known times came to before the load; empty without any
 * @param limits what goodput asks of figures of streams
 */
public record StreamClock(
    FineTimes lag, long watchedMillis, Optional<Calibration> calibration, List<Limit> limits) {

  public StreamClock {
    limits = List.copyOf(limits);
  }

  /**
   * By how much figures of streams of known times were wrong, whether early or late.
   *
   * @param over how they came, such as HTTP/2 with TLS
   * @param streams how many there were
   * @param wrongCounts how many had another number of tokens than was sent
   * @param ttft of their times to the first token
   * @param gap of their longest gaps
   */
  public record Calibration(
      String over, long streams, long wrongCounts, FineTimes ttft, FineTimes gap) {

    private static Calibration of(StreamTiming.Calibration it) {
      return new Calibration(
          it.over(),
          it.streams(),
          it.wrongCounts(),
          FineTimes.of(it.ttft()),
          FineTimes.of(it.gap()));
    }

    private Calibration plus(Calibration other) {
      return new Calibration(
          over.equals(other.over) ? over : over + " and " + other.over,
          streams + other.streams,
          wrongCounts + other.wrongCounts,
          ttft.plus(other.ttft),
          gap.plus(other.gap));
    }
  }

  /**
   * A limit of a figure of streams.
   *
   * @param name of the request
   * @param figure such as "ttft"
   * @param key where it is set
   */
  public record Limit(String name, String figure, String key, double millis) {}

  /** What an injector has seen of its own clock; empty where it had no streams. */
  public static Optional<StreamClock> of(StreamTiming timing, List<Limit> limits) {
    return timing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StreamClock(
                FineTimes.of(timing.lag()),
                timing.watchedMillis(),
                timing.calibration().map(Calibration::of),
                limits));
  }

  /** Of two injectors. */
  public StreamClock plus(StreamClock other) {
    List<Limit> all = new ArrayList<>(limits);
    other.limits.stream().filter(it -> !all.contains(it)).forEach(all::add);
    return new StreamClock(
        lag.plus(other.lag),
        Math.max(watchedMillis, other.watchedMillis),
        Stream.of(calibration, other.calibration)
            .flatMap(Optional::stream)
            .reduce(Calibration::plus),
        all);
  }
}
