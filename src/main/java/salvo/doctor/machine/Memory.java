package salvo.doctor.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of this machine, or of the container that this process is in.
 *
 * @param limited whether a container's limit is less than the machine has
 */
record Memory(double availableBytes, double totalBytes, boolean limited) {

  private static final Path MEMINFO = Path.of("proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");
  private static final double KIBIBYTE = 1024;

  /** Of this machine; what only caches files counts as free, where that is told. */
  static Memory ofThisMachine(Path root, Limits limits) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double total = system.getTotalMemorySize();
    double available = available(root.resolve(MEMINFO), system.getFreeMemorySize());
    double limit = limits.memoryBytes().orElse(Double.POSITIVE_INFINITY);
    return new Memory(
        Math.min(available, limit * (1 - limits.memoryUse().orElse(0))),
        Math.min(total, limit),
        limits.memoryBytes().isPresent());
  }

  private static double available(Path meminfo, double otherwise) {
    if (!Files.isReadable(meminfo)) {
      return otherwise;
    }
    try {
      Matcher told = AVAILABLE.matcher(Files.readString(meminfo));
      return told.find() ? Double.parseDouble(told.group(1)) * KIBIBYTE : otherwise;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
