package salvo.doctor.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;

/**
 * Whether Maven is on the path, and recent enough.
 *
 * @param folders of the path, in its order
 */
record MavenCheck(List<Path> folders) implements Check {

  private static final List<String> PROGRAMS = List.of("mvn", "mvn.cmd");
  private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)(\\S*)");
  private static final long PATIENCE_SECONDS = 20;
  private static final int OLDEST_MAJOR = 3;
  private static final int OLDEST_MINOR = 8;

  @Override
  public String name() {
    return "Maven";
  }

  @Override
  public Finding look() {
    Optional<Path> program =
        folders.stream()
            .flatMap(folder -> PROGRAMS.stream().map(folder::resolve))
            .filter(it -> Files.isRegularFile(it) && Files.isExecutable(it))
            .findFirst();
    if (program.isEmpty()) {
      return Finding.note(
          name(),
          "there is no mvn on the path",
          "Install Maven 3.8 or later: without it, ./salvo runs what is already compiled and"
              + " ignores edits.");
    }
    try {
      return judged(program.get(), firstLine(program.get()));
    } catch (IOException e) {
      return unusable(program.get(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unusable(program.get(), "it was interrupted");
    }
  }

  private Finding judged(Path program, String firstLine) {
    Matcher version = VERSION.matcher(firstLine);
    if (!version.find()) {
      return unusable(program, "it says: " + firstLine);
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    if (major < OLDEST_MAJOR || major == OLDEST_MAJOR && minor < OLDEST_MINOR) {
      return Finding.problem(
          name(),
          version.group() + " at " + program + " is too old",
          "Put Maven 3.8 or later on the path, before it.");
    }
    return Finding.ok(name(), version.group() + " at " + program);
  }

  private Finding unusable(Path program, String reason) {
    return Finding.problem(
        name(),
        program + " does not report its version: " + reason,
        "Run mvn --version and correct what it complains of, such as JAVA_HOME.");
  }

  /** The first line that tells a version; else the first of all. */
  private static String firstLine(Path program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), "--version", "--batch-mode")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no answer within " + PATIENCE_SECONDS + " s");
    }
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(it -> !it.isBlank())
            .toList();
    return lines.stream()
        .filter(it -> VERSION.matcher(it).find())
        .findFirst()
        .orElse(lines.isEmpty() ? "nothing" : lines.get(0));
  }
}
