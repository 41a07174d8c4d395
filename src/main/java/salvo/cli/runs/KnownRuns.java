package salvo.cli.runs;

import java.io.IOException;
import java.util.List;
import salvo.cli.answer.Refusal;
import salvo.config.SavedRunSettings;
import salvo.config.source.PropertyEncoding;
import salvo.ui.runs.RunEntry.State;
import salvo.ui.runs.RunFolder;
import salvo.ui.runs.RunFolders;
import salvo.ui.runs.RunList;

/** The runs of the results folder, as the control room lists them. */
final class KnownRuns {

  private static final String NEWEST = "latest";

  private final RunFolders folders;
  private final RunList list;

  private KnownRuns(SavedRunSettings settings) {
    this.folders = new RunFolders(settings.output().directory());
    this.list = new RunList(folders, settings);
  }

  /** Those of the settings of this process. */
  static KnownRuns ofProject() {
    return new KnownRuns(SavedRunSettings.load(PropertyEncoding.PLAIN));
  }

  /** All of them, the newest first. */
  List<RunList.Listed> all() throws IOException {
    return list.all();
  }

  /** Those that go on. */
  List<RunList.Listed> running() throws IOException {
    return all().stream().filter(it -> it.entry().state() == State.RUNNING).toList();
  }

  /**
   * The one of that id, or the newest.
   *
   * @throws Refusal when there is none
   */
  RunList.Listed require(String id) throws IOException {
    if (id.equals(NEWEST)) {
      return all().stream()
          .findFirst()
          .orElseThrow(
              () ->
                  new Refusal(
                      "There is no run in " + folders.results() + ": make one with salvo run."));
    }
    RunFolder folder =
        folders
            .find(List.of(id.split("/")))
            .orElseThrow(
                () ->
                    new Refusal(
                        "There is no run "
                            + id
                            + " in "
                            + folders.results()
                            + ": salvo status lists the runs."));
    return list.of(folder);
  }
}
