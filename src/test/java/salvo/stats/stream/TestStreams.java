package salvo.stats.stream;

import java.util.List;
import java.util.Optional;
import salvo.event.GapCounts;
import salvo.event.StreamDetail;

/** Streams as they are told of. */
public final class TestStreams {

  private static final long MILLI = 1_000_000;
  private static final long SENT = 1_767_000_000_000L;

  private TestStreams() {}

  /** 41 tokens in 11 pieces, 20 ms apart: the first after 400 ms, the last after 600 ms. */
  public static StreamDetail counted() {
    return stream(new StreamDetail.Tokens(100, 41, 64, 10, 1), "stop");
  }

  /** The same, of which a tokenizer counts 38 tokens. */
  public static StreamDetail tokenized() {
    return stream(
        counted().tokens(),
        "stop",
        Optional.of(new StreamDetail.Tokenized("o200k_base", 38)),
        Optional.empty());
  }

  /** The same of a target that counts nothing. */
  public static StreamDetail uncounted() {
    return stream(StreamDetail.Tokens.UNKNOWN, "");
  }

  /** The same of sound, 10 s of it, heard with two silences. */
  public static StreamDetail heard() {
    StreamDetail.Sound sound = new StreamDetail.Sound(10_000 * MILLI, 2, 35 * MILLI, 30 * MILLI);
    return stream(StreamDetail.Tokens.UNKNOWN, "", Optional.empty(), Optional.of(sound));
  }

  /** Nothing in 610 ms. */
  public static StreamDetail silent() {
    long none = StreamDetail.NONE;
    return new StreamDetail(
        2 * MILLI,
        300 * MILLI,
        none,
        none,
        none,
        none,
        none,
        610 * MILLI,
        none,
        0,
        0,
        0,
        0,
        StreamDetail.Tokens.UNKNOWN,
        "",
        GapCounts.NONE,
        true,
        Optional.empty(),
        Optional.empty());
  }

  static StreamDetail stream(StreamDetail.Tokens tokens, String finishReason) {
    return stream(tokens, finishReason, Optional.empty(), Optional.empty());
  }

  private static StreamDetail stream(
      StreamDetail.Tokens tokens,
      String finishReason,
      Optional<StreamDetail.Tokenized> tokenized,
      Optional<StreamDetail.Sound> sound) {
    GapCounts.Collector gaps = new GapCounts.Collector();
    for (int i = 0; i < 10; i++) {
      gaps.add(20 * MILLI);
    }
    return new StreamDetail(
        2 * MILLI,
        300 * MILLI,
        310 * MILLI,
        320 * MILLI,
        400 * MILLI,
        450 * MILLI,
        600 * MILLI,
        610 * MILLI + 1_234,
        20 * MILLI,
        12,
        4_321,
        400,
        3,
        tokens,
        finishReason,
        gaps.finish(),
        sound.isEmpty(),
        tokenized,
        sound);
  }

  /** What they add up to. */
  public static List<StreamTotals> totals() {
    StreamTallies tallies = new StreamTallies();
    tallies.add("get job", SENT, counted());
    tallies.add("get job", SENT + 2_500, uncounted());
    return tallies.totals();
  }
}
