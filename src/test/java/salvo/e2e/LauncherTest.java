package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import salvo.bench.SyntheticLog;

/** The script {@code ./salvo} in a clone of its own, whose name has a blank in it. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final int FAIL = 2;

  @TempDir private Path folder;

  private Path clone;
  private Path archive;
  private Path log;

  @BeforeEach
  void copy() throws IOException {
    clone = folder.resolve("a clone");
    archive = clone.resolve("target/salvo.jsa");
    log = folder.resolve("simulation.log");
    copy(Path.of("salvo"));
    Path resources = Files.createDirectories(clone.resolve("src/test/resources"));
    Files.writeString(resources.resolve("application.conf"), "");
    try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
      for (Path jar : jars.toList()) {
        copy(jar);
      }
    }
    SyntheticLog.write(log, 1_000, Duration.ofMinutes(1), 1);
  }

  @Test
  void shouldSayTheSameWhenItStartsFromTheClassesOfTheReportBefore() throws IOException {
    SalvoCommand first = report(Map.of());
    assertThat(files("target")).containsExactlyInAnyOrder("lib", "salvo.jsa");

    SalvoCommand second = report(Map.of());

    assertThat(first.status()).isEqualTo(FAIL);
    assertThat(first.said()).contains("FAIL", "Grade");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldKeepNoArchiveWhenNoReportWasMade() throws IOException {
    assertThat(SalvoCommand.run(clone.resolve("salvo"), Map.of(), "report", log, "--help").status())
        .isZero();
    assertThat(
            SalvoCommand.run(clone.resolve("salvo"), Map.of(), "report", folder.resolve("nowhere"))
                .status())
        .isEqualTo(1);

    assertThat(files("target")).containsExactly("lib");
  }

  @Test
  void shouldGoOnWithoutWhenTheArchiveIsDamaged() throws IOException {
    SalvoCommand sound = report(Map.of());
    Files.delete(archive);
    Files.writeString(archive, "no archive");

    assertThat(report(Map.of())).isEqualTo(sound);
  }

  @Test
  void shouldGiveJavaItsOptionsAndKeepNoArchiveOfThem() throws IOException {
    Path collections = folder.resolve("gc.txt");

    SalvoCommand report =
        report(Map.of("SALVO_JAVA_OPTS", "-Xlog:gc*:file=" + collections + " -Xmx1g"));

    assertThat(report.status()).isEqualTo(FAIL);
    assertThat(collections).isNotEmptyFile();
    assertThat(archive).doesNotExist();
  }

  @Test
  void shouldReadTheSettingsOfItsOwnCloneUnlessOthersAreNamed() throws IOException {
    Path own = clone.resolve("src/test/resources/application.conf");
    Files.writeString(own, "salvo.slo.nonsense = 1");
    Path other = Files.writeString(folder.resolve("other.conf"), "salvo.slo.rubbish = 1");

    assertThat(report(Map.of()).said()).contains("salvo.slo.nonsense", own + ":1");
    assertThat(report(Map.of("SALVO_CONFIG", other.toString())).said())
        .contains("salvo.slo.rubbish")
        .doesNotContain("nonsense");
  }

  @Test
  void shouldSayWhatToDoWhenNothingIsBuilt() throws IOException {
    Files.delete(clone.resolve("target/lib/salvo-launcher.jar"));

    SalvoCommand report = report(Map.of());

    assertThat(report.status()).isEqualTo(1);
    assertThat(report.said())
        .isEqualTo(
            "Salvo is not built yet: run mvn compile in " + clone.toRealPath() + " first.\n");
  }

  @Test
  void shouldSayWhereJavaIsMissing() {
    SalvoCommand report = report(Map.of("JAVA_HOME", folder.resolve("no-java").toString()));

    assertThat(report.status()).isEqualTo(1);
    assertThat(report.said()).contains(folder.resolve("no-java") + "/bin/java", "JDK 17");
  }

  private SalvoCommand report(Map<String, String> environment) {
    return SalvoCommand.run(
        clone.resolve("salvo"), environment, "report", log, "-o", folder.resolve("reports"));
  }

  private void copy(Path file) throws IOException {
    Path to = clone.resolve(file);
    Files.createDirectories(to.getParent());
    Files.copy(file, to);
  }

  private List<String> files(String of) throws IOException {
    try (Stream<Path> files = Files.list(clone.resolve(of))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
