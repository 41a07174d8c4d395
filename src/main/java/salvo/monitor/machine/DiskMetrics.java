package salvo.monitor.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import oshi.hardware.HWDiskStore;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.MetricSource;
import salvo.monitor.source.ProcFile;
import salvo.monitor.source.ReadMetrics;
import salvo.monitor.source.ReadMetrics.Figure;
import salvo.text.Unit;

/**
 * Bytes read and written, and the share of the time in which a disk was at work. OSHI names the
 * disks; on Linux the kernel's own table gives the figures, at a hundredth of the cost.
 */
final class DiskMetrics {

  private static final Path TABLE = Path.of("/proc/diskstats");
  private static final int SECTOR_BYTES = 512;
  private static final double[] UNKNOWN = {Double.NaN, Double.NaN, Double.NaN};

  private DiskMetrics() {}

  static MetricSource of(List<HWDiskStore> stores, LongSupplier nanoClock) {
    List<HWDiskStore> disks = stores.stream().filter(it -> it.getSize() > 0).toList();
    ProcFile table = new ProcFile(TABLE);
    List<String> names = disks.stream().map(it -> name(it.getName())).toList();
    return of(names, table.exists() ? () -> table(table, names) : () -> disks(disks), nanoClock);
  }

  /**
   * Reads by the function.
   *
   * @param counters of each disk the bytes read, the bytes written and the ms at work
   */
  static MetricSource of(List<String> names, Supplier<double[]> counters, LongSupplier nanoClock) {
    List<Figure> figures = new ArrayList<>();
    for (String name : names) {
      Subject disk = Subject.disk(name);
      figures.add(Figure.counter(disk, "read", Unit.BYTES_PER_SECOND));
      figures.add(Figure.counter(disk, "write", Unit.BYTES_PER_SECOND));
      figures.add(Figure.counter(disk, "busy", Unit.SHARE, 0.001));
    }
    return new ReadMetrics(figures, counters, nanoClock);
  }

  /** Unknown of a disk that has gone, as is the first rate of a later one of its name. */
  static double[] table(ProcFile table, List<String> names) {
    Map<String, List<String>> rows = new HashMap<>();
    table.lines().filter(row -> row.size() > 12).forEach(row -> rows.put(row.get(2), row));
    return names.stream()
        .flatMapToDouble(name -> Arrays.stream(counters(rows.get(name))))
        .toArray();
  }

  private static double[] counters(List<String> row) {
    return row == null
        ? UNKNOWN
        : new double[] {
          Double.parseDouble(row.get(5)) * SECTOR_BYTES,
          Double.parseDouble(row.get(9)) * SECTOR_BYTES,
          Double.parseDouble(row.get(12))
        };
  }

  private static double[] disks(List<HWDiskStore> disks) {
    return disks.stream().flatMapToDouble(disk -> Arrays.stream(counters(disk))).toArray();
  }

  private static double[] counters(HWDiskStore disk) {
    return disk.updateAttributes()
        ? new double[] {disk.getReadBytes(), disk.getWriteBytes(), disk.getTransferTime()}
        : UNKNOWN;
  }

  /** Of {@code /dev/sda}, sda. */
  private static String name(String device) {
    return device.substring(device.lastIndexOf('/') + 1);
  }
}
