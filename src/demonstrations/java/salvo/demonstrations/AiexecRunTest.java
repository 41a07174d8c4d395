package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.sandbox.Sandbox;
import salvo.sandbox.SandboxOptions;
import simulations.flows.AiexecSimulation;

/** The Aiexec simulation in a process of its own, against a sandbox. */
@Tag("thorough")
class AiexecRunTest {

  private static final String LOGIN = "POST /api/v1/login";
  private static final String DELETE_FLOW = "DELETE /api/v1/flows/{id}";
  private static final String DELETE_KEY = "DELETE /api/v1/api_key/{id}";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /** What an earlier run has left of another server at the same place. */
  private static final String STALE =
      """
      {"host": "HOST", "apiKey": "sk-old", "keyId": "1", "flowId": "2", "flowName": "Basic Prompting"}
      """;

  @TempDir private static Path folder;

  @Test
  void shouldPassWithEveryKindOfMessageWhenTheSandboxIsWell() throws IOException {
    FlowRun run =
        aiexec(
            """
            salvo.workload.users = 14
            salvo.systems.aiexec.slowAfter = [1 ms, 20 s]
            # Every kind of message within three seconds.
            salvo.systems.aiexec.userTypes.normal {
              thinkTime { min = 0 s, max = 10 ms }
              tasks {
                simple = 1, realistic = 1, medium = 1, minimal = 1, complex = 1, large = 1
                short-burst = 1
              }
            }
            """);

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.verdict()).isEqualTo("PASS");
    assertThat(run.requests())
        .containsExactly(
            "run complex", "run large", "run medium", "run minimal", "run realistic", "run simple");
    assertThat(run.userTypes())
        .containsExactly(
            "aggressive", "burst", "normal", "scalability", "sustained", "tail-latency-hunter");
    assertThat(run.total("ko")).isZero();
    assertThat(run.console())
        .containsPattern("successful requests [\\d,]+ took over 1 ms,\\s+0 took over 20 s");
  }

  @Test
  void shouldSendOneRequestPerSecondAndUserWhenTheUserTypeIsPaced() throws IOException {
    FlowRun run = aiexec("salvo.workload { users = 4, duration = 4 s, userTypes = sustained }");

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.requests()).containsExactly("run medium");
    assertThat(run.total("requests")).isBetween(12L, 20L);
  }

  @Test
  void shouldFailWithItsOwnMessageWhenAnAnswerHasNoOutputs() throws IOException {
    FlowRun run =
        aiexec(
            """
            salvo.workload.users = 7
            salvo.sandbox.seed = 2
            salvo.sandbox.faults = [
              { endpoint = "POST /api/v1/run/{id}", kind = status, rate = 0.2, status = 200 }
            ]
            """);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.total("ko")).isPositive();
    assertThat(run.summary().at("/errors/0/example").asText())
        .contains("status 200 without outputs");
    assertThat(run.summary().path("errors")).hasSize(1);
  }

  @Test
  void shouldTellBackpressureApartWhenTheServerIsBusy() throws IOException {
    FlowRun run =
        aiexec(
            """
            salvo.workload.users = 7
            salvo.sandbox.seed = 2
            salvo.sandbox.faults = [
              { endpoint = "POST /api/v1/run/{id}", kind = status, rate = 0.2, status = 429 }
              { endpoint = "POST /api/v1/run/{id}", kind = status, rate = 0.2, status = 503 }
            ]
            """);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().path("errors").findValuesAsText("cause"))
        .containsExactlyInAnyOrder("http 429", "http 503");
  }

  @Test
  void shouldBeInvalidAndListTheFlowsWhenTheStarterIsUnknown() throws IOException {
    FlowRun run = aiexec("salvo.systems.aiexec.options.flow = \"Basic Prompt\"");

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().at("/verdict/reasons/0").asText())
        .contains("the target has no flow \"Basic Prompt\"; it has: Basic Prompting, Document Q&A")
        .contains("Vector Store RAG");
  }

  @Test
  void shouldBeInvalidWhenAGivenKeyIsRefused() throws IOException {
    FlowRun run = aiexec("salvo.systems.aiexec.options { apiKey = sk-wrong, flowId = any }");

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().at("/verdict/reasons/0").asText())
        .contains("preflight run answered with status 403");
    assertThat(run.console()).doesNotContain("sk-wrong");
  }

  @Test
  void shouldDeleteFlowAndKeyWhenNoFileKeepsThem() throws IOException {
    try (Sandbox target = target()) {
      FlowRun run = aiexec(target, "salvo.systems.aiexec.options.keyIn = query");

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(target.counts())
          .containsEntry(DELETE_FLOW, counts(200, 1))
          .containsEntry(DELETE_KEY, counts(200, 1))
          .containsEntry(LOGIN, counts(200, 2));
    }
  }

  @Test
  void shouldUseTheCredentialsAgainWhenAFileKeepsThem() throws IOException {
    Path file = folder.resolve("kept/credentials.json");
    String options = "salvo.systems.aiexec.options.credentialsFile = \"" + file + "\"\n";
    try (Sandbox target = target()) {
      FlowRun first = aiexec(target, options);
      String kept = Files.readString(file);
      FlowRun second = aiexec(target, options);

      assertThat(first.exitCode()).as(first.console()).isZero();
      assertThat(second.exitCode()).as(second.console()).isZero();
      assertThat(Files.readString(file)).isEqualTo(kept);
      assertThat(target.counts())
          .containsEntry(LOGIN, counts(200, 1))
          .doesNotContainKey(DELETE_KEY);

      FlowRun other = aiexec(target, options + "salvo.systems.aiexec.options.flow = Other");

      assertThat(other.exitCode()).as(other.console()).isEqualTo(3);
      assertThat(other.summary().at("/verdict/reasons/0").asText())
          .contains("keeps Basic Prompting at http://127.0.0.1:");

      FlowRun last = aiexec(target, options + "salvo.systems.aiexec.options.keepAccess = false");

      assertThat(last.exitCode()).as(last.console()).isZero();
      assertThat(file).doesNotExist();
      assertThat(target.counts())
          .containsEntry(DELETE_FLOW, counts(200, 1))
          .containsEntry(DELETE_KEY, counts(200, 1));
    }
  }

  @Test
  void shouldMakeCredentialsAnewWhenTheKeptOnesNoLongerWork() throws IOException {
    Path file = folder.resolve("stale/credentials.json");
    String options = "salvo.systems.aiexec.options.credentialsFile = \"" + file + "\"";
    try (Sandbox target = target()) {
      Files.createDirectories(file.getParent());
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(file, STALE.replace("HOST", target.baseUri().toString()));

      FlowRun run = aiexec(target, options);

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(Files.readString(file)).doesNotContain("sk-old").contains("sk-");
      assertThat(target.counts()).containsEntry(LOGIN, counts(200, 1));
    }
  }

  private static SortedMap<Integer, Long> counts(int status, long count) {
    return new TreeMap<>(Map.of(status, count));
  }

  private static Sandbox target() {
    return Sandbox.start(
        SandboxOptions.fromJson("{\"scale\":0,\"log\":\"target/sandbox-test.log\"}"));
  }

  private static FlowRun aiexec(String settings) throws IOException {
    return FlowRun.of(AiexecSimulation.class, folder, settings);
  }

  private static FlowRun aiexec(Sandbox target, String settings) throws IOException {
    return aiexec(
        """
        salvo.baseUrl = "%s"
        salvo.workload { users = 2, duration = 1 s, userTypes = normal }
        salvo.systems.aiexec.options { adminEmail = "admin@example.com", adminPassword = sandbox-admin }
        """
            .replace("%s", target.baseUri().toString())
            .concat(settings));
  }
}
