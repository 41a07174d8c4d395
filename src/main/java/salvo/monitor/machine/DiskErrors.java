package salvo.monitor.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.MetricSource;
import salvo.monitor.source.ReadMetrics;
import salvo.monitor.source.ReadMetrics.Figure;
import salvo.text.Unit;

/**
 * Commands that a disk answered with an error, for the disks whose driver counts them: on Linux
 * those of its SCSI layer, SATA and USB included, but neither NVMe nor virtual ones.
 */
final class DiskErrors {

  private static final Path BLOCK_DEVICES = Path.of("/sys/block");

  private DiskErrors() {}

  static MetricSource ofThisMachine(LongSupplier nanoClock) {
    return of(BLOCK_DEVICES, nanoClock);
  }

  /**
   * Looks for disks once.
   *
   * @param blockDevices the kernel's folder with one folder per disk; none where there is none
   */
  static MetricSource of(Path blockDevices, LongSupplier nanoClock) {
    List<Path> disks = disks(blockDevices);
    return new ReadMetrics(
        disks.stream().map(it -> errors(it.getFileName().toString())).toList(),
        () -> disks.stream().mapToDouble(DiskErrors::count).toArray(),
        nanoClock);
  }

  private static List<Path> disks(Path blockDevices) {
    if (!Files.isDirectory(blockDevices)) {
      return List.of();
    }
    try (Stream<Path> devices = Files.list(blockDevices)) {
      return devices.filter(it -> Files.isReadable(counter(it))).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Figure errors(String disk) {
    return Figure.counter(Subject.disk(disk), "errors", Unit.PER_SECOND);
  }

  /** As the kernel writes it: 0x1f. NaN for a disk that has gone. */
  private static double count(Path disk) {
    try {
      return Long.decode(Files.readString(counter(disk)).strip());
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  private static Path counter(Path disk) {
    return disk.resolve("device").resolve("ioerr_cnt");
  }
}
