package salvo.doctor.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;

/**
 * Whether files can be written to a folder, or to the nearest one above it that exists.
 *
 * @param name what it is for
 * @param key by which another one is given
 */
record FolderCheck(String name, Path folder, String key) implements Check {

  @Override
  public Finding look() {
    Path nearest = nearest(folder);
    if (!Files.isDirectory(nearest)) {
      return bad(nearest + " is a file");
    }
    try {
      Files.delete(Files.createTempFile(nearest, ".salvo-doctor", ""));
      return Finding.ok(name, folder + " can be written");
    } catch (IOException e) {
      return bad("no file can be made in " + nearest + ": " + e.getClass().getSimpleName());
    }
  }

  private Finding bad(String text) {
    return Finding.problem(
        name,
        folder + " cannot be written: " + text,
        "Give this user the right to write there, or set " + key + " to another folder.");
  }

  /** Itself where it exists. */
  static Path nearest(Path folder) {
    Path nearest = folder.toAbsolutePath().normalize();
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    return nearest;
  }
}
