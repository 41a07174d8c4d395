package salvo.gatling.stream.calibration;

import salvo.event.GapCounts;
import salvo.event.StreamTiming;
import salvo.gatling.stream.calibration.KnownServer.Known;
import salvo.gatling.stream.record.StreamRecord;

/** By how much what was measured of streams differs from what is known of them. */
final class Deviations {

  private final Transport transport;
  private final GapCounts.Collector ttft = new GapCounts.Collector();
  private final GapCounts.Collector gap = new GapCounts.Collector();
  private long streams;
  private long wrongCounts;

  Deviations(Transport transport) {
    this.transport = transport;
  }

  /** Both have their instants from the clock of this process. */
  void add(Known known, StreamRecord record) {
    streams++;
    ttft.add(Math.abs(record.stamps().firstContent() - known.first()));
    gap.add(Math.abs(record.longestGapNanos() - known.longestGapNanos()));
    wrongCounts += record.tokens().out().orElse(0) == known.tokens() ? 0 : 1;
  }

  StreamTiming.Calibration found() {
    return new StreamTiming.Calibration(
        transport.words(), streams, wrongCounts, ttft.finish(), gap.finish());
  }
}
