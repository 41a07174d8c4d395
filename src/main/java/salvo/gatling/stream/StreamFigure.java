package salvo.gatling.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import salvo.event.FigureName;
import salvo.event.GapCounts;
import salvo.gatling.stream.record.Stamps;
import salvo.gatling.stream.record.StreamRecord;
import salvo.gatling.stream.record.StreamShape;

/** What is measured of each good stream, beside its request: under its name and this word. */
public enum StreamFigure {
  TTFT(shape -> !shape.isSound(), once(StreamRecord::ttft), it -> it.stamps().firstContent()),
  TTFO(StreamShape::hasReasoning, once(StreamRecord::ttfo), it -> it.stamps().firstOutput()),
  TPOT(StreamShape::countsTokens, once(StreamRecord::tpot), it -> it.stamps().lastContent()),
  TTFA(StreamShape::isSound, once(StreamRecord::ttft), it -> it.stamps().firstContent()),
  RTF(
      StreamShape::isSound,
      once(StreamRecord::millisPerSoundSecond),
      it -> it.stamps().lastContent()),
  STALL(StreamShape::isSound, once(StreamRecord::silence), it -> it.stamps().lastContent()),
  LONGEST_STALL(
      StreamShape::isSound, once(StreamRecord::longestSilence), StreamRecord::longestSilenceEnd),
  GAP(shape -> true, once(StreamRecord::longestGap), StreamRecord::longestGapEnd),
  /** All gaps, pooled: as many as there are. */
  GAPS(shape -> true, StreamFigure::gaps, it -> it.stamps().lastContent()),
  /** How late it was sent. */
  QUEUEING(shape -> true, once(StreamRecord::queueing), it -> it.stamps().sent()),
  /** Each token once, with its part of the time from sending to the end of its answer. */
  TOKENS(StreamShape::countsTokens, StreamFigure::tokens, it -> it.stamps().lastContent()),
  /** The time that 100 tokens take at its pace. */
  PACE(StreamShape::countsTokens, once(StreamRecord::pace), it -> it.stamps().lastContent());

  private static final double NANOS_PER_MILLI = 1_000_000;

  private final Predicate<StreamShape> isOf;
  private final Function<StreamRecord, Map<Long, Long>> times;
  private final ToLongFunction<StreamRecord> end;

  StreamFigure(
      Predicate<StreamShape> isOf,
      Function<StreamRecord, Map<Long, Long>> times,
      ToLongFunction<StreamRecord> end) {
    this.isOf = isOf;
    this.times = times;
    this.end = end;
  }

  private static Function<StreamRecord, Map<Long, Long>> once(
      Function<StreamRecord, OptionalDouble> millis) {
    return record -> {
      OptionalDouble value = millis.apply(record);
      return value.isPresent() ? Map.of(Math.round(value.getAsDouble()), 1L) : Map.of();
    };
  }

  private static Map<Long, Long> gaps(StreamRecord record) {
    Map<Long, Long> gaps = new TreeMap<>();
    record
        .gaps()
        .each(
            (bucket, number) ->
                gaps.merge(
                    Math.round(GapCounts.nanos(bucket) / NANOS_PER_MILLI),
                    (long) number,
                    Long::sum));
    return gaps;
  }

  private static Map<Long, Long> tokens(StreamRecord record) {
    long tokens = record.tokens().out().orElse(0);
    OptionalDouble time = record.endToEnd();
    return tokens > 0 && time.isPresent()
        ? Map.of(Math.round(time.getAsDouble() / tokens), tokens)
        : Map.of();
  }

  /** Those that streams of a shape can have. */
  static List<StreamFigure> of(StreamShape shape) {
    return Arrays.stream(values()).filter(it -> it.isOf.test(shape)).toList();
  }

  /** Whether a record of that figure may stand for many. */
  public static boolean mayRepeat(String figure) {
    return FigureName.GAPS.isIn(figure) || FigureName.TOKENS.isIn(figure);
  }

  /** What it is called. */
  FigureName figure() {
    return FigureName.valueOf(name());
  }

  /** The figure in whole ms, and how often the stream has each; empty where it has none. */
  Map<Long, Long> times(StreamRecord record) {
    return times.apply(record);
  }

  /** When it was over, in ns after the request was sent. */
  long endNanos(StreamRecord record) {
    long at = end.applyAsLong(record);
    return at == Stamps.NEVER ? 0 : at - record.stamps().sent();
  }
}
