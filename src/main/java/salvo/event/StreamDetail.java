package salvo.event;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the answer to a request came, where it was read as a stream. Times are nanoseconds after the
 * request was sent; {@link #NONE} stands for what has not happened or is not known.
 *
 * @param queuedNanos how long before it was sent its user had come to it
 * @param headersNanos the head of the answer was there
 * @param firstByteNanos the first byte of its body was
 * @param firstEventNanos the first event was whole
 * @param firstContentNanos the first content, reasoning or output, was there
 * @param firstOutputNanos the first that was no reasoning was
 * @param lastContentNanos the last content was
 * @param endNanos the answer was over
 * @param longestGapNanos the longest time between two pieces of content
 * @param chunks pieces that came from the network
 * @param bytes of the body
 * @param burstBytes the most of them that came at once: in pieces within 2 ms
 * @param unreadEvents events that are not what its kind of answer consists of: what they say is in
 *     no figure
 * @param tokens as the target counts them
 * @param finishReason why the target ended the answer, in its words; empty where it does not say
 * @param gaps all the times between two pieces of content
 * @param hasTokens whether this kind of answer has tokens, which a target may count or not
 * @param tokenized what a tokenizer makes of its text, beside usage; only where it was asked for
 * @param sound what was heard of it; of sound alone
 */
public record StreamDetail(
    long queuedNanos,
    long headersNanos,
    long firstByteNanos,
    long firstEventNanos,
    long firstContentNanos,
    long firstOutputNanos,
    long lastContentNanos,
    long endNanos,
    long longestGapNanos,
    long chunks,
    long bytes,
    long burstBytes,
    long unreadEvents,
    Tokens tokens,
    String finishReason,
    GapCounts gaps,
    boolean hasTokens,
    Optional<Tokenized> tokenized,
    Optional<Sound> sound) {

  /** It has not happened, or is not known. */
  public static final long NONE = -1;

  private static final long MANY = 20;
  private static final double AT_ONCE = 0.9;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Tokens of one request; {@link #NONE} where the target does not count them.
   *
   * @param in of the prompt
   * @param out of the answer, reasoning and all
   * @param cached those of the prompt that were cached
   * @param reasoning those of the answer that are reasoning
   * @param ofFirst those of the first content
   */
  public record Tokens(long in, long out, long cached, long reasoning, long ofFirst) {

    /** Of a target that counts none. */
    public static final Tokens UNKNOWN = new Tokens(NONE, NONE, NONE, NONE, 1);
  }

  /**
   * Tokens of an answer as a tokenizer counts them, reasoning and all.
   *
   * @param encoding by which, such as o200k_base
   */
  public record Tokenized(String encoding, long tokens) {}

  /**
   * What a listener heard to whom sound was played while it came.
   *
   * @param nanos how long the sound is
   * @param stalls how often nothing was there to be heard between its beginning and its end
   * @param stallNanos for how long in all
   * @param longestStallNanos the longest of these silences; 0 where there was none
   */
  public record Sound(long nanos, long stalls, long stallNanos, long longestStallNanos) {}

  /**
   * Whether an answer of many tokens came at once, nine tenths of it or more: something on its way
   * holds answers back.
   */
  public boolean isHeldBack() {
    long many = tokens.out() == NONE ? gaps.total() : tokens.out();
    return many > MANY && bytes > 0 && burstBytes >= AT_ONCE * bytes;
  }

  /**
   * Tokens after the first content: what the time between first and last content is for. Empty
   * where there is no such time.
   */
  public OptionalLong tokensAfterFirst() {
    long after = tokens.out() - tokens.ofFirst();
    return tokens.out() != NONE && after > 0 && contentNanos() > 0
        ? OptionalLong.of(after)
        : OptionalLong.empty();
  }

  /** From the first content to the last, in ns; 0 without any. */
  public long contentNanos() {
    return firstContentNanos == NONE ? 0 : lastContentNanos - firstContentNanos;
  }

  /**
   * How long a second of sound took, from when the request was sent to the last of it, in ns;
   * {@link #NONE} where there is no sound.
   */
  public double nanosPerSoundSecond() {
    return sound
        .filter(it -> it.nanos() > 0 && lastContentNanos != NONE)
        .map(it -> lastContentNanos * NANOS_PER_SECOND / it.nanos())
        .orElse((double) NONE);
  }

  /** Time per token after the first content, in ns; {@link #NONE} where it is not defined. */
  public double nanosPerToken() {
    OptionalLong after = tokensAfterFirst();
    return after.isPresent() ? (double) contentNanos() / after.getAsLong() : NONE;
  }
}
