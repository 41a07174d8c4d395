package salvo.report.words;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.Quantity.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.report.RunReport;
import salvo.stats.stream.FineTimes;
import salvo.stats.stream.StreamClock;
import salvo.stats.stream.StreamTotals;
import salvo.stats.stream.Tokenized;
import salvo.text.Quantity;

/** What streams came to in words: a row for each request whose answers came as such. */
public final class StreamText {

  /** What the cells of a row are called. */
  public static final List<String> HEADINGS =
      List.of("Streams of", "Speed", "Tokens", "Time per token", "Gaps between pieces");

  private StreamText() {}

  /** One row each, in alphabetical order; none where there were no good streams. */
  public static List<List<String>> rows(RunReport report) {
    double seconds = report.stats().durationSeconds();
    return report.stats().streams().stream()
        .map(
            it ->
                List.of(
                    it.name(),
                    speed(it, seconds),
                    tokens(it),
                    times(it.perToken()),
                    times(it.gaps())))
        .toList();
  }

  /** One sentence each, without an end. */
  public static List<String> sentences(RunReport report) {
    double seconds = report.stats().durationSeconds();
    return report.stats().streams().stream().map(it -> sentence(it, seconds)).toList();
  }

  /** What is notable of them, in sentences that begin with the names of their requests. */
  public static List<String> flags(RunReport report) {
    return StreamFlags.sentences(report.stats().streams());
  }

  /** How exact the times of streams are, without an end; empty where there were none. */
  public static Optional<String> clock(RunReport report) {
    return report.streamClock().flatMap(StreamText::clock);
  }

  /** The same of one. */
  public static Optional<String> clock(StreamClock clock) {
    List<String> parts = new ArrayList<>();
    if (clock.lag().count() > 0) {
      parts.add("event loops late by " + late(clock.lag()));
    }
    clock.calibration().map(StreamText::calibrated).ifPresent(parts::add);
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  private static String late(FineTimes lag) {
    return "p50 "
        + millis(lag.percentile(50))
        + ", p99 "
        + millis(lag.percentile(99))
        + ", max "
        + millis(lag.max());
  }

  private static String calibrated(StreamClock.Calibration it) {
    return "before the load, in "
        + count(it.streams())
        + " streams of known times over "
        + it.over()
        + ", times to first token were off by "
        + off(it.ttft())
        + " and gaps by "
        + off(it.gap())
        + ", token counts "
        + (it.wrongCounts() == 0 ? "exact" : "wrong in " + count(it.wrongCounts()));
  }

  private static String off(FineTimes errors) {
    return millis(errors.percentile(50)) + " (p99 " + millis(errors.percentile(99)) + ")";
  }

  private static String sentence(StreamTotals it, double seconds) {
    List<String> parts = new ArrayList<>();
    parts.add(speed(it, seconds));
    parts.add(tokens(it));
    if (it.gaps().count() > 0) {
      parts.add("gaps " + times(it.gaps()));
    }
    parts.removeIf(String::isEmpty);
    return it.name() + ": " + String.join("; ", parts);
  }

  private static String speed(StreamTotals it, double seconds) {
    List<String> parts = new ArrayList<>();
    it.tokensPerSecond(seconds).ifPresent(rate -> parts.add(number(rate) + " tokens/s in all"));
    it.tokensPerSecondOfStream()
        .ifPresent(rate -> parts.add(number(rate) + " tokens/s in a stream"));
    return String.join(", ", parts);
  }

  private static String tokens(StreamTotals it) {
    return Stream.concat(
            Stream.of(usage(it)).filter(text -> !text.isEmpty()),
            it.tokenized().map(StreamText::tokenized).stream())
        .collect(Collectors.joining("; "));
  }

  private static String tokenized(Tokenized it) {
    String tokens =
        count(it.tokens())
            + " tokens out by tokenizer "
            + it.encoding()
            + " in "
            + count(it.streams())
            + " streams";
    OptionalDouble more = it.difference();
    if (more.isEmpty()) {
      return tokens;
    }
    return tokens
        + ", "
        + than(more.getAsDouble())
        + " usage says"
        + (it.compared() == it.streams() ? "" : " of " + count(it.compared()) + " of them");
  }

  private static String than(double more) {
    return more == 0
        ? "as many as"
        : Quantity.share(Math.abs(more)) + (more < 0 ? " fewer" : " more") + " than";
  }

  /** Nothing where that kind of answer has none. */
  private static String usage(StreamTotals it) {
    if (it.withTokens() == 0) {
      return "";
    }
    if (it.counted() == 0) {
      return "tokens unknown: no usage in any of " + count(it.withTokens()) + " streams";
    }
    List<String> parts = new ArrayList<>();
    parts.add(count(it.tokens().out().orElse(0)) + " tokens out" + of(it));
    it.tokens()
        .in()
        .ifPresent(in -> parts.add(count(in) + " in" + part(it.tokens().cached(), " cached")));
    parts.add("by usage in " + count(it.counted()) + " of " + count(it.withTokens()) + " streams");
    return String.join(", ", parts);
  }

  private static String of(StreamTotals it) {
    OptionalLong reasoning = it.tokens().reasoning();
    return reasoning.orElse(0) > 0 ? part(reasoning, " of reasoning") : "";
  }

  private static String part(OptionalLong known, String what) {
    return known.isPresent() ? " (" + count(known.getAsLong()) + what + ")" : "";
  }

  private static String times(FineTimes times) {
    return times.count() == 0 ? "" : RunText.times(times::percentile, times.max());
  }
}
