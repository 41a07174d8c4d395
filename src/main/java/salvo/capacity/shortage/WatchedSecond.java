package salvo.capacity.shortage;

import java.util.OptionalInt;

/**
 * A second of a search.
 *
 * @param level which of the levels was run, counted from 0; empty between them
 * @param p95 of all requests that ended in it, in ms; NaN without any
 * @param failed share of them, 0 to 1
 * @param values of the resources, in their order; NaN for what is not known
 */
public record WatchedSecond(OptionalInt level, double p95, double failed, double[] values) {

  boolean isOf(int other) {
    return level.isPresent() && level.getAsInt() == other;
  }
}
