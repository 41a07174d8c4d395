package salvo.gatling.stream.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import salvo.gatling.stream.record.StreamShape.Count;

/**
 * Reads how many tokens a target says that its answer took. The newest of each number holds: usage
 * may come in parts, or grow with each event.
 */
final class UsageReading {

  private static final double MOST_TOKENS = 1e12;
  private static final long UNKNOWN = -1;

  private final StreamShape shape;
  private final Map<Count, long[]> counts = new EnumMap<>(Count.class);
  private long ofFirst;

  UsageReading(StreamShape shape) {
    this.shape = shape;
    for (Count count : Count.values()) {
      long[] unknownYet = new long[shape.numbers(count).size()];
      Arrays.fill(unknownYet, UNKNOWN);
      counts.put(count, unknownYet);
    }
  }

  /**
   * Takes the next event.
   *
   * @param hasFirst whether it has the first content of the answer
   */
  void take(JsonNode event, boolean hasFirst) {
    boolean isCounted = false;
    for (Count count : Count.values()) {
      isCounted |= isCounted(count, event) && count == Count.OUT;
    }
    if (hasFirst && isCounted) {
      ofFirst = sum(Count.OUT).orElse(1);
    }
  }

  private boolean isCounted(Count count, JsonNode event) {
    boolean[] isCounted = new boolean[1];
    long[] values = counts.get(count);
    for (int i = 0; i < values.length; i++) {
      int number = i;
      for (JsonField field : shape.numbers(count).get(i)) {
        field.each(
            event,
            it -> {
              if (isCount(it)) {
                values[number] = it.asLong();
                isCounted[0] = true;
              }
            });
      }
    }
    return isCounted[0];
  }

  /** What no answer can have is not counted, as if the target had said nothing. */
  private static boolean isCount(JsonNode number) {
    return number.isNumber() && number.asDouble() >= 0 && number.asDouble() <= MOST_TOKENS;
  }

  /** All that was said so far. */
  TokenCounts tokens() {
    OptionalLong in = sum(Count.IN);
    OptionalLong out = sum(Count.OUT);
    return new TokenCounts(
        in, out, part(Count.CACHED, in), part(Count.REASONING, out), Math.max(1, ofFirst));
  }

  private OptionalLong sum(Count count) {
    long sum = 0;
    boolean isKnown = false;
    for (long each : counts.get(count)) {
      sum += Math.max(0, each);
      isKnown |= each != UNKNOWN;
    }
    return isKnown ? OptionalLong.of(sum) : OptionalLong.empty();
  }

  /** What is more than the whole cannot be a part of it, and is not counted either. */
  private OptionalLong part(Count count, OptionalLong whole) {
    OptionalLong part = sum(count);
    return whole.isPresent() && part.orElse(0) > whole.getAsLong() ? OptionalLong.empty() : part;
  }
}
