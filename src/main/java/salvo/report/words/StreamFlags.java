package salvo.report.words;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.number;
import static salvo.text.Quantity.share;

import java.util.ArrayList;
import java.util.List;
import salvo.stats.stream.AnswerLengths;
import salvo.stats.stream.StreamTotals;

/** What is notable of the streams of a request and no failure, each in a sentence that helps. */
public final class StreamFlags {

  /** Answers that came at once are noted from this share of all. */
  private static final double NOTABLE_HELD_BACK = 0.01;

  /** A single one may have waited for a machine that stood still. */
  private static final int LEAST_HELD_BACK = 2;

  private static final double NOTABLE_TOKENS_PER_PIECE = 2;
  private static final double NOTABLE_CACHED = 0.5;

  private StreamFlags() {}

  /**
   * One of them.
   *
   * @param kind its name in {@code summary.json}
   */
  public record Flag(String kind, String sentence) {}

  /** All that hold; none for most. */
  public static List<Flag> of(StreamTotals it) {
    List<Flag> flags = new ArrayList<>();
    if (it.heldBack() >= LEAST_HELD_BACK && it.heldBack() >= NOTABLE_HELD_BACK * it.streams()) {
      flags.add(new Flag("notStreamed", notStreamed(it)));
    }
    it.tokensPerPiece()
        .ifPresent(
            tokens -> {
              if (tokens >= NOTABLE_TOKENS_PER_PIECE && it.heldBack() < it.streams()) {
                flags.add(new Flag("coalesced", coalesced(tokens)));
              }
            });
    it.cachedShare()
        .ifPresent(
            cached -> {
              if (cached >= NOTABLE_CACHED) {
                flags.add(new Flag("cached", cached(cached)));
              }
            });
    it.lengths().shorter().map(StreamFlags::shorter).ifPresent(flags::add);
    return flags;
  }

  private static String notStreamed(StreamTotals it) {
    return count(it.heldBack())
        + " of "
        + count(it.streams())
        + " answers were not streamed: of more than 20 tokens, nine tenths came at once. Something"
        + " holds answers back, often a proxy that buffers them (in nginx: proxy_buffering off, or"
        + " the header X-Accel-Buffering: no), so that their time to first token is that of the"
        + " whole answer.";
  }

  private static String coalesced(double tokens) {
    return number(tokens)
        + " tokens come in each piece from the network. Gaps are between pieces and so say little"
        + " of single tokens; the time per token does.";
  }

  private static String cached(double share) {
    return share(share)
        + " of the tokens of the prompts came from the target's cache, which makes first tokens"
        + " faster. If your users' prompts are less alike, vary those of the load.";
  }

  private static Flag shorter(AnswerLengths.Shorter it) {
    return new Flag(
        "shorter",
        "Answers became shorter in the course of the run: "
            + number(it.last())
            + (it.inTokens() ? " tokens" : " bytes")
            + " on average in its last third, "
            + number(it.first())
            + " in its first. Shorter answers are faster, so compare the time per token, and look"
            + " whether they are still complete.");
  }
}
