package salvo.stats.stream;

import java.util.OptionalDouble;
import salvo.event.StreamDetail;

/**
 * Tokens of some answers as a tokenizer counts them, beside what their target says of the same.
 *
 * @param encoding by which
 * @param streams how many were counted
 * @param tokens of those
 * @param compared how many of those had their tokens counted by their target, too
 * @param comparedTokens of those, as the tokenizer counts them
 * @param comparedUsage of those, as the target does
 */
public record Tokenized(
    String encoding,
    long streams,
    long tokens,
    long compared,
    long comparedTokens,
    long comparedUsage) {

  /**
   * One answer.
   *
   * @param usage what its target says; less than 0 where it says nothing
   */
  static Tokenized of(StreamDetail.Tokenized one, long usage) {
    return usage < 0
        ? new Tokenized(one.encoding(), 1, one.tokens(), 0, 0, 0)
        : new Tokenized(one.encoding(), 1, one.tokens(), 1, one.tokens(), usage);
  }

  Tokenized plus(Tokenized other) {
    return new Tokenized(
        encoding.equals(other.encoding) ? encoding : encoding + " and " + other.encoding,
        streams + other.streams,
        tokens + other.tokens,
        compared + other.compared,
        comparedTokens + other.comparedTokens,
        comparedUsage + other.comparedUsage);
  }

  /**
   * By how much it counts more than the target, as a share of what the target says: -0.03 is 3 %
   * fewer. Empty where the target says nothing.
   */
  public OptionalDouble difference() {
    return comparedUsage > 0
        ? OptionalDouble.of((double) comparedTokens / comparedUsage - 1)
        : OptionalDouble.empty();
  }
}
