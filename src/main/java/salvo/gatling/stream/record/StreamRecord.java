package salvo.gatling.stream.record;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import salvo.event.GapCounts;
import salvo.event.StreamDetail;
import salvo.gatling.stream.sound.Heard;
import salvo.stats.stream.Pace;

/**
 * What one streamed request came to. All figures are functions of its stamps and counts, in
 * milliseconds.
 *
 * @param name of the request
 * @param status of the answer, 0 where there was none
 * @param retryAfter what a refusal asks to wait, as it says it
 * @param chunks pieces that came from the network
 * @param events events, with content or without
 * @param unreadEvents those of them that are no JSON object where the shape consists of such
 * @param contents events with content
 * @param bytes of the body
 * @param burstBytes the most of them that came at once: in pieces within 2 ms
 * @param finishReason why the target ended the answer, in its words
 * @param longestGapNanos between two pieces with content; less than 0 where there were not two
 * @param longestGapEnd when that gap was over
 * @param gaps all the times between two pieces with content
 * @param hasTokens whether answers of its shape have tokens, which a target may count or not
 * @param tokenized what a tokenizer makes of its text, beside usage; only where it was asked for
 * @param text what was said, reasoning left out; only where it was asked for
 * @param heard what a listener heard; of sound alone
 * @param failure what is wrong with it
 * @param complaint what an error inside the stream says, or why sound cannot be played
 */
public record StreamRecord(
    String name,
    int status,
    Optional<String> retryAfter,
    Stamps stamps,
    long chunks,
    long events,
    long unreadEvents,
    long contents,
    long bytes,
    long burstBytes,
    TokenCounts tokens,
    Optional<String> finishReason,
    long longestGapNanos,
    long longestGapEnd,
    GapCounts gaps,
    boolean hasTokens,
    Optional<StreamDetail.Tokenized> tokenized,
    Optional<String> text,
    Optional<Heard> heard,
    Optional<StreamFailure> failure,
    String complaint) {

  private static final double NANOS_PER_MILLI = 1_000_000;
  private static final double NANOS_PER_SECOND = 1_000_000_000;
  private static final long FEW_CONTENTS = 10;
  private static final double LEAST_MILLIS_PER_CONTENT = 0.5;

  /** Time to first token: to the first content, reasoning or output, from when it was sent. */
  public OptionalDouble ttft() {
    return between(stamps.sent(), stamps.firstContent());
  }

  /** Time to first output: to the first content that is no reasoning. */
  public OptionalDouble ttfo() {
    return between(stamps.sent(), stamps.firstOutput());
  }

  /**
   * Time per output token: from the first content to the last, divided by the tokens that came
   * after the first. It is not defined where none did, where all content came at one instant, or
   * where the target counts no tokens.
   */
  public OptionalDouble tpot() {
    long after = tokens.out().orElse(0) - tokens.ofFirst();
    OptionalDouble time = between(stamps.firstContent(), stamps.lastContent());
    return after > 0 && time.orElse(0) > 0
        ? OptionalDouble.of(time.getAsDouble() / after)
        : OptionalDouble.empty();
  }

  /** The time that 100 tokens take at the pace of those after the first content; 1 at least. */
  public OptionalDouble pace() {
    OptionalDouble each = tpot();
    return each.isPresent()
        ? OptionalDouble.of(Math.max(1, Pace.TOKENS * each.getAsDouble()))
        : OptionalDouble.empty();
  }

  /** The longest time between two pieces of content that follow one another. */
  public OptionalDouble longestGap() {
    return longestGapNanos < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(longestGapNanos / NANOS_PER_MILLI);
  }

  /**
   * How long a second of sound took, from when it was sent to the last of it: with less than 1,000
   * it came faster than it is played. The real-time factor, in milliseconds per second.
   */
  public OptionalDouble millisPerSoundSecond() {
    OptionalDouble time = between(stamps.sent(), stamps.lastContent());
    double seconds = heard.map(Heard::soundNanos).orElse(0L) / NANOS_PER_SECOND;
    return time.isPresent() && seconds > 0
        ? OptionalDouble.of(time.getAsDouble() / seconds)
        : OptionalDouble.empty();
  }

  /** For how long in all a listener heard nothing while waiting for more. */
  public OptionalDouble silence() {
    return ofHeard(Heard::silenceNanos);
  }

  /** The longest of these silences. */
  public OptionalDouble longestSilence() {
    return ofHeard(Heard::longestNanos);
  }

  private OptionalDouble ofHeard(ToLongFunction<Heard> nanos) {
    return heard.isPresent() && contents > 0
        ? OptionalDouble.of(nanos.applyAsLong(heard.get()) / NANOS_PER_MILLI)
        : OptionalDouble.empty();
  }

  /** When the longest silence was over, or else the last sound was there. */
  public long longestSilenceEnd() {
    return heard
        .map(Heard::longestEnd)
        .filter(end -> end != Stamps.NEVER)
        .orElse(stamps.lastContent());
  }

  /** From when it was sent to the end of the answer. */
  public OptionalDouble endToEnd() {
    return between(stamps.sent(), stamps.end());
  }

  /** How late it was sent: what the injector itself took. */
  public OptionalDouble queueing() {
    return between(stamps.intended(), stamps.sent());
  }

  /**
   * Whether its many events came so close to one another that nobody can have made them so: a proxy
   * held them back, or the target did.
   */
  public boolean isBuffered() {
    OptionalDouble time = between(stamps.firstContent(), stamps.lastContent());
    return contents > FEW_CONTENTS
        && time.isPresent()
        && time.getAsDouble() / (contents - 1) < LEAST_MILLIS_PER_CONTENT;
  }

  /** The same without its text, for the records of the run. */
  public StreamDetail detail() {
    return new StreamDetail(
        nanos(stamps.intended(), stamps.sent()),
        sinceSent(stamps.headers()),
        sinceSent(stamps.firstByte()),
        sinceSent(stamps.firstEvent()),
        sinceSent(stamps.firstContent()),
        sinceSent(stamps.firstOutput()),
        sinceSent(stamps.lastContent()),
        sinceSent(stamps.end()),
        longestGapNanos < 0 ? StreamDetail.NONE : longestGapNanos,
        chunks,
        bytes,
        burstBytes,
        unreadEvents,
        tokens.known(),
        finishReason.orElse(""),
        gaps,
        hasTokens,
        tokenized,
        heard.map(Heard::detail));
  }

  private long sinceSent(long stamp) {
    return nanos(stamps.sent(), stamp);
  }

  private static long nanos(long from, long to) {
    return from == Stamps.NEVER || to == Stamps.NEVER ? StreamDetail.NONE : to - from;
  }

  /** This record, with that failure or with none. */
  StreamRecord failed(Optional<StreamFailure> why) {
    return new StreamRecord(
        name,
        status,
        retryAfter,
        stamps,
        chunks,
        events,
        unreadEvents,
        contents,
        bytes,
        burstBytes,
        tokens,
        finishReason,
        longestGapNanos,
        longestGapEnd,
        gaps,
        hasTokens,
        tokenized,
        text,
        heard,
        why,
        complaint);
  }

  private static OptionalDouble between(long from, long to) {
    return from == Stamps.NEVER || to == Stamps.NEVER
        ? OptionalDouble.empty()
        : OptionalDouble.of((to - from) / NANOS_PER_MILLI);
  }
}
