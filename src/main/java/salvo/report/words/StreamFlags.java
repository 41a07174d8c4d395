package salvo.report.words;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.number;
import static salvo.text.Quantity.share;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final String NOT_STREAMED =
      " answers were not streamed: of more than 20 tokens, nine tenths came at once. Something"
          + " holds answers back, often a proxy that buffers them (in nginx: proxy_buffering off,"
          + " or the header X-Accel-Buffering: no), so that their time to first token is that of"
          + " the whole answer.";

  private static final String UNREAD =
      " events of answers that are else good were no JSON objects: what they say is in no figure"
          + " and no text. Clients of the target may fail on them.";

  private static final String COALESCED =
      " tokens come in each piece from the network. Gaps are between pieces and so say little"
          + " of single tokens; the time per token does.";

  private static final String CACHED =
      " of the tokens of the prompts came from the target's cache, which makes first tokens"
          + " faster. If your users' prompts are less alike, vary those of the load.";

  private StreamFlags() {}

  /**
   * One of them.
   *
   * @param kind its name in {@code summary.json}
   * @param figure what its sentence begins with where the rest holds for all requests; empty where
   *     it does not
   */
  public record Flag(String kind, String figure, String rest) {

    public String sentence() {
      return figure + rest;
    }
  }

  /** All that hold of any, each after the name of its request; the same of several once. */
  static List<String> sentences(List<StreamTotals> streams) {
    Map<String, List<String>> figures = new LinkedHashMap<>();
    for (StreamTotals it : streams) {
      for (Flag flag : of(it)) {
        String rest = flag.figure().isEmpty() ? it.name() + ": " + flag.rest() : flag.rest();
        List<String> told = figures.computeIfAbsent(rest, key -> new ArrayList<>());
        if (!flag.figure().isEmpty()) {
          told.add(it.name() + ": " + flag.figure());
        }
      }
    }
    List<String> sentences = new ArrayList<>();
    figures.forEach((rest, told) -> sentences.add(String.join(", ", told) + rest));
    return sentences;
  }

  /** All that hold; none for most. */
  public static List<Flag> of(StreamTotals it) {
    List<Flag> flags = new ArrayList<>();
    if (it.heldBack() >= LEAST_HELD_BACK && it.heldBack() >= NOTABLE_HELD_BACK * it.streams()) {
      flags.add(
          new Flag(
              "notStreamed", count(it.heldBack()) + " of " + count(it.streams()), NOT_STREAMED));
    }
    if (it.unreadEvents() > 0) {
      flags.add(new Flag("unread", count(it.unreadEvents()), UNREAD));
    }
    it.tokensPerPiece()
        .ifPresent(
            tokens -> {
              if (tokens >= NOTABLE_TOKENS_PER_PIECE && it.heldBack() < it.streams()) {
                flags.add(new Flag("coalesced", number(tokens), COALESCED));
              }
            });
    it.cachedShare()
        .ifPresent(
            cached -> {
              if (cached >= NOTABLE_CACHED) {
                flags.add(new Flag("cached", share(cached), CACHED));
              }
            });
    it.lengths().shorter().map(StreamFlags::shorter).ifPresent(flags::add);
    return flags;
  }

  private static Flag shorter(AnswerLengths.Shorter it) {
    return new Flag(
        "shorter",
        "",
        "Answers became shorter in the course of the run: "
            + number(it.last())
            + (it.inTokens() ? " tokens" : " bytes")
            + " on average in its last third, "
            + number(it.first())
            + " in its first. Shorter answers are faster, so compare the time per token, and look"
            + " whether they are still complete.");
  }
}
