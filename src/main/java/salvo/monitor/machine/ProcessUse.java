package salvo.monitor.machine;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.monitor.source.Source;
import salvo.monitor.source.Window;

/**
 * Cores and memory that a process uses; empty once it has ended. Where several count together, one
 * that ends takes its time with it, and the cores of that sample are too few.
 */
public final class ProcessUse implements Source<ProcessSample> {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Supplier<Optional<Reading>> process;
  private final Window<Long> window;

  public ProcessUse(Supplier<Optional<Reading>> process, LongSupplier nanoClock) {
    this.process = process;
    this.window = new Window<>(nanoClock);
  }

  @Override
  public Optional<ProcessSample> read() {
    return process.get().map(this::sample);
  }

  private ProcessSample sample(Reading reading) {
    OptionalDouble cores =
        window.end(
            reading.cpuMillis(),
            (start, end, nanos) -> Math.max(0, end - start) * NANOS_PER_MILLI / nanos);
    return new ProcessSample(cores, reading.residentBytes());
  }

  /** Processor time since the process started, and its memory now. */
  public record Reading(long cpuMillis, long residentBytes) {}
}
