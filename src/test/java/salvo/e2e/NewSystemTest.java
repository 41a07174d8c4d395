package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.gatling.ChosenSimulation;

/** What {@code ./salvo new} has written compiles and passes as it is. */
class NewSystemTest {

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private static final String ENDPOINTS =
      """
      salvo.systems.endpoints {
        pathPrefix = /api
        userTypes.client { weight = 2, thinkTime { min = 10 ms, max = 20 ms } }
        list = [
          { name = "list notes", path = "/notes?page=1" }
          {
            name = "add note", method = POST, path = "/notes/#{note}", expectedStatus = [201, 202]
            headers { Authorization = Bearer hidden, Accept = application/json }
            body = "{\\"note\\": \\"#{note}\\"}", feeder = "FEEDER"
          }
          { name = "new", method = PUT, path = /new, bodyFile = "BODY", weight = 0.5 }
        ]
      }
      """;

  @TempDir private Path folder;

  private Path project;
  private Path classes;

  @BeforeEach
  void makeProject() throws IOException {
    project = folder.resolve("project");
    classes = Files.createDirectories(folder.resolve("classes"));
    Files.createDirectories(project.resolve("src/test/java"));
  }

  @Test
  void shouldPassWhenItIsRunAsItIs() throws IOException {
    make("");
    compile("simulations/selfmade/SelfMadeSimulation.java");

    FinishedRun run = run();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().status()).isEqualTo("PASS");
    assertThat(run.summary().statuses().keySet())
        .containsExactly("add to cart", "check out", "list products", "log in");
    assertThat(run.served().keySet())
        .contains("GET /products", "POST /cart/{product}", "POST /checkout", "POST /login");
  }

  @Test
  void shouldPassAsItIsWhenItIsDescribedWithoutCode() throws IOException {
    make("", "--no-code");

    FinishedRun run = run();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().status()).isEqualTo("PASS");
    assertThat(run.summary().statuses().keySet())
        .containsExactly("POST /login", "add to cart", "check out", "list products", "one product");
    assertThat(run.served().get("POST /login")).isEqualTo(Map.of("200", 50L));
    assertThat(run.folder().getFileName().toString()).startsWith("selfmadesimulation-");
  }

  @Test
  void shouldPassWhenItBeganAsEndpoints() throws IOException {
    Path feeder = Files.writeString(folder.resolve("notes.csv"), "note\na\nb\n");
    Path body = Files.writeString(folder.resolve("body.json"), "{}");
    make(
        ENDPOINTS.replace("FEEDER", feeder.toString()).replace("BODY", body.toString()),
        "--from",
        "endpoints");
    Path source = compile("simulations/selfmade/SelfMadeSimulation.java");

    FinishedRun run = run();

    assertThat(source)
        .content()
        .contains("requestNew", "optionIfAny(\"authorization\")")
        .doesNotContain("hidden");
    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().status()).isEqualTo("PASS");
    assertThat(run.summary().statuses().keySet()).containsExactly("add note", "list notes", "new");
    assertThat(run.served().keySet()).contains("GET /notes", "POST /notes/{part2}", "PUT /new");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extends LoadSimulation { | extends LoadSimulation { private static final int WEIGHT ="
            + " Integer.parseInt(\"seldom\"); | SelfMadeSimulation could not be created:"
            + " NumberFormatException: For input string: \"seldom\" in line 16 of"
            + " SelfMadeSimulation.java. Correct it there.",
        "SelfMadeSimulation() | SelfMadeSimulation(int users) | SelfMadeSimulation has no public"
            + " constructor without parameters. Give it one.",
        "SelfMadeSimulation() { | SelfMadeSimulation() { slos(); | SelfMadeSimulation calls slos()"
            + " before load(...)."
      })
  void shouldSayWhatIsWrongWhenItIsEditedWrongly(String text, String other, String sentence)
      throws IOException {
    make("");
    Path source = project.resolve("src/test/java/simulations/selfmade/SelfMadeSimulation.java");
    Files.writeString(source, Files.readString(source).replace(text, other));
    compile("simulations/selfmade/SelfMadeSimulation.java");

    FinishedRun run = run();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console()).contains(sentence).doesNotContain("\tat ");
    assertThat(run.resultNames()).isEmpty();
  }

  private void make(String settings, String... options) throws IOException {
    Path application = Files.writeString(folder.resolve("application.conf"), settings);
    List<String> arguments =
        new ArrayList<>(List.of("new", "self-made", "--project", project.toString()));
    arguments.addAll(List.of(options));
    Process process =
        OwnJava.process(List.of("-Dsalvo.config=" + application), "salvo.cli.Main", arguments)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
  }

  private Path compile(String source) {
    Path file = project.resolve("src/test/java").resolve(source);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-proc:none",
                "-Xlint:all,-classfile",
                "-Werror",
                "-d",
                classes.toString(),
                "-cp",
                CLASS_PATH,
                file.toString());
    assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    return file;
  }

  private FinishedRun run() {
    return Stream.of(classes, project.resolve("src/test/java"), project)
        .reduce(
            GatlingLaunch.of(ChosenSimulation.class, folder),
            GatlingLaunch::withResourcesIn,
            (one, other) -> other)
        .with("system", "self-made")
        .with("profile", "users-requests-light")
        .with("users", 50)
        .with("requests", 2)
        .start()
        .await();
  }
}
