package salvo.ui.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import salvo.compare.Baseline;
import salvo.compare.MeasuredRun;
import salvo.config.SavedRunSettings;
import salvo.saved.SavedRun;
import salvo.ui.api.Refused;
import salvo.ui.runs.RunFolder;
import salvo.ui.runs.RunsApi;

/** Runs and baselines by what the control room calls them, measured anew from their files. */
public final class MeasuredRuns {

  static final String ENDING = ".json";

  private static final String BASELINE = "baseline:";

  private final RunsApi runs;
  private final SavedRunSettings settings;
  private final Path baselines;

  /**
   * @param baselines the folder that those are in
   */
  public MeasuredRuns(RunsApi runs, SavedRunSettings settings, Path baselines) {
    this.runs = runs;
    this.settings = settings;
    this.baselines = baselines;
  }

  Path baselines() {
    return baselines;
  }

  /**
   * The file of a baseline: here only a name is one, as a file elsewhere is none of a page's
   * business.
   */
  Path file(String name) {
    if (name.endsWith(ENDING)) {
      throw new Refused(422, "The name of a baseline is given without " + ENDING + ".");
    }
    return baselines.resolve(Baseline.file(name).getFileName());
  }

  SavedRunSettings settings() {
    return settings;
  }

  /** The run of that id, or the baseline of a name that follows {@code baseline:}. */
  MeasuredRun of(String name) throws IOException {
    if (name.startsWith(BASELINE)) {
      return Baseline.read(file(name.substring(BASELINE.length())));
    }
    RunFolder folder = runs.require(List.of(name.split("/")));
    return SavedRun.open(folder.path(), settings).measured(folder.id());
  }
}
