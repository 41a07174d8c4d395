package salvo.run.common;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import salvo.config.SavedRunSettings;
import salvo.event.ClockShift;
import salvo.merge.InjectorLog;
import salvo.merge.RunMerge;
import salvo.report.RunReport;
import salvo.saved.RunFiles;
import salvo.saved.SavedRun;
import salvo.text.Outputs;

/** The runs of all injectors as the one run that they are, with its reports. */
final class MergedResult {

  private final Path folder;
  private final SavedRunSettings settings;

  /**
   * @param folder of the common run
   */
  MergedResult(Path folder, SavedRunSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /**
   * Merges the runs and reports the result.
   *
   * @param runs folders of the injectors' own runs, by the index of the injector
   * @param clocks what is to be added to the instants of each
   * @param trouble what makes the result invalid; empty for nothing
   * @throws IOException when they cannot be merged, with the reason
   */
  RunReport write(
      SortedMap<Integer, Path> runs,
      Map<Integer, ClockShift> clocks,
      Optional<String> trouble,
      Outputs outputs)
      throws IOException {
    List<InjectorLog> logs = new ArrayList<>();
    runs.forEach(
        (index, run) ->
            logs.add(
                new InjectorLog(
                    RunFiles.log(run),
                    clocks.getOrDefault(index, ClockShift.NONE),
                    Set.of(),
                    Optional.of("injector " + index))));
    SavedRun merged = new RunMerge(logs, false, settings).ofOneLoad(trouble).write(folder).run();
    RunReport report =
        merged.isWithRequests() ? merged.reportWithRequests(merged.reports()) : merged.report();
    RunFiles.writeReports(report, folder, settings.output().formats(), outputs);
    return report;
  }
}
