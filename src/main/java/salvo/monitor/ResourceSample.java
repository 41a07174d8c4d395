package salvo.monitor;

import java.util.Optional;

/**
 * What the machine and the processes did in one interval.
 *
 * @param epochMillis wall clock at the end of the interval
 * @param runMillis time since the monitor started, from a monotonic clock
 * @param cpu share of all processors in use, 0 to 1
 * @param target the target's process, where it is local and known
 * @param gcPauseMillis time the injector's collector stopped it in the interval
 */
public record ResourceSample(
    long epochMillis,
    long runMillis,
    double cpu,
    long memoryTotalBytes,
    long memoryUsedBytes,
    long memoryAvailableBytes,
    ProcessSample injector,
    long injectorHeapUsedBytes,
    long gcPauseMillis,
    Optional<ProcessSample> target) {

  /** Use of memory, 0 to 1. */
  public double memory() {
    return memoryTotalBytes == 0 ? 0 : (double) memoryUsedBytes / memoryTotalBytes;
  }

  /** A process: cores in use (1.0 is one whole core) and resident memory. */
  public record ProcessSample(double cpuCores, long residentBytes) {}
}
