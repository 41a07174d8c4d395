package salvo.gatling.stream.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import salvo.event.GapCounts;
import salvo.event.StreamTiming;
import salvo.gatling.stream.calibration.KnownServer.Known;
import salvo.gatling.stream.record.Stamps;
import salvo.gatling.stream.record.StreamRecord;
import salvo.gatling.stream.record.TokenCounts;

/** What is wrong with measured streams, beside what is known of them. */
class DeviationsTest {

  private static final long MILLI = 1_000_000;

  private final Deviations deviations = new Deviations(new Transport(true, true));

  @Test
  void shouldTellHowFarOffAStreamIsWhetherEarlyOrLate() {
    deviations.add(new Known(100 * MILLI, 30 * MILLI, 25), record(103 * MILLI, 29 * MILLI, 25));
    deviations.add(new Known(200 * MILLI, 30 * MILLI, 26), record(198 * MILLI, 32 * MILLI, 24));

    StreamTiming.Calibration found = deviations.found();
    assertThat(found.over()).isEqualTo("HTTP/2 with TLS");
    assertThat(found.streams()).isEqualTo(2);
    assertThat(found.wrongCounts()).isEqualTo(1);
    assertThat(count(found.ttft(), 3)).isEqualTo(1);
    assertThat(count(found.ttft(), 2)).isEqualTo(1);
    assertThat(count(found.gap(), 1)).isEqualTo(1);
    assertThat(count(found.gap(), 2)).isEqualTo(1);
  }

  private static int count(GapCounts counts, long millis) {
    int[] found = new int[1];
    counts.each(
        (bucket, times) -> found[0] += bucket == GapCounts.bucket(millis * MILLI) ? times : 0);
    return found[0];
  }

  private static StreamRecord record(long firstContent, long longestGap, long tokens) {
    return new StreamRecord(
        "known stream",
        200,
        Optional.empty(),
        new Stamps(0, 0, 0, 0, 0, firstContent, firstContent, firstContent, firstContent, 1),
        1,
        1,
        0,
        1,
        1,
        1,
        new TokenCounts(
            OptionalLong.empty(),
            OptionalLong.of(tokens),
            OptionalLong.empty(),
            OptionalLong.empty(),
            1),
        Optional.empty(),
        longestGap,
        1,
        GapCounts.NONE,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
