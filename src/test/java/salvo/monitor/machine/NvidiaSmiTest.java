package salvo.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.source.MetricSource;

/** Recorded answers, played by a script in place of the command. */
@DisabledOnOs(OS.WINDOWS)
class NvidiaSmiTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final double MIB = 1 << 20;

  private static final String TWO_DEVICES =
      """
      2025/03/04 10:00:00.000, 0, 35, 1024, 81559, 41, 123.45
      2025/03/04 10:00:00.001, 1, 0, 3, 81559, 33, 70.10
      """;

  private final AtomicLong nanos = new AtomicLong();

  @TempDir Path folder;

  @Test
  void shouldTellOfEveryDeviceWhenTheCommandDoes() throws IOException {
    try (MetricSource gpus = start(TWO_DEVICES + TWO_DEVICES, "exec sleep 60")) {
      assertThat(gpus.metrics())
          .extracting(ResourceMetric::column)
          .startsWith(
              "gpu0_load_percent",
              "gpu0_memory_used_bytes",
              "gpu0_memory_total_bytes",
              "gpu0_temperature_celsius",
              "gpu0_power_watts",
              "gpu1_load_percent")
          .hasSize(10);
      assertThat(gpus.read())
          .containsExactly(
              0.35, 1024 * MIB, 81_559 * MIB, 41, 123.45, 0, 3 * MIB, 81_559 * MIB, 33, 70.1);
    }
  }

  @Test
  void shouldLeaveGapsWhereADeviceDoesNotTell() throws IOException {
    String line = "2025/03/04 10:00:00.000, 0, [N/A], 1024, [Not Supported], 41, N/A\n";
    try (MetricSource gpus = start(line + line, "exec sleep 60")) {
      assertThat(gpus.read()).containsExactly(Double.NaN, 1024 * MIB, Double.NaN, 41, Double.NaN);
    }
  }

  @Test
  void shouldLeaveGapsWhenTheLatestLineIsOlderThanThreePeriods() throws IOException {
    try (MetricSource gpus = start(TWO_DEVICES + TWO_DEVICES, "exec sleep 60")) {
      nanos.set(SECOND.multipliedBy(3).toNanos());
      assertThat(gpus.read()).doesNotContain(Double.NaN);

      nanos.incrementAndGet();

      assertThat(gpus.read()).hasSize(10).containsOnly(Double.NaN);
    }
  }

  @Test
  void shouldFailWhenTheCommandHasEnded() throws IOException {
    try (MetricSource gpus = start(TWO_DEVICES + TWO_DEVICES, "exit 0")) {
      assertThatThrownBy(() -> readUntilItFails(gpus))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("nvidia-smi has ended");
    }
  }

  @Test
  void shouldHaveNoMetricsWhenThereIsNoSuchCommand() {
    MetricSource gpus =
        NvidiaSmi.start(
            List.of(folder.resolve("missing").toString()), SECOND, PATIENCE, nanos::get);

    assertThat(gpus.metrics()).isEmpty();
    assertThat(gpus.read()).isEmpty();
  }

  @Test
  void shouldHaveNoMetricsWhenTheDriverIsNotThere() throws IOException {
    String failure =
        "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure"
            + " that the latest NVIDIA driver is installed and running.\n";

    assertThat(start(failure, "exit 9").metrics()).isEmpty();
    assertThat(start("No devices were found\n", "exit 6").metrics()).isEmpty();
  }

  @Test
  void shouldWaitNoLongerThanItsPatienceWhenTheCommandHangs() throws IOException {
    MetricSource gpus =
        NvidiaSmi.start(script("", "exec sleep 60"), SECOND, Duration.ofMillis(50), nanos::get);

    assertThat(gpus.metrics()).isEmpty();
  }

  @Test
  void shouldAskAtMostOncePerSecondWhenTheIntervalIsShorter() {
    assertThat(NvidiaSmi.command(Duration.ofMillis(100))).endsWith("-l", "1");
    assertThat(NvidiaSmi.command(Duration.ofSeconds(30))).endsWith("-l", "30");
  }

  private MetricSource start(String output, String last) throws IOException {
    return NvidiaSmi.start(script(output, last), SECOND, PATIENCE, nanos::get);
  }

  private List<String> script(String output, String last) throws IOException {
    Path answers = Files.writeString(folder.resolve("answers"), output);
    Path script = folder.resolve("nvidia-smi");
    Files.writeString(script, "cat '" + answers + "'\n" + last + "\n");
    return List.of("/bin/sh", script.toString());
  }

  private static void readUntilItFails(MetricSource gpus) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      gpus.read();
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
