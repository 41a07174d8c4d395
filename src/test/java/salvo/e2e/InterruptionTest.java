package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.event.log.LogEnd;

/** Runs that are ended from outside in the middle of their load, which would last ten minutes. */
class InterruptionTest {

  @TempDir private static Path folder;
  private static FinishedRun terminated;
  private static FinishedRun killed;
  private static List<ProcessHandle> sandboxOfTerminated;
  private static List<ProcessHandle> sandboxOfKilled;

  @BeforeAll
  static void endBoth() {
    try (GatlingProcess first = launch("terminated");
        GatlingProcess second = launch("killed")) {
      awaitLoad(first, "terminated");
      sandboxOfTerminated = first.children();
      first.terminate();
      terminated = first.await();
      awaitLoad(second, "killed");
      sandboxOfKilled = second.children();
      second.kill();
      killed = second.awaitEnd();
    }
  }

  @Test
  void shouldReportAllThatWasRecordedWhenTerminated() {
    Summary summary = terminated.summary();
    RecordedLog log = RecordedLog.of(terminated.log());

    assertThat(terminated.exitCode()).as(terminated.console()).isEqualTo(3);
    assertThat(summary.status()).isEqualTo("INCONCLUSIVE");
    assertThat(summary.json().at("/run/interrupted").asBoolean()).isTrue();
    assertThat(summary.requests()).isPositive();
    assertThat(summary.reasons()).containsExactly("The run was interrupted before its end.");
    assertThat(summary.warnings())
        .contains("The request rate was not judged, because the load was cut short.");
    assertThat(summary.json().at("/offered/reachedRequestsPerSecond").asDouble())
        .as("of the time that was loaded, not of ten minutes")
        .isGreaterThan(summary.requests() / 60.0);
    assertThat(summary.violations()).isEmpty();
    assertThat(log.end().whole()).isTrue();
    assertThat(summary.figures()).isEqualTo(log.figures());
    assertThat(terminated.folder().resolve("index.html")).isNotEmptyFile();
  }

  @Test
  void shouldTakeTheSandboxWithItWhenTerminated() {
    assertThat(sandboxOfTerminated).hasSize(1);
    assertThat(sandboxOfTerminated.get(0).isAlive()).isFalse();
    assertThat(terminated.served()).isNotEmpty();
  }

  @Test
  void shouldLeaveNoSandboxBehindWhenKilled() {
    assertThat(sandboxOfKilled).hasSize(1);
    Waiting.until("the sandbox to end by itself", () -> !sandboxOfKilled.get(0).isAlive());
    assertThat(killed.served()).isNotEmpty();
  }

  @Test
  void shouldLeaveAReadableLogWhenKilled() {
    RecordedLog log = RecordedLog.of(killed.log());
    LogEnd end = log.end();

    assertThat(log.stats().total().requests()).isPositive();
    assertThat(end.completeBytes()).isLessThanOrEqualTo(size(killed.log()));
    assertThat(Files.exists(killed.file("summary.json"))).isFalse();
  }

  @Test
  void shouldStillBeReportedWhenKilled(@TempDir Path reports) {
    SalvoCommand report = SalvoCommand.run("report", killed.folder(), "-o", reports);

    assertThat(report.status()).as(report.said()).isEqualTo(3);
    assertThat(report.said())
        .startsWith("INCONCLUSIVE  The run was interrupted before its end.")
        .contains("The run's process ended before its reports were written.")
        .contains("OwnContentSimulation of own, profile smoke");
    assertThat(reports.resolve("summary.json")).isNotEmptyFile();
  }

  private static GatlingProcess launch(String name) {
    return GatlingLaunch.of(OwnContentSimulation.class, folder)
        .into(folder.resolve(name))
        .with("tasksPerSecond", 150)
        .with("duration", "10 min")
        .start();
  }

  /** Gatling writes its log in pieces of 8 KiB: with the first one, there is something to lose. */
  private static void awaitLoad(GatlingProcess process, String name) {
    process.awaitText("Load:");
    Waiting.until("Gatling to write to its log", () -> logBytes(folder.resolve(name)) >= 8192);
  }

  private static long logBytes(Path results) {
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(it -> it.endsWith("simulation.log")).mapToLong(it -> size(it)).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
