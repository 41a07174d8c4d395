package salvo.doctor.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;
import salvo.text.Quantity;

/**
 * Whether there is room for the files of a run.
 *
 * @param freeBytes of the disk that a folder is on
 */
record DiskCheck(Path folder, ToLongFunction<Path> freeBytes) implements Check {

  private static final long TOO_LITTLE = 200_000_000;
  private static final long ENOUGH = 2_000_000_000;
  private static final String FIX =
      "Remove old runs, or set salvo.report.directory to a folder of another disk.";

  static DiskCheck of(Path folder) {
    return new DiskCheck(folder, DiskCheck::usable);
  }

  @Override
  public String name() {
    return "free disk";
  }

  @Override
  public Finding look() {
    long free = freeBytes.applyAsLong(FolderCheck.nearest(folder));
    String text = Quantity.bytes(free) + " are free for " + folder;
    if (free < TOO_LITTLE) {
      return Finding.problem(name(), text, FIX);
    }
    return free < ENOUGH ? Finding.note(name(), text, FIX) : Finding.ok(name(), text);
  }

  private static long usable(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
