package salvo.analysis;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** The machine and the Java runtime that made the load, for comparing one run with another. */
public record InjectorFacts(
    String javaVersion, String operatingSystem, int processors, long maxHeapBytes) {

  private static final double MIB = 1 << 20;

  public static InjectorFacts ofThisProcess() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    Runtime runtime = Runtime.getRuntime();
    return new InjectorFacts(
        Runtime.version().toString(),
        system.getName() + " " + system.getVersion() + " " + system.getArch(),
        runtime.availableProcessors(),
        runtime.maxMemory());
  }

  /** The largest heap in the unit of {@code -Xmx1024m}: "1024 MiB". */
  public String maxHeap() {
    return Math.round(maxHeapBytes / MIB) + " MiB";
  }
}
