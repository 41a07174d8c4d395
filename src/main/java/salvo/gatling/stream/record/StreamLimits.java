package salvo.gatling.stream.record;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a stream has to keep to.
 *
 * @param firstToken within which the first content must come; empty: within the request's timeout
 * @param stall longest time between two pieces of content; empty: as long as the request may take
 * @param mostBytes of its body
 * @param mayEndByLength whether an answer that is cut off by its length is a good one
 */
public record StreamLimits(
    Optional<Duration> firstToken,
    Optional<Duration> stall,
    long mostBytes,
    boolean mayEndByLength) {

  /** None but those of the request. */
  public static final StreamLimits NONE =
      new StreamLimits(Optional.empty(), Optional.empty(), Long.MAX_VALUE, false);

  boolean isLate(OptionalDouble ttft) {
    return isBeyond(firstToken, ttft);
  }

  boolean isStall(OptionalDouble gap) {
    return isBeyond(stall, gap);
  }

  private static boolean isBeyond(Optional<Duration> limit, OptionalDouble millis) {
    return limit.isPresent()
        && millis.isPresent()
        && millis.getAsDouble() * 1_000_000 > limit.get().toNanos();
  }
}
