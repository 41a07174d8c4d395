package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;

class ApplicationFileTest {

  @TempDir private Path folder;

  @Test
  void shouldReadApplicationConfFromTheClassPath() throws IOException {
    Files.writeString(folder.resolve("application.conf"), "include \"more\"\nsalvo.http.x = 1");
    Files.writeString(folder.resolve("more.conf"), "salvo.workload.profile = soak");

    assertThat(problemsOnClassPath())
        .containsExactly(
            new SettingsProblem(
                "salvo.http.x",
                "",
                "application.conf:2",
                "a key that Salvo knows",
                "the keys here are: requestTimeout, shareConnections, retries, hosts, tls,"
                    + " headers"));
  }

  @Test
  void shouldDoWithoutApplicationConfWhenThereIsNone() throws IOException {
    assertThat(problemsOnClassPath()).isEmpty();
  }

  @Test
  void shouldReplaceApplicationConfWhenAFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("application.conf"), "salvo.workload.profile = soak");
    Path other = Files.writeString(folder.resolve("other.conf"), "salvo.sandbox.port = 8080");

    Settings settings = readOnClassPath(Map.of("SALVO_CONFIG", other.toString()));

    assertThat(settings.sandbox().port()).isEqualTo(8080);
    assertThat(settings.workload().profile()).isEqualTo("smoke");
  }

  @Test
  void shouldNameTheFileWhenItIsMissing() {
    assertThat(Given.nothing().property("salvo.config", "no/such.conf").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("salvo.config");
              assertThat(problem.value()).isEqualTo("no/such.conf");
              assertThat(problem.rule()).isEqualTo("a readable file in HOCON");
              assertThat(problem.fix()).contains("there is no such file");
            });
  }

  @Test
  void shouldNameTheFolderWhenItIsNoFile() {
    assertThat(Given.nothing().property("salvo.config", folder.toString()).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.value()).isEqualTo(folder.toString()));
  }

  @Test
  void shouldNameFileAndLineWhenTheSyntaxIsWrong() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.conf"), "salvo {\n  http {\n  }\n");

    assertThat(Given.nothing().property("salvo.config", file.toString()).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).endsWith("broken.conf:4");
              assertThat(problem.rule()).isEqualTo("valid HOCON");
              assertThat(problem.fix()).contains("correct the line").doesNotContain("Exception");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.yaml", "CONFIG.YML"})
  void shouldSayWhatIsReadWhenTheFileIsYaml(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "salvo:\n  workload:\n    users: 3\n");

    assertThat(Given.nothing().property("salvo.config", file.toString()).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).startsWith("a file of HOCON or JSON");
              assertThat(problem.fix()).contains("salvo.workload.users = 20");
            });
  }

  @Test
  void shouldNameFileAndLineWhenAReferenceLeadsNowhere() throws IOException {
    Path file = Files.writeString(folder.resolve("lost.conf"), "\nsalvo.baseUrl = ${nowhere}\n");

    assertThat(Given.nothing().property("salvo.config", file.toString()).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).endsWith("lost.conf:2"))
        .satisfies(problem -> assertThat(problem.fix()).contains("${nowhere}"));
  }

  @Test
  void shouldAskForUtf8WhenTheFileIsInAnotherEncoding() throws IOException {
    byte[] latin = "salvo.http.headers.X = \"é\"".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("latin.conf"), latin);
    Files.write(folder.resolve("application.conf"), latin);

    assertThat(Given.nothing().property("salvo.config", file.toString()).problems())
        .extracting(SettingsProblem::rule)
        .containsExactly("a text in UTF-8");
    assertThat(problemsOnClassPath())
        .extracting(SettingsProblem::rule)
        .containsExactly("a text in UTF-8");
  }

  @Test
  void shouldSuggestSalvoWhenTheRootIsMisspelt() {
    assertThat(Given.application("slavo { http { } }").property("salv.x", "1").problems())
        .extracting(SettingsProblem::key, SettingsProblem::fix)
        .containsExactlyInAnyOrder(
            tuple("slavo", "did you mean salvo?"), tuple("-Dsalv.x", "did you mean -Dsalvo.x?"));
  }

  private List<SettingsProblem> problemsOnClassPath() throws IOException {
    SettingsException refused =
        catchThrowableOfType(SettingsException.class, () -> readOnClassPath(Map.of()));
    return refused == null ? List.of() : refused.problems();
  }

  /** A class path with nothing but the folder and our own reference.conf. */
  private Settings readOnClassPath(Map<String, String> environment) throws IOException {
    Path reference = Path.of("src", "main", "resources", "reference.conf");
    Files.write(folder.resolve("reference.conf"), Files.readAllBytes(reference));
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      return SettingsReader.read(new Properties(), environment, loader);
    }
  }
}
