package salvo.report.csv;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import salvo.event.GapCounts;
import salvo.event.StreamDetail;
import salvo.text.MaskedText;

/**
 * The columns of {@code requests.csv.gz} that only streamed requests fill: times in ms with three
 * decimals, after the request was sent. What has not happened and what the target does not count is
 * empty.
 */
final class StreamColumns {

  private static final String TOKENS_FROM = "tokens_from";
  private static final String FINISH_REASON = "finish_reason";
  private static final String TTFA = "ttfa_ms";
  private static final String TOKENIZER = "tokenizer";

  static final List<String> HEADER =
      List.of(
          "queued_ms",
          "headers_ms",
          "first_byte_ms",
          "first_event_ms",
          "first_content_ms",
          "first_output_ms",
          "last_content_ms",
          "end_ms",
          "longest_gap_ms",
          "chunks",
          "body_bytes",
          "tokens_in",
          "tokens_out",
          "tokens_cached",
          "tokens_of_reasoning",
          "tokens_of_first",
          TOKENS_FROM,
          FINISH_REASON,
          TTFA,
          "sound_ms",
          "rtf_ms",
          "stalls",
          "stall_ms",
          "longest_stall_ms",
          TOKENIZER,
          "tokens_by_tokenizer");

  private static final int NANOS_PER_MICRO = 1_000;
  private static final int MICROS_PER_MILLI = 1_000;
  private static final int MOST_OF_REASON = 40;
  private static final String USAGE = "usage";

  /** Where the tokens are from of an answer whose kind has none. */
  private static final String NOWHERE = "none";

  private StreamColumns() {}

  static Object[] cells(StreamDetail it) {
    StreamDetail.Tokens tokens = it.tokens();
    boolean isCounted = tokens.out() != StreamDetail.NONE;
    return new Object[] {
      millis(it.queuedNanos()),
      millis(it.headersNanos()),
      millis(it.firstByteNanos()),
      millis(it.firstEventNanos()),
      millis(it.firstContentNanos()),
      millis(it.firstOutputNanos()),
      millis(it.lastContentNanos()),
      millis(it.endNanos()),
      millis(it.longestGapNanos()),
      it.chunks(),
      it.bytes(),
      count(tokens.in()),
      count(tokens.out()),
      count(tokens.cached()),
      count(tokens.reasoning()),
      isCounted ? tokens.ofFirst() : null,
      isCounted ? USAGE : it.hasTokens() ? null : NOWHERE,
      SpreadsheetText.of(MaskedText.of(cut(it.finishReason()))),
      ofSound(it, sound -> millis(it.firstContentNanos())),
      ofSound(it, sound -> millis(sound.nanos())),
      ofSound(it, sound -> millis(Math.round(it.nanosPerSoundSecond()))),
      ofSound(it, StreamDetail.Sound::stalls),
      ofSound(it, sound -> millis(sound.stallNanos())),
      ofSound(it, sound -> millis(sound.longestStallNanos())),
      it.tokenized().map(StreamDetail.Tokenized::encoding).orElse(null),
      it.tokenized().map(StreamDetail.Tokenized::tokens).orElse(null)
    };
  }

  private static Object ofSound(StreamDetail it, Function<StreamDetail.Sound, Object> cell) {
    return it.sound().map(cell).orElse(null);
  }

  private static String cut(String reason) {
    return reason.substring(0, Math.min(reason.length(), MOST_OF_REASON));
  }

  private static String millis(long nanos) {
    if (nanos == StreamDetail.NONE) {
      return null;
    }
    long micros = Math.round((double) nanos / NANOS_PER_MICRO);
    String decimals = Long.toString(MICROS_PER_MILLI + micros % MICROS_PER_MILLI);
    return micros / MICROS_PER_MILLI + "." + decimals.substring(1);
  }

  private static Long count(long count) {
    return count == StreamDetail.NONE ? null : count;
  }

  /** Whether a row with all columns is that of a stream. */
  static boolean isFilled(CSVRecord row, int first) {
    return !row.get(first + HEADER.indexOf("end_ms")).isEmpty();
  }

  /** What the cells tell, to the microsecond; of the gaps only the longest, and of no burst. */
  static StreamDetail of(CSVRecord row, int first) {
    int tokens = first + HEADER.indexOf("tokens_in");
    GapCounts.Collector gaps = new GapCounts.Collector();
    long longest = nanos(row.get(first + 8));
    if (longest != StreamDetail.NONE) {
      gaps.add(longest);
    }
    return new StreamDetail(
        nanos(row.get(first)),
        nanos(row.get(first + 1)),
        nanos(row.get(first + 2)),
        nanos(row.get(first + 3)),
        nanos(row.get(first + 4)),
        nanos(row.get(first + 5)),
        nanos(row.get(first + 6)),
        nanos(row.get(first + 7)),
        longest,
        Long.parseLong(row.get(first + 9)),
        Long.parseLong(row.get(first + 10)),
        0,
        0,
        new StreamDetail.Tokens(
            number(row.get(tokens)),
            number(row.get(tokens + 1)),
            number(row.get(tokens + 2)),
            number(row.get(tokens + 3)),
            Math.max(1, number(row.get(tokens + 4)))),
        RequestsCsvReader.text(row, first + HEADER.indexOf(FINISH_REASON)),
        gaps.finish(),
        !row.get(first + HEADER.indexOf(TOKENS_FROM)).equals(NOWHERE),
        tokenized(row, first + HEADER.indexOf(TOKENIZER)),
        sound(row, first + HEADER.indexOf(TTFA)));
  }

  private static Optional<StreamDetail.Tokenized> tokenized(CSVRecord row, int encoding) {
    return isMissing(row, encoding)
        ? Optional.empty()
        : Optional.of(new StreamDetail.Tokenized(row.get(encoding), number(row.get(encoding + 1))));
  }

  /** Files that were written before there was such a column have none. */
  private static boolean isMissing(CSVRecord row, int column) {
    return row.size() <= column || row.get(column).isEmpty();
  }

  private static Optional<StreamDetail.Sound> sound(CSVRecord row, int ttfa) {
    return isMissing(row, ttfa)
        ? Optional.empty()
        : Optional.of(
            new StreamDetail.Sound(
                nanos(row.get(ttfa + 1)),
                number(row.get(ttfa + 3)),
                nanos(row.get(ttfa + 4)),
                nanos(row.get(ttfa + 5))));
  }

  private static long nanos(String millis) {
    return millis.isEmpty() ? StreamDetail.NONE : Math.round(Double.parseDouble(millis) * 1e6);
  }

  private static long number(String count) {
    return count.isEmpty() ? StreamDetail.NONE : Long.parseLong(count);
  }
}
