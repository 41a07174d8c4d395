package salvo.monitor.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import oshi.software.os.OSProcess;

/**
 * One process, or several that count together. They are looked up again every 10 s while none of
 * them is alive, and as often their open files are counted, because that is dear where they are
 * many.
 */
public final class WatchedProcesses {

  private static final long RARELY_NANOS = Duration.ofSeconds(10).toNanos();

  private final Supplier<List<ProcessHandle>> lookUp;
  private final Function<ProcessHandle, Optional<OSProcess>> details;
  private final LongSupplier nanoClock;
  private List<ProcessHandle> handles = List.of();
  private List<OSProcess> latest = List.of();
  private OptionalDouble openFiles = OptionalDouble.empty();
  private long lookedUpNanos;
  private long countedNanos;
  private boolean lookedUp;

  /**
   * Watches what the function finds.
   *
   * @param details of a process; empty once it has ended
   */
  public WatchedProcesses(
      Supplier<List<ProcessHandle>> lookUp,
      Function<ProcessHandle, Optional<OSProcess>> details,
      LongSupplier nanoClock) {
    this.lookUp = lookUp;
    this.details = details;
    this.nanoClock = nanoClock;
  }

  /** What they used so far; empty when none is alive, or the system does not tell. */
  public Optional<ProcessUse.Reading> read() {
    latest = alive();
    if (latest.isEmpty() && isDue(lookedUp, lookedUpNanos)) {
      lookedUp = true;
      lookedUpNanos = nanoClock.getAsLong();
      openFiles = OptionalDouble.empty();
      handles = lookUp.get();
      latest = alive();
    }
    return latest.isEmpty()
        ? Optional.empty()
        : Optional.of(reading()).filter(it -> it.residentBytes() > 0);
  }

  private ProcessUse.Reading reading() {
    return new ProcessUse.Reading(
        (long) sum(process -> process.getKernelTime() + process.getUserTime()),
        (long) sum(OSProcess::getResidentMemory));
  }

  /** Threads at the last {@link #read}; NaN when none was alive. */
  double threads() {
    return latest.isEmpty() ? Double.NaN : sum(OSProcess::getThreadCount);
  }

  /** Open files, or handles, counted at most 10 s ago; NaN where the system does not tell. */
  public double openFiles() {
    if (latest.isEmpty()) {
      return Double.NaN;
    }
    if (isDue(openFiles.isPresent(), countedNanos)) {
      countedNanos = nanoClock.getAsLong();
      openFiles = OptionalDouble.of(sum(it -> known(it.getOpenFiles())));
    }
    return openFiles.orElse(Double.NaN);
  }

  /** Each process has some open: none, or less, is a process that may not be looked into. */
  private static double known(long openFiles) {
    return openFiles > 0 ? openFiles : Double.NaN;
  }

  private boolean isDue(boolean done, long nanos) {
    return !done || nanoClock.getAsLong() - nanos >= RARELY_NANOS;
  }

  private List<OSProcess> alive() {
    List<OSProcess> alive = new ArrayList<>();
    handles.forEach(handle -> details.apply(handle).ifPresent(alive::add));
    return alive;
  }

  private double sum(ToDoubleFunction<OSProcess> value) {
    return latest.stream().mapToDouble(value).sum();
  }
}
