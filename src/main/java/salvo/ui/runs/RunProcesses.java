package salvo.ui.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import salvo.KnownProcess;
import salvo.live.LiveMark;
import salvo.saved.RunFiles;

/** Which process makes which run. */
public final class RunProcesses {

  private final RunFolders folders;

  public RunProcesses(RunFolders folders) {
    this.folders = folders;
  }

  /** The id of the run that a process makes; empty as long as that has no folder. */
  public Optional<String> runOf(KnownProcess process) throws IOException {
    for (RunFolder folder : folders.all()) {
      if (!Files.exists(RunFiles.summary(folder.path()))
          && LiveMark.ofRunning(folder.salvo())
              .filter(it -> it.process().pid() == process.pid())
              .isPresent()) {
        return Optional.of(folder.id());
      }
    }
    return Optional.empty();
  }
}
