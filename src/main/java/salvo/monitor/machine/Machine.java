package salvo.monitor.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;
import oshi.util.GlobalConfig;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.source.GuardedMetrics;
import salvo.monitor.source.MetricSource;

/**
 * This machine, through OSHI. It sees the host: the limits of a container are told by {@link
 * salvo.monitor.container.ContainerMetrics}. OSHI is first touched by the first reading, so that
 * what it fails with is that reading's failure. It answers with zeros where it cannot read, and
 * those count as failures too.
 */
public final class Machine {

  private SystemInfo info;

  /** Time stolen by the hypervisor counts as busy, time waiting for a disk does not. */
  public SystemCpu.Times processorTimes() {
    return times(hardware().getProcessor().getSystemCpuLoadTicks());
  }

  static SystemCpu.Times times(long[] ticks) {
    long all = LongStream.of(ticks).sum();
    if (all <= 0) {
      throw new IllegalStateException("the system does not report processor times");
    }
    long idle = ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()];
    return new SystemCpu.Times(all - idle, all);
  }

  public Optional<MemorySample> memory() {
    GlobalMemory memory = hardware().getMemory();
    return Optional.of(memory(memory.getTotal(), memory.getAvailable()));
  }

  static MemorySample memory(long totalBytes, long availableBytes) {
    if (totalBytes <= 0 || availableBytes <= 0) {
      throw new IllegalStateException("the system does not report the size of its memory");
    }
    return new MemorySample(totalBytes, availableBytes);
  }

  /** A process; empty once it has ended, even when its number was given again. */
  public Optional<OSProcess> process(ProcessHandle handle) {
    return Optional.ofNullable(system().getProcess((int) handle.pid()))
        .filter(process -> process.getState() != OSProcess.State.ZOMBIE)
        .filter(process -> handle.isAlive());
  }

  /** All connections and who listens; dear, up to 100 ms at 10,000 of them. */
  public List<IPConnection> connections() {
    return system().getInternetProtocolStats().getConnections();
  }

  /** What it does beyond processors and memory; each part fails alone. */
  public List<MetricSource> metrics(Consumer<String> warnings) {
    HostMetrics host = new HostMetrics(System::nanoTime);
    Map<String, Supplier<MetricSource>> parts = new LinkedHashMap<>();
    parts.put(
        "the single processors",
        () -> new ProcessorMetrics(() -> hardware().getProcessor().getProcessorCpuLoadTicks()));
    parts.put("the load", () -> host.load(hardware().getProcessor()));
    parts.put("the swap", () -> host.swap(hardware().getMemory()));
    parts.put("the disks", () -> DiskMetrics.of(hardware().getDiskStores(), System::nanoTime));
    parts.put("the disks' errors", () -> DiskErrors.ofThisMachine(System::nanoTime));
    parts.put(
        "the networks", () -> NetworkMetrics.of(hardware().getNetworkIFs(true), System::nanoTime));
    parts.put("the connections", () -> host.connections(system().getInternetProtocolStats()));
    parts.put("the sockets", host::sockets);
    parts.put("the open files", () -> host.openFiles(system().getFileSystem()));
    return parts.entrySet().stream()
        .<MetricSource>map(it -> new GuardedMetrics(it.getKey(), it.getValue(), warnings))
        .toList();
  }

  private HardwareAbstractionLayer hardware() {
    return info().getHardware();
  }

  private OperatingSystem system() {
    return info().getOperatingSystem();
  }

  private SystemInfo info() {
    if (info == null) {
      // Otherwise OSHI answers from a cache for 300 ms, and a busy machine reads as idle.
      GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, 0);
      info = new SystemInfo();
    }
    return info;
  }
}
