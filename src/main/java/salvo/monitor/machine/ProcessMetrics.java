package salvo.monitor.machine;

import java.util.List;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.MetricSource;
import salvo.text.Unit;

/** Threads and open files of a process, as it was last read. */
public final class ProcessMetrics implements MetricSource {

  private final Subject subject;
  private final WatchedProcesses process;

  /** Of processes that are read before this is. */
  public ProcessMetrics(Subject subject, WatchedProcesses process) {
    this.subject = subject;
    this.process = process;
  }

  @Override
  public List<ResourceMetric> metrics() {
    return List.of(
        ResourceMetric.of(subject, "threads", Unit.COUNT),
        ResourceMetric.of(subject, "open_files", Unit.COUNT));
  }

  @Override
  public double[] read() {
    return new double[] {process.threads(), process.openFiles()};
  }
}
