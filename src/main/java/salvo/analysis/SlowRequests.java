package salvo.analysis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import salvo.stats.times.ResponseTimes;
import salvo.text.Quantity;

/** How many requests succeeded so late that their users will not have called it a success. */
public final class SlowRequests {

  private SlowRequests() {}

  /**
   * The counts above each limit, in one sentence; empty when no request exceeds the lowest.
   *
   * @param ofOk response times of the successful requests
   * @param limits ascending
   */
  public static Optional<String> sentence(ResponseTimes ofOk, List<Duration> limits) {
    if (limits.isEmpty() || ofOk.countAbove(limits.get(0).toMillis()) == 0) {
      return Optional.empty();
    }
    String counts =
        limits.stream().map(limit -> above(ofOk, limit)).collect(Collectors.joining(", "));
    return Optional.of(
        "Of " + Quantity.count(ofOk.count()) + " successful requests " + counts + ".");
  }

  private static String above(ResponseTimes ofOk, Duration limit) {
    long millis = limit.toMillis();
    return Quantity.count(ofOk.countAbove(millis)) + " took over " + Quantity.millis(millis);
  }
}
