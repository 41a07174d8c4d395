package salvo.gatling.goodput;

import salvo.config.Settings.GoodputLimit;
import salvo.event.StreamDetail;
import salvo.gatling.output.AnswersUnderWay.SoFar;

/** What is certain of an answer that is cut: its figures are at least these. */
final class Certain {

  private Certain() {}

  /** The least of a figure in ns; 0 where what has not come yet could still make it anything. */
  static double nanos(GoodputLimit limit, SoFar answer) {
    StreamDetail stream = answer.stream();
    return switch (limit) {
      case TIME -> stream.endNanos();
      case TTFT, TTFA -> orSoFar(stream.firstContentNanos(), stream);
      case TTFO -> orSoFar(stream.firstOutputNanos(), stream);
      case GAP -> Math.max(stream.longestGapNanos(), answer.idleNanos());
      case STALL -> stream.sound().map(StreamDetail.Sound::stallNanos).orElse(0L);
      case LONGEST_STALL -> stream.sound().map(StreamDetail.Sound::longestStallNanos).orElse(0L);
      case TPOT, RTF -> 0;
    };
  }

  private static long orSoFar(long nanos, StreamDetail stream) {
    return nanos == StreamDetail.NONE ? stream.endNanos() : nanos;
  }
}
