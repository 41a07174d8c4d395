package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import simulations.flows.WfxSimulation;

/** The WFX simulation in a process of its own, against a sandbox. */
@Tag("thorough")
class WfxRunTest {

  @TempDir private static Path folder;

  @Test
  void shouldPassWithEveryKindOfMessageWhenTheSandboxIsWell() throws IOException {
    FlowRun run =
        wfx(
            """
            salvo.workload.users = 12
            # Every kind of message within three seconds.
            salvo.systems.wfx.userTypes.normal {
              thinkTime { min = 0 s, max = 10 ms }
              tasks { simple = 1, medium = 1, minimal = 1, complex = 1, large = 1, short-burst = 1 }
            }
            """);

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.requests())
        .containsExactly("run complex", "run large", "run medium", "run minimal", "run simple");
    assertThat(run.userTypes()).hasSize(6);
    assertThat(run.total("ko")).isZero();
  }

  @Test
  void shouldPassWhenTheServerIsOlderAndTheFlowIsNamedByTitle() throws IOException {
    FlowRun run =
        wfx(
            """
            salvo.workload.userTypes = aggressive
            salvo.systems.wfx.options { server = older, flow = "Memory Chatbot" }
            """);

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.total("ko")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "failing/with_200.json | preflight run answered with status 200, but not what it should",
        "failing/with_500.json | preflight run answered with status 500",
        "missing.json          | it has: agents/research.json, failing/with_200.json"
      })
  void shouldBeInvalidWhenTheFlowDoesNotWork(String flow, String reason) throws IOException {
    FlowRun run = wfx("salvo.systems.wfx.options.flow = \"" + flow + "\"");

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().at("/verdict/reasons/0").asText()).contains(reason);
  }

  @Test
  void shouldFailWithItsOwnMessageWhenARunDoesNotSucceed() throws IOException {
    FlowRun run =
        wfx(
            """
            salvo.sandbox.seed = 2
            salvo.sandbox.faults = [
              { endpoint = "POST /flows/{id}/run", kind = status, rate = 0.2, status = 200 }
            ]
            """);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().at("/errors/0/example").asText())
        .contains("status 200 without success: true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "server = newest     | options.server = \"newest\": must be one of newer, older",
        "globalVars = \"[]\" | options.globalVars must be a JSON object"
      })
  void shouldNotStartWhenAnOptionIsWrong(String option, String problem) throws IOException {
    FlowRun run = wfx("salvo.systems.wfx.options { " + option + " }");

    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console()).contains(problem);
  }

  private static FlowRun wfx(String settings) throws IOException {
    return FlowRun.of(WfxSimulation.class, folder, settings);
  }
}
