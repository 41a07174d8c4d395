package salvo.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import salvo.run.SuiteChild;
import salvo.slo.Verdict.Status;
import salvo.suite.live.SuiteLive;

/** Suites of processes that are no simulations; those are run end to end elsewhere. */
@Timeout(60)
public class SuiteRunIT {

  @TempDir private Path folder;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();

  @Test
  void shouldTellWhatAProcessSaidWhenItLeavesNoReport() {
    SuiteMember member = suite(1).run(List.of("pack.RefusedSimulation")).members().get(0);

    assertThat(member.simulation()).isEqualTo("RefusedSimulation");
    assertThat(member.status()).isEqualTo(Status.INVALID);
    assertThat(member.reasons().get(0))
        .contains("ended with status 1", "RefusedSimulation.txt")
        .endsWith("It said: Refused: rps");
    assertThat(said()).contains("[1/1]  RefusedSimulation: INVALID");
  }

  @Test
  void shouldReadTheReportWhenTheProcessLeavesOne() {
    SuiteReport report = suite(2).run(List.of("PassSimulation", "RefusedSimulation"));

    assertThat(report.members())
        .extracting(SuiteMember::simulation, SuiteMember::status)
        .containsExactly(
            tuple("PassSimulation", Status.PASS), tuple("RefusedSimulation", Status.INVALID));
    assertThat(report.requests()).isEqualTo(7);
    assertThat(report.verdict().status()).isEqualTo(Status.INVALID);
  }

  @Test
  void shouldGoByTheExitStatusWhenAnotherInjectorHasTheReports() {
    SuiteMember member = suite(1, true).run(List.of("WithoutReportSimulation")).members().get(0);

    assertThat(member.status()).isEqualTo(Status.PASS);
    assertThat(member.reasons()).containsExactly("Its reports are at injector 0.");
  }

  @Test
  void shouldEndWhatRunsAndStartNoMoreWhenItIsInterrupted() throws Exception {
    SuiteRun suite = suite(1);
    CompletableFuture<SuiteReport> result =
        CompletableFuture.supplyAsync(
            () -> suite.run(List.of("WaitingSimulation", "PassSimulation")));
    while (!Files.exists(folder.resolve("waiting"))) {
      Thread.onSpinWait();
    }

    CompletableFuture<Void> interruption = CompletableFuture.runAsync(suite::interrupt);
    SuiteReport report = result.get();
    suite.end();
    interruption.get();

    assertThat(report.members())
        .extracting(SuiteMember::status)
        .containsExactly(Status.INCONCLUSIVE, Status.INCONCLUSIVE);
    assertThat(report.members().get(1).reasons())
        .containsExactly("Not started, because the runs were interrupted.");
    assertThat(said()).doesNotContain("PassSimulation");
  }

  private SuiteRun suite(int parallel) {
    return suite(parallel, false);
  }

  private SuiteRun suite(int parallel, boolean elsewhere) {
    return new SuiteRun(
        folder,
        parallel,
        (simulation, results) ->
            new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SuiteChild.class.getName(),
                simulation,
                results.toString()),
        elsewhere,
        new PrintStream(console, true, StandardCharsets.UTF_8),
        InstantSource.system(),
        new SuiteLive(folder, List.of()));
  }

  private String said() {
    return console.toString(StandardCharsets.UTF_8);
  }
}
