package salvo.ui.runs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Removes the folder of a run, and nothing that a link in it leads to. */
public final class RunRemoval {

  /** A name that no list shows, should the process end in the middle of it. */
  private static final String REMOVED = ".removed-";

  private RunRemoval() {}

  /**
   * Removes a run.
   *
   * @throws StillRunning when it goes on
   */
  public static void of(RunList.Listed run, RunFolders folders) throws IOException {
    RunFolder folder = run.entry().folder();
    if (run.entry().state() == RunEntry.State.RUNNING) {
      throw new StillRunning(folder.id() + " is still running: stop it first.");
    }
    Path hidden = folder.path().resolveSibling(REMOVED + folder.name());
    Files.move(folder.path(), hidden);
    remove(hidden);
    forgetAsLatest(folder, folders);
  }

  /** That a run cannot be removed yet. */
  public static final class StillRunning extends IOException {

    private static final long serialVersionUID = 1L;

    StillRunning(String message) {
      super(message);
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** A file that names the newest run has nothing to name any more. */
  private static void forgetAsLatest(RunFolder folder, RunFolders folders) throws IOException {
    Path latest = folders.results().resolve("latest");
    if (Files.isRegularFile(latest, LinkOption.NOFOLLOW_LINKS)
        && Files.readString(latest).strip().equals(folder.id())) {
      Files.delete(latest);
    }
  }
}
