package simulations.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.run.StartException;

/**
 * Where PostgreSQL's programs are unpacked: a folder that nobody but its owner can enter, in the
 * user's cache, or else beside the run. Whatever stands there is run, so who made it is looked at.
 */
final class PostgresBinaries {

  private static final String ONLY_OWNER = "rwx------";
  private static final int WRITABLE_BY_ALL = 0002;
  private static final int STICKY = 01000;

  private PostgresBinaries() {}

  /**
   * The folder, within one that is made where it is missing. What unpacks opens it to all, whom the
   * one around it keeps out.
   *
   * @param own what this process has just made, by whose owner the folder's is known
   * @param environment tells where the user's cache is
   * @throws StartException when others could have put something there
   */
  static Path folder(Path own, Map<String, String> environment) throws IOException {
    return checked(made(own, environment), own).resolve("unpacked");
  }

  private static Path made(Path own, Map<String, String> environment) throws IOException {
    Path cache =
        Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    try {
      return made(cache.resolve("salvo").resolve("postgres"));
    } catch (IOException e) {
      return made(own.resolve("binaries"));
    }
  }

  private static Path made(Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ONLY_OWNER)));
    }
    return folder;
  }

  /** The folder, if only the owner of the other one can have put there what is in it. */
  static Path checked(Path folder, Path own) throws IOException {
    UserPrincipal owner = Files.getOwner(own);
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path file : inside.toList()) {
        require(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(owner), file, "another's");
      }
    }
    require(!Files.isSymbolicLink(folder), folder, "a link");
    require(ONLY_OWNER.equals(permissions(folder)), folder, "open to others");
    for (Path above : above(folder)) {
      int mode = (Integer) Files.getAttribute(above, "unix:mode");
      require((mode & WRITABLE_BY_ALL) == 0 || (mode & STICKY) != 0, above, "open to others");
    }
    return folder;
  }

  private static List<Path> above(Path folder) throws IOException {
    return Stream.iterate(folder.toRealPath().getParent(), it -> it != null, Path::getParent)
        .toList();
  }

  private static String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  private static void require(boolean holds, Path file, String reason) {
    if (!holds) {
      throw new StartException(
          "PostgreSQL's programs are not run from "
              + file
              + ", which is "
              + reason
              + ". Remove it, or point XDG_CACHE_HOME to a folder of your own");
    }
  }
}
