package salvo.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The repository that this build runs with, and its jar: as {@code mvn install} would leave them,
 * but in a folder of its own, so that the machine's repository stays as it is. What the other
 * project needs beside the jar is linked to the machine's, and downloaded to it where it lacks.
 */
final class LocalRepository {

  private static final Path POM = Path.of("pom.xml");
  private static final Pattern VERSION =
      Pattern.compile("<([a-z-]+\\.version)>([^<]+)</\\1>|<version>([^<]+)</version>");

  private final Optional<Path> jar;
  private final Path repository;
  private final boolean offline;

  private LocalRepository(Optional<Path> jar, Path repository, boolean offline) {
    this.jar = jar;
    this.repository = repository;
    this.offline = offline;
  }

  /** Told by the build in system properties. */
  static LocalRepository ofThisBuild() {
    return new LocalRepository(
        Optional.ofNullable(System.getProperty("built.jar")).map(Path::of).filter(Files::exists),
        Path.of(System.getProperty("built.repository", ".")),
        System.getProperty("built.offline", "").endsWith("true"));
  }

  /** The jar that {@code mvn package} has made. */
  Optional<Path> jar() {
    return jar;
  }

  boolean isOffline() {
    return offline;
  }

  /** The versions in Salvo's pom by the names of their properties; its own is the first of all. */
  Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    VERSION.matcher(text()).results().forEach(it -> keep(it, versions));
    return versions;
  }

  /** A repository in the given folder that holds the jar too. */
  Path withTheJarInstalled(Path folder) throws IOException {
    link(repository, folder, "io");
    link(repository.resolve("io"), folder.resolve("io"), "github");
    String version = versions().get("salvo.version");
    Path salvo = folder.resolve(Path.of("io", "github", "salvo", "salvo", version));
    Files.createDirectories(salvo);
    Files.copy(jar.orElseThrow(), salvo.resolve("salvo-" + version + ".jar"));
    Files.copy(POM, salvo.resolve("salvo-" + version + ".pom"));
    return folder;
  }

  /** Links each entry but one. */
  private static void link(Path from, Path to, String except) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        if (!entry.getFileName().toString().equals(except)) {
          Files.createSymbolicLink(to.resolve(entry.getFileName()), entry.toAbsolutePath());
        }
      }
    }
  }

  private static void keep(MatchResult found, Map<String, String> versions) {
    if (found.group(1) == null) {
      versions.putIfAbsent("salvo.version", found.group(3));
    } else {
      versions.put(found.group(1), found.group(2));
    }
  }

  private static String text() {
    try {
      return Files.readString(POM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
