package salvo.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import salvo.SuppressForbidden;
import salvo.event.LogEnd;
import salvo.event.SimulationLog;
import salvo.stats.RunStats;
import salvo.stats.StatsCollector;

/** Reads a log into statistics: the part of a report that takes time in proportion to the log. */
public final class ReportProcess {

  private ReportProcess() {}

  /**
   * @param args the log
   */
  @SuppressForbidden("the parent process shows what a failed one has said")
  public static void main(String[] args) throws IOException {
    StatsCollector stats = new StatsCollector(Set.of());
    LogEnd end = SimulationLog.read(Path.of(args[0]), stats::accept);
    RunStats run = stats.snapshot();
    System.out.println(end.events() + " events, p99 " + run.total().all().percentile(99) + " ms");
  }
}
