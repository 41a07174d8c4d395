package salvo.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.event.Phase;
import salvo.event.log.LogEnd;
import salvo.event.log.SimulationLog;
import salvo.stats.RunStats;
import salvo.stats.StatsCollector;

/** What Gatling's own log says of a run, counted once more. */
record RecordedLog(LogEnd end, RunStats stats) {

  static RecordedLog of(Path log) {
    try {
      var unmeasured =
          SimulationLog.header(log).scenarios().stream()
              .filter(RecordedLog::isUnmeasured)
              .collect(Collectors.toSet());
      StatsCollector collector = new StatsCollector(unmeasured);
      LogEnd end = SimulationLog.read(log, collector::accept);
      return new RecordedLog(end, collector.snapshot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link Summary#figures}. */
  Map<String, Figures> figures() {
    Map<String, Figures> figures = new TreeMap<>();
    figures.put("total", Figures.of(stats.total()));
    stats.endpoints().forEach(it -> figures.put("endpoint " + it.name(), Figures.of(it)));
    stats.userTypes().forEach(it -> figures.put("user type " + it.name(), Figures.of(it)));
    return figures;
  }

  List<RunStats.Second> seconds() {
    return stats.timeSeries();
  }

  private static boolean isUnmeasured(String scenario) {
    return Stream.of(Phase.WARM_UP, Phase.SET_UP, Phase.CLEAN_UP)
        .anyMatch(phase -> scenario.startsWith(phase.label() + " "));
  }
}
