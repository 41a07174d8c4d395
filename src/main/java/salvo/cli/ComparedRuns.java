package salvo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import salvo.compare.Baseline;
import salvo.compare.MeasuredRun;
import salvo.config.SavedRunSettings;
import salvo.saved.SavedRun;

/** Finds what is to be compared: a run's folder, a simulation.log, or a baseline. */
final class ComparedRuns {

  static final String DESCRIPTION =
      "A run's folder, a simulation.log, or a baseline: its name or its file.";

  private ComparedRuns() {}

  /** What exists as a folder or a log wins over a baseline of that name. */
  static MeasuredRun read(String name, SavedRunSettings settings) throws IOException {
    Path path = Path.of(name);
    boolean run = Files.exists(path) && !name.endsWith(".json");
    boolean isPath = name.contains("/") && !name.endsWith(".json");
    return run || isPath
        ? SavedRun.open(path, settings).measured(name)
        : Baseline.read(Baseline.file(name));
  }
}
