package salvo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import salvo.cli.named.NamedRun;
import salvo.compare.Baseline;
import salvo.compare.MeasuredRun;
import salvo.config.SavedRunSettings;
import salvo.saved.SavedRun;

/** Finds what is to be compared: a run's folder, a simulation.log, or a baseline. */
final class ComparedRuns {

  static final String DESCRIPTION =
      "A baseline, by its name or its file, or a run: " + NamedRun.DESCRIPTION;

  private ComparedRuns() {}

  /**
   * What exists as a folder or a log wins over a baseline of that name. Messages call a run as it
   * was called, or by its id.
   */
  static MeasuredRun read(String name, SavedRunSettings settings) throws IOException {
    boolean isJson = name.endsWith(".json");
    Optional<Path> run =
        isJson ? Optional.empty() : NamedRun.ifAny(name, settings.output().directory());
    boolean isPath = name.contains("/") && !isJson;
    if (run.isPresent() || isPath) {
      Path found = run.orElse(Path.of(name));
      String source = Files.exists(Path.of(name)) ? name : found.getFileName().toString();
      return SavedRun.open(found, settings).measured(source);
    }
    return Baseline.read(Baseline.file(name));
  }
}
