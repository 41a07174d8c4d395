package salvo.monitor.sample;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the machine and the processes did in one interval. What could not be read, or has no meaning
 * yet, is empty rather than zero.
 *
 * @param epochMillis wall clock at the end of the interval
 * @param runMillis time since the monitor started, from a monotonic clock
 * @param cpu share of all processors in use, 0 to 1
 * @param injector the process that offers the load: this one
 * @param jvm the injector's virtual machine
 * @param target the target's process, where it is local, known and alive
 * @param metrics everything else, which differs from machine to machine
 */
public record ResourceSample(
    long epochMillis,
    long runMillis,
    OptionalDouble cpu,
    Optional<MemorySample> memory,
    Optional<ProcessSample> injector,
    Optional<JvmSample> jvm,
    Optional<ProcessSample> target,
    Metrics metrics) {

  /** A sample without metrics. */
  public ResourceSample(
      long epochMillis,
      long runMillis,
      OptionalDouble cpu,
      Optional<MemorySample> memory,
      Optional<ProcessSample> injector,
      Optional<JvmSample> jvm,
      Optional<ProcessSample> target) {
    this(epochMillis, runMillis, cpu, memory, injector, jvm, target, Metrics.NONE);
  }

  /** Rounds to what is saved, so that a saved run has the figures that were shown at its end. */
  public ResourceSample {
    cpu = rounded(cpu, 10_000);
  }

  /** The same, its wall clock set forward. */
  public ResourceSample later(long millis) {
    return new ResourceSample(
        epochMillis + millis, runMillis, cpu, memory, injector, jvm, target, metrics);
  }

  /** The machine's memory; what the kernel could free for a new process counts as available. */
  public record MemorySample(long totalBytes, long availableBytes) {

    public long usedBytes() {
      return totalBytes - availableBytes;
    }

    /** Use of memory, 0 to 1. */
    public double usedShare() {
      return totalBytes == 0 ? 0 : (double) usedBytes() / totalBytes;
    }
  }

  /** A process: cores in use over the interval (1.0 is one whole core) and resident memory. */
  public record ProcessSample(OptionalDouble cpuCores, long residentBytes) {

    /** Rounds to what is saved. */
    public ProcessSample {
      cpuCores = rounded(cpuCores, 1_000);
    }
  }

  /**
   * A virtual machine.
   *
   * @param heapUsedBytes heap in use
   * @param gcPauseMillis how long collections stopped it in the interval
   * @param schedulingDelayMillis the longest time by which a thread ran too late in the interval
   */
  public record JvmSample(long heapUsedBytes, long gcPauseMillis, long schedulingDelayMillis) {}

  private static OptionalDouble rounded(OptionalDouble value, int parts) {
    return value.isPresent()
        ? OptionalDouble.of((double) Math.round(value.getAsDouble() * parts) / parts)
        : value;
  }
}
