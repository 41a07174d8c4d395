package salvo.monitor;

import java.util.Optional;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.software.os.OSProcess;
import oshi.util.GlobalConfig;
import salvo.monitor.ResourceSample.MemorySample;

/**
 * This machine, through OSHI. It sees the host: the limits of a container do not show. OSHI is
 * first touched by the first reading, so that what it fails with is that reading's failure.
 */
final class Machine {

  private SystemInfo info;

  /** Time stolen by the hypervisor counts as busy, time waiting for a disk does not. */
  SystemCpu.Times processorTimes() {
    long[] ticks = info().getHardware().getProcessor().getSystemCpuLoadTicks();
    long all = 0;
    for (long tick : ticks) {
      all += tick;
    }
    long idle = ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()];
    return new SystemCpu.Times(all - idle, all);
  }

  Optional<MemorySample> memory() {
    GlobalMemory memory = info().getHardware().getMemory();
    return Optional.of(new MemorySample(memory.getTotal(), memory.getAvailable()));
  }

  /** What a process used so far; empty once it has ended, even when its number was given again. */
  Optional<ProcessUse.Reading> process(ProcessHandle handle) {
    return Optional.ofNullable(info().getOperatingSystem().getProcess((int) handle.pid()))
        .filter(process -> process.getState() != OSProcess.State.ZOMBIE)
        .filter(process -> handle.isAlive())
        .map(Machine::reading);
  }

  private static ProcessUse.Reading reading(OSProcess process) {
    return new ProcessUse.Reading(
        process.getKernelTime() + process.getUserTime(), process.getResidentMemory());
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
