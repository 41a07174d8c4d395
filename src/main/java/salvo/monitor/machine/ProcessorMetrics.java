package salvo.monitor.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import oshi.hardware.CentralProcessor.TickType;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.MetricSource;
import salvo.text.Unit;

/**
 * What each processor was busy for, and of all of them what the hypervisor took and what waited for
 * a disk. As for the whole machine, stolen time counts as busy and time in wait does not.
 */
final class ProcessorMetrics implements MetricSource {

  private static final int IDLE = TickType.IDLE.getIndex();
  private static final int WAIT = TickType.IOWAIT.getIndex();
  private static final int STOLEN = TickType.STEAL.getIndex();
  private static final int OF_ALL = 2;

  private final Supplier<long[][]> ticks;
  private long[][] start;

  /**
   * Reads by the function.
   *
   * @param ticks per processor, its time by {@link TickType}
   */
  ProcessorMetrics(Supplier<long[][]> ticks) {
    this.ticks = ticks;
    this.start = ticks.get();
  }

  @Override
  public List<ResourceMetric> metrics() {
    List<ResourceMetric> metrics = new ArrayList<>();
    metrics.add(ResourceMetric.of(Subject.PROCESSORS, "steal", Unit.SHARE));
    metrics.add(ResourceMetric.of(Subject.PROCESSORS, "wait", Unit.SHARE));
    for (int i = 0; i < start.length; i++) {
      metrics.add(ResourceMetric.of(Subject.processor(i), "", Unit.SHARE));
    }
    return metrics;
  }

  /** Empty for a time so short that no processor counted any of it, and without readings. */
  @Override
  public double[] read() {
    long[][] end = ticks.get();
    double[] values = new double[OF_ALL + start.length];
    Arrays.fill(values, Double.NaN);
    if (isUnknown(start) || isUnknown(end)) {
      start = isUnknown(end) ? start : end;
      return values;
    }
    long[] all = new long[start[0].length];
    for (int i = 0; i < Math.min(start.length, end.length); i++) {
      long[] spent = spent(start[i], end[i]);
      values[OF_ALL + i] = 1 - share(spent, IDLE) - share(spent, WAIT);
      Arrays.setAll(all, type -> all[type] + spent[type]);
    }
    values[0] = share(all, STOLEN);
    values[1] = share(all, WAIT);
    if (Arrays.stream(all).sum() > 0) {
      start = end;
    }
    return values;
  }

  /** A processor of a machine that runs has spent time: zeros are a file that cannot be read. */
  private static boolean isUnknown(long[][] ticks) {
    return Arrays.stream(ticks).flatMapToLong(Arrays::stream).sum() <= 0;
  }

  /** A count that goes back, as waiting for a disk may, counts as none. */
  private static long[] spent(long[] start, long[] end) {
    long[] spent = new long[start.length];
    Arrays.setAll(spent, type -> Math.max(0, end[type] - start[type]));
    return spent;
  }

  private static double share(long[] spent, int type) {
    long all = Arrays.stream(spent).sum();
    return all == 0 ? Double.NaN : (double) spent[type] / all;
  }
}
