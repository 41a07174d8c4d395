package salvo.stats.stream;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import salvo.event.StreamDetail;

/**
 * What the good streams of one name add up to.
 *
 * @param streams how many there were
 * @param withTokens how many of them are of a kind that has tokens; sound has none
 * @param counted how many of those had their tokens counted by their target
 * @param tokens of the counted ones
 * @param tokenized what a tokenizer counts of all of them; empty where none was asked for
 * @param steadyTokens tokens that came after the first content, of the streams in which any did
 * @param steadyNanos the time in which they came: from first content to last, added up
 * @param gaps times between two pieces of content that follow one another in an answer, pooled
 * @param perToken of each stream its time per token after the first content
 * @param heldBack how many came at once though they had many tokens
 * @param unreadEvents how many events of them could not be read
 * @param pieces from the network, of the streams whose tokens were counted
 * @param lengths of answers in the course of the run
 */
public record StreamTotals(
    String name,
    long streams,
    long withTokens,
    long counted,
    Tokens tokens,
    Optional<Tokenized> tokenized,
    long steadyTokens,
    long steadyNanos,
    FineTimes gaps,
    FineTimes perToken,
    long heldBack,
    long unreadEvents,
    long pieces,
    AnswerLengths lengths) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** No stream yet. */
  static StreamTotals none(String name) {
    return new StreamTotals(
        name,
        0,
        0,
        0,
        Tokens.NONE,
        Optional.empty(),
        0,
        0,
        new FineTimes(),
        new FineTimes(),
        0,
        0,
        0,
        new AnswerLengths());
  }

  /** With one more, sent at that time; its distributions are added to these. */
  StreamTotals and(long sentMillis, StreamDetail stream) {
    gaps.add(stream.gaps());
    long steady = stream.tokensAfterFirst().orElse(0);
    if (steady > 0) {
      perToken.add(Math.round(stream.nanosPerToken()));
    }
    StreamDetail.Tokens more = stream.tokens();
    lengths.add(sentMillis, more.out(), stream.bytes());
    return new StreamTotals(
        name,
        streams + 1,
        withTokens + (stream.hasTokens() ? 1 : 0),
        counted + (more.out() < 0 ? 0 : 1),
        tokens.plus(Tokens.of(more.in(), more.out(), more.cached(), more.reasoning())),
        sum(tokenized, stream.tokenized().map(it -> Tokenized.of(it, more.out()))),
        steadyTokens + steady,
        steadyNanos + (steady > 0 ? stream.contentNanos() : 0),
        gaps,
        perToken,
        heldBack + (stream.isHeldBack() ? 1 : 0),
        unreadEvents + stream.unreadEvents(),
        pieces + (more.out() < 0 ? 0 : stream.chunks()),
        lengths);
  }

  /** All of both, under this name. */
  public StreamTotals plus(StreamTotals other) {
    return new StreamTotals(
        name,
        streams + other.streams,
        withTokens + other.withTokens,
        counted + other.counted,
        tokens.plus(other.tokens),
        sum(tokenized, other.tokenized),
        steadyTokens + other.steadyTokens,
        steadyNanos + other.steadyNanos,
        gaps.plus(other.gaps),
        perToken.plus(other.perToken),
        heldBack + other.heldBack,
        unreadEvents + other.unreadEvents,
        pieces + other.pieces,
        lengths.plus(other.lengths));
  }

  private static Optional<Tokenized> sum(Optional<Tokenized> one, Optional<Tokenized> other) {
    return Stream.concat(one.stream(), other.stream()).reduce(Tokenized::plus);
  }

  /** The same by another clock. */
  public StreamTotals movedBy(long millis) {
    return new StreamTotals(
        name,
        streams,
        withTokens,
        counted,
        tokens,
        tokenized,
        steadyTokens,
        steadyNanos,
        gaps,
        perToken,
        heldBack,
        unreadEvents,
        pieces,
        lengths.movedBy(millis));
  }

  /** Tokens after the first content of a stream that had any, on average; 0 where none had. */
  public double meanSteadyTokens() {
    return perToken.count() == 0 ? 0 : (double) steadyTokens / perToken.count();
  }

  /** Tokens of an answer for each piece from the network; empty where none were counted. */
  public OptionalDouble tokensPerPiece() {
    return tokens.out().isPresent() && pieces > 0
        ? OptionalDouble.of((double) tokens.out().getAsLong() / pieces)
        : OptionalDouble.empty();
  }

  /** Share of the tokens of prompts that were cached; empty where the target does not tell. */
  public OptionalDouble cachedShare() {
    return tokens.cached().isPresent() && tokens.in().orElse(0) > 0
        ? OptionalDouble.of((double) tokens.cached().getAsLong() / tokens.in().getAsLong())
        : OptionalDouble.empty();
  }

  StreamTotals copy() {
    return plus(none(name));
  }

  /** Tokens of the answers per second of so many seconds; empty where none were counted. */
  public OptionalDouble tokensPerSecond(double seconds) {
    return tokens.out().isPresent() && seconds > 0
        ? OptionalDouble.of(tokens.out().getAsLong() / seconds)
        : OptionalDouble.empty();
  }

  /**
   * Tokens per second that a user sees once an answer has begun: all tokens after the first content
   * by all of their time. Empty where none were counted.
   */
  public OptionalDouble tokensPerSecondOfStream() {
    return steadyNanos > 0
        ? OptionalDouble.of(steadyTokens * NANOS_PER_SECOND / steadyNanos)
        : OptionalDouble.empty();
  }
}
