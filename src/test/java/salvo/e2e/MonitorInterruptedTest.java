package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import salvo.OwnSettings;
import salvo.monitor.file.ResourceCsvReader;

/**
 * The command {@code ./salvo monitor} when somebody ends it. To Java the signal of Ctrl+C is the
 * same, but a build in the background passes it on as one to ignore.
 */
@DisabledOnOs(OS.WINDOWS)
class MonitorInterruptedTest {

  @TempDir Path folder;

  @Test
  void shouldLeaveACompleteFileWhenItIsInterrupted() throws Exception {
    Path csv = folder.resolve("metrics.csv");
    ProcessBuilder command =
        new ProcessBuilder("./salvo", "monitor", "-o", csv.toString(), "-i", "100ms")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    command.environment().put("SALVO_CONFIG", OwnSettings.FILE.toString());
    Process monitor = command.start();
    try {
      Waiting.until("five samples", () -> lines(csv).size() > 5);

      new ProcessBuilder("kill", "-TERM", Long.toString(monitor.pid())).start().waitFor();

      assertThat(monitor.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(monitor.exitValue()).isEqualTo(143);
    } finally {
      monitor.destroyForcibly();
    }
    assertThat(Files.readString(csv)).endsWith("\n");
    assertThat(ResourceCsvReader.read(csv)).hasSize(lines(csv).size() - 1);
    List<Integer> cells = lines(csv).stream().map(line -> line.split(",", -1).length).toList();
    assertThat(cells).containsOnly(cells.get(0));
    assertThat(folder.resolve("said")).content().contains("Watching: ", "  CPU ");
  }

  private static List<String> lines(Path csv) {
    try {
      return Files.exists(csv) ? Files.readAllLines(csv) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
