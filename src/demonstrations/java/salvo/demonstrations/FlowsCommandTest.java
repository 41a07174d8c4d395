package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.OwnJava;
import salvo.sandbox.Sandbox;
import salvo.sandbox.SandboxOptions;
import salvo.text.PlainJson;
import simulations.flows.AiexecSimulation;

/** {@code ./salvo flows}: a flow that is made once, used by runs, and taken away. */
@Tag("thorough")
class FlowsCommandTest {

  private static final String SETTINGS =
      "salvo.systems.aiexec.options {"
          + " adminEmail = \"admin@example.com\", adminPassword = sandbox-admin }\n";

  @TempDir private Path folder;
  private Sandbox target;
  private Path file;

  private record Said(int status, String out, String err) {}

  @BeforeEach
  void start() {
    target =
        Sandbox.start(SandboxOptions.fromJson("{\"scale\":0,\"log\":\"target/sandbox-test.log\"}"));
    file = folder.resolve("aiexec-credentials.json");
  }

  @AfterEach
  void stop() {
    target.close();
  }

  @Test
  void shouldMakeAFlowThatRunsUseUntilItIsTakenAway() throws Exception {
    Said list = flows("", "list", "--host", host());
    assertThat(list.status()).as(list.err()).isZero();
    assertThat(list.out().lines()).contains("Basic Prompting", "Vector Store RAG");

    Said setup = flows("", "setup", "--host", host());
    assertThat(setup.status()).as(setup.err()).isZero();
    assertThat(setup.out()).contains("Basic Prompting", "./salvo run aiexec -DbaseUrl=" + host());
    String key = PlainJson.MAPPER.readTree(file.toFile()).path("apiKey").asText();
    assertThat(setup.out()).doesNotContain(key);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(flows("", "setup", "--host", host()).err()).contains("keeps a flow already");

    FlowRun run =
        FlowRun.of(
            AiexecSimulation.class,
            folder,
            SETTINGS
                + "salvo.baseUrl = \""
                + host()
                + "\"\n"
                + "salvo.workload { users = 2, duration = 1 s, userTypes = normal }\n"
                + "salvo.systems.aiexec.options.credentialsFile = \""
                + file
                + "\"");
    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(target.counts().get("POST /api/v1/flows/").get(201)).isEqualTo(1);

    Said clean = flows("", "clean", "--json");
    assertThat(clean.status()).as(clean.err()).isZero();
    JsonNode json = PlainJson.MAPPER.readTree(clean.out());
    assertThat(json.path("command").asText()).isEqualTo("flows clean");
    assertThat(json.path("deleted")).hasSize(2);
    assertThat(file).doesNotExist();
    assertThat(target.counts().get("DELETE /api/v1/api_key/{id}").get(200)).isEqualTo(1);
    assertThat(flows("", "clean").err()).contains("nothing is to be deleted");
  }

  @Test
  void shouldTakeTheOneThatIsChosenFromTheList() throws Exception {
    Said setup = flows("Vector Store RAG\n", "setup", "--interactive", "--host", host());

    assertThat(setup.status()).as(setup.err()).isZero();
    assertThat(setup.out()).contains("1  Basic Prompting", "Which one?", "of \"Vector Store RAG\"");
    assertThat(flows("0\n", "setup", "--interactive", "--host", host(), "--file", "other").err())
        .contains("\"0\" is not one of them");
    assertThat(folder.resolve("other")).doesNotExist();
  }

  @Test
  void shouldLeaveNothingBehindWhenItDoesNotWork() throws Exception {
    Said unknown = flows("", "setup", "--flow", "Basic Prompt", "--host", host());
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("has no flow \"Basic Prompt\"; it has: Basic Prompting");

    Said nobody = flows("", "list", "--host", "http://127.0.0.1:1");
    assertThat(nobody.status()).isEqualTo(1);
    assertThat(nobody.err()).contains("nothing answers at http://127.0.0.1:1");

    Files.writeString(
        folder.resolve("own.conf"),
        "salvo.systems.aiexec.options { adminEmail = a, adminPassword = wrong-wrong }");
    Said refused = flows("", "list", "--host", host());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err())
        .contains("status 40", "SALVO_SYSTEMS_AIEXEC_OPTIONS_ADMINPASSWORD")
        .doesNotContain("wrong-wrong");
    assertThat(file).doesNotExist();
  }

  private String host() {
    return target.baseUri().toString();
  }

  private Said flows(String typed, String... arguments) throws IOException, InterruptedException {
    Path settings = folder.resolve("own.conf");
    if (!Files.exists(settings)) {
      Files.writeString(settings, SETTINGS);
    }
    List<String> all = new ArrayList<>(List.of("flows"));
    all.addAll(List.of(arguments));
    Path err = folder.resolve("err.txt");
    Process process =
        OwnJava.process(List.of("-Dsalvo.config=" + settings), "salvo.cli.Main", all)
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, Files.readString(err));
  }
}
