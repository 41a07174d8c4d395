package salvo.run.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.event.RunEvent;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogWriter;

class LatestRequestsTest {

  private static final long START = 1_700_000_000_000L;

  private final LatestRequests latest = new LatestRequests();

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void writeLog() throws IOException {
    log = folder.resolve("simulation.log");
    RunHeader header = new RunHeader("3.15.1", "Any", START, "", List.of("any"), List.of());
    try (SimulationLogWriter writer = new SimulationLogWriter(log, header)) {
      writer.write(request(100, 200));
      writer.write(request(5_000, 5_100));
      writer.write(request(5_000, 5_100));
      writer.write(request(5_050, 5_120));
    }
  }

  @Test
  void shouldMissNothingWhenEverythingWasRecorded() throws IOException {
    record(request(100, 200), request(5_000, 5_100), request(5_000, 5_100), request(5_050, 5_120));

    assertThat(latest.missing(log)).isEmpty();
  }

  @Test
  void shouldFindWhatOnlyTheLogHasWhenTheTapWasStoppedFirst() throws IOException {
    record(request(100, 200), request(5_000, 5_100));

    assertThat(latest.missing(log))
        .extracting(it -> it.startMillis() - START, it -> it.endMillis() - START)
        .containsExactly(tuple(5_000L, 5_100L), tuple(5_050L, 5_120L));
  }

  @Test
  void shouldLeaveTheBeginningAloneWhenOnlyTheEndWasKept() throws IOException {
    record(request(5_000, 5_100), request(5_000, 5_100), request(5_050, 5_120));

    assertThat(latest.missing(log)).isEmpty();
  }

  private void record(RunEvent.Request... requests) {
    List.of(requests).forEach(latest::add);
  }

  private static RunEvent.Request request(long start, long end) {
    return new RunEvent.Request(
        "any", List.of("regular"), "hello", START + start, START + end, true, 200, "");
  }
}
