package salvo.monitor.machine;

import java.util.List;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Unit;
import salvo.monitor.source.MetricSource;

/** Threads and open files of a process, as it was last read. */
public final class ProcessMetrics implements MetricSource {

  private final String name;
  private final WatchedProcesses process;

  /**
   * Of processes that are read before this is.
   *
   * @param name such as {@code target}
   */
  public ProcessMetrics(String name, WatchedProcesses process) {
    this.name = name;
    this.process = process;
  }

  @Override
  public List<ResourceMetric> metrics() {
    return List.of(
        ResourceMetric.of(name + "_threads", Unit.COUNT),
        ResourceMetric.of(name + "_open_files", Unit.COUNT));
  }

  @Override
  public double[] read() {
    return new double[] {process.threads(), process.openFiles()};
  }
}
