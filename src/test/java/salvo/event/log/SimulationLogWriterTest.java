package salvo.event.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.event.Logs;
import salvo.event.RunEvent;

class SimulationLogWriterTest {

  @TempDir Path folder;

  @Test
  void shouldLeaveTheLogValidWhenAnEventIsRefused() throws IOException {
    Path log = folder.resolve("simulation.log");
    RunEvent good = new RunEvent.Crash("a: b", Logs.START);
    try (SimulationLogWriter writer = new SimulationLogWriter(log, Logs.header("3.15.1"))) {
      writer.write(good);
      assertRefused(writer, new RunEvent.User("admin", true, Logs.START), "Scenario 'admin'");
      assertRefused(writer, new RunEvent.Crash("c", 0), "Instant 0 is more than 24.8 days");
      assertRefused(
          writer,
          Logs.request(List.of("g"), "n", 0, 1L << 31, true, ""),
          "Instant 1702147483648 is more than 24.8 days from the run's start, 1700000000000");
      assertRefused(
          writer,
          Logs.request(List.of("g"), "n", 0, 1, false, "x".repeat(32_769)),
          "A text of 32769 characters is too long for a log: at most 32768");
      writer.write(good);
    }

    List<RunEvent> events = new ArrayList<>();
    assertThat(SimulationLog.read(log, events::add).whole()).isTrue();
    assertThat(events).containsExactly(good, good);
  }

  @Test
  void shouldReadItBackWhenATextIsAsLongAsAllowed() throws IOException {
    List<RunEvent> events =
        List.of(
            new RunEvent.Crash("x".repeat(32_768), Logs.START),
            new RunEvent.Crash("語".repeat(32_768), Logs.START));
    Path log = Logs.write(folder.resolve("simulation.log"), Logs.header("3.15.1"), events);

    List<RunEvent> read = new ArrayList<>();
    SimulationLog.read(log, read::add);

    assertThat(read).isEqualTo(events);
  }

  private static void assertRefused(SimulationLogWriter writer, RunEvent event, String message) {
    assertThatThrownBy(() -> writer.write(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
