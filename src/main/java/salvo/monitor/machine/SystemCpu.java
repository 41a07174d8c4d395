package salvo.monitor.machine;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import salvo.monitor.source.Source;
import salvo.monitor.source.Window;

/**
 * Share of all processors in use, 0 to 1, from the time that they spent busy and in all; not known
 * where that stands still.
 */
public final class SystemCpu implements Source<Double> {

  private final Supplier<Times> times;
  private final Window<Times> window;

  public SystemCpu(Supplier<Times> times, LongSupplier nanoClock) {
    this.times = times;
    this.window = new Window<>(nanoClock);
  }

  @Override
  public Optional<Double> read() {
    return window.end(times.get(), SystemCpu::load).stream().boxed().findFirst();
  }

  private static double load(Times start, Times end, long nanos) {
    long all = end.all() - start.all();
    return all <= 0 ? Double.NaN : (double) (end.busy() - start.busy()) / all;
  }

  /** Processor time since the machine started, summed over the processors. */
  public record Times(long busy, long all) {}
}
