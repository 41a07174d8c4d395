package salvo.gatling.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import salvo.gatling.stream.record.Stamps;
import salvo.gatling.stream.record.StreamRecord;
import salvo.gatling.stream.record.StreamShape;

/** What is measured of each good stream, beside its request: under its name and this word. */
enum StreamFigure {
  TTFT(shape -> !shape.isSound(), StreamRecord::ttft, record -> record.stamps().firstContent()),
  TTFO(StreamShape::hasReasoning, StreamRecord::ttfo, record -> record.stamps().firstOutput()),
  TPOT(StreamShape::countsTokens, StreamRecord::tpot, record -> record.stamps().lastContent()),
  TTFA(StreamShape::isSound, StreamRecord::ttft, record -> record.stamps().firstContent()),
  RTF(
      StreamShape::isSound,
      StreamRecord::millisPerSoundSecond,
      record -> record.stamps().lastContent()),
  STALL(StreamShape::isSound, StreamRecord::silence, record -> record.stamps().lastContent()),
  LONGEST_STALL(
      StreamShape::isSound, StreamRecord::longestSilence, StreamRecord::longestSilenceEnd),
  GAP(shape -> true, StreamRecord::longestGap, StreamRecord::longestGapEnd);

  private final Predicate<StreamShape> isOf;
  private final Function<StreamRecord, OptionalDouble> millis;
  private final Function<StreamRecord, Long> end;

  StreamFigure(
      Predicate<StreamShape> isOf,
      Function<StreamRecord, OptionalDouble> millis,
      Function<StreamRecord, Long> end) {
    this.isOf = isOf;
    this.millis = millis;
    this.end = end;
  }

  /** Those that streams of a shape can have. */
  static List<StreamFigure> of(StreamShape shape) {
    return Arrays.stream(values()).filter(it -> it.isOf.test(shape)).toList();
  }

  /** What comes after the name of the request. */
  String suffix() {
    return " " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The figure in ms; empty where the stream has none. */
  OptionalDouble millis(StreamRecord record) {
    return millis.apply(record);
  }

  /** When it was over, in ns after the request was sent. */
  long endNanos(StreamRecord record) {
    long at = end.apply(record);
    return at == Stamps.NEVER ? 0 : at - record.stamps().sent();
  }
}
