package salvo.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.source.MetricSource;

class DiskErrorsTest {

  @TempDir private Path devices;
  private long nanos;

  @Test
  void shouldGiveTheErrorsPerSecondOfTheDisksThatCountThem() throws IOException {
    Path counter = counter("sda", "0x1f\n");
    Files.createDirectories(devices.resolve("vda").resolve("device"));
    MetricSource errors = DiskErrors.of(devices, () -> nanos);

    assertThat(errors.metrics())
        .extracting(ResourceMetric::column)
        .containsExactly("disk_sda_errors_per_s");
    assertThat(errors.read()).containsExactly(Double.NaN);
    nanos += 2_000_000_000L;
    Files.writeString(counter, "0x23\n");
    assertThat(errors.read()).containsExactly(2);
  }

  @Test
  void shouldLeaveAGapWhenADiskHasGone() throws IOException {
    Path counter = counter("sdb", "0x0");
    MetricSource errors = DiskErrors.of(devices, () -> nanos);
    errors.read();
    Files.delete(counter);
    nanos += 1_000_000_000L;

    assertThat(errors.read()).containsExactly(Double.NaN);
  }

  @Test
  void shouldHaveNoMetricsWhenThereIsNoSuchFolder() {
    MetricSource errors = DiskErrors.of(devices.resolve("none"), () -> nanos);

    assertThat(errors.metrics()).isEmpty();
    assertThat(errors.read()).isEmpty();
  }

  private Path counter(String disk, String count) throws IOException {
    Path folder = Files.createDirectories(devices.resolve(disk).resolve("device"));
    return Files.writeString(folder.resolve("ioerr_cnt"), count);
  }
}
