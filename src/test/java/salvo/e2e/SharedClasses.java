package salvo.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.JavaChild;

/**
 * The classes of a run as an archive that the JVM maps instead of loading and verifying them: the
 * runs that tests start take a quarter less processor time. It is made once for each build, from
 * the built jar, for an archive takes jars alone; without that jar there is none.
 */
final class SharedClasses {

  private static final String ACCESS = "--add-opens=java.base/java.lang=ALL-UNNAMED";
  private static final String BUILT = System.getProperty("built.jar", "");

  /** A load of its own of a second, of which the stand-in knows the only request. */
  private static final String SETTINGS =
      """
      salvo {
        warmUp.duration = 0 s, report.directory = "RESULTS"
        workload { users = 2, duration = 1 s }
        systems.endpoints {
          list = [{ name = search, path = /search }]
          sandbox { "GET /search" {} }
        }
      }
      """;

  private static final Optional<SharedClasses> OURS = Optional.of(BUILT).flatMap(SharedClasses::of);

  private final Path archive;
  private final String jars;

  private SharedClasses(Path archive, String jars) {
    this.archive = archive;
    this.jars = jars;
  }

  static Optional<SharedClasses> ifAny() {
    return OURS;
  }

  List<String> options() {
    return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off");
  }

  /** That of the tests, in an order that the archive allows. */
  String classPath() {
    return classPath("");
  }

  /**
   * The same with a folder before those of the tests.
   *
   * @param folder with its separator, or nothing
   */
  String classPath(String folder) {
    return jars + File.pathSeparator + folder + folders();
  }

  private static Optional<SharedClasses> of(String built) {
    Path jar = Path.of(built);
    if (!Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    SharedClasses ours =
        new SharedClasses(
            jar.resolveSibling("test-classes.jsa").toAbsolutePath(),
            joined(Stream.concat(entries().filter(SharedClasses::isJar), Stream.of(built))));
    try {
      return ours.isMade(jar) ? Optional.of(ours) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** By one of the processes that test; the others wait for it. */
  private boolean isMade(Path jar) throws IOException, InterruptedException {
    Path lock = archive.resolveSibling(archive.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (Files.isRegularFile(archive)
          && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0) {
        return held.isValid();
      }
      return make();
    }
  }

  /** Of the classes that a load, its stand-in and a command load. */
  private boolean make() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(archive.getParent(), "shared-classes");
    Path settings =
        Files.writeString(
            folder.resolve("own.conf"), SETTINGS.replace("RESULTS", folder.toString()));
    Set<String> known = new LinkedHashSet<>();
    for (List<String> command :
        List.of(
            List.of("io.gatling.app.Gatling", "-s", GatlingLaunch.ENDPOINTS, "-rf", "" + folder),
            List.of("salvo.sandbox.SandboxMain", "-"),
            List.of("salvo.cli.Main", "report", folder.toString()))) {
      known.addAll(loaded(folder, settings, command));
    }
    Path list = Files.write(folder.resolve("classes.txt"), known);
    Path made = folder.resolve("made.jsa");
    run(
        folder,
        List.of(
            "-Xshare:dump",
            "-XX:+UseSerialGC",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + made,
            ACCESS),
        jars,
        List.of("-version"));
    if (!Files.isRegularFile(made)) {
      return false;
    }
    Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private List<String> loaded(Path folder, Path settings, List<String> command)
      throws IOException, InterruptedException {
    Path list = folder.resolve("loaded.txt");
    run(
        folder,
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:DumpLoadedClassList=" + list,
            ACCESS,
            "-Dsalvo.config=" + settings),
        classPath(),
        command);
    try (Stream<String> lines = Files.lines(list)) {
      return lines.filter(SharedClasses::canBeShared).toList();
    }
  }

  /** Not those of a signed jar, and no lambdas, over which JDK 17 stumbles. */
  private static boolean canBeShared(String line) {
    return !line.startsWith("@") && !line.startsWith("net/sf/saxon/") && !line.startsWith("#");
  }

  private static void run(
      Path folder, List<String> options, String classPath, List<String> mainAndArguments)
      throws IOException, InterruptedException {
    List<String> arguments = mainAndArguments.subList(1, mainAndArguments.size());
    ProcessBuilder builder =
        new ProcessBuilder(
                JavaChild.command(options, classPath, mainAndArguments.get(0), arguments))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SALVO_"));
    Process process = builder.start();
    process.getOutputStream().close();
    process.waitFor();
  }

  /** All but the compiled classes that the built jar holds. */
  private static String folders() {
    Path inJar = Path.of(BUILT).resolveSibling("classes").toAbsolutePath();
    return joined(entries().filter(it -> !isJar(it) && !Path.of(it).equals(inJar)));
  }

  private static Stream<String> entries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private static boolean isJar(String entry) {
    return entry.endsWith(".jar");
  }

  private static String joined(Stream<String> entries) {
    return entries.collect(Collectors.joining(File.pathSeparator));
  }
}
