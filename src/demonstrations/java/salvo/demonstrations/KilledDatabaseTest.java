package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;
import salvo.e2e.GatlingProcess;
import salvo.e2e.Waiting;
import simulations.voice.DatabaseSimulation;

/** The run's own PostgreSQL and its watch, killed in the middle of the load. */
@Tag("thorough")
class KilledDatabaseTest {

  @TempDir private Path folder;

  @Test
  void shouldBeInvalidWhenTheServerIsKilled() {
    FinishedRun run;
    ProcessHandle server;
    try (GatlingProcess process = launch("6 s")) {
      process.awaitText("Load:").run(Duration.ofSeconds(2));
      server = server();
      assertThat(server.destroyForcibly()).isTrue();
      run = process.awaitEnd();
      assertThat(process.children()).isEmpty();
    }

    assertThat(server.isAlive()).isFalse();
    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().status()).isEqualTo("INVALID");
    assertThat(run.summary().reasons().get(0)).contains("PostgreSQL");
    assertThat(run.resultNames()).noneMatch(it -> it.startsWith(".postgres"));
  }

  @Test
  void shouldEndTheServerWithTheRunWhenTheWatchIsKilled() {
    FinishedRun run;
    ProcessHandle server;
    try (GatlingProcess process = launch("4 s")) {
      process.awaitText("Load:");
      server = server();
      killWatch(process);
      run = process.awaitEnd();
      assertThat(process.children()).isEmpty();
    }

    Waiting.until("the server to end", () -> !server.isAlive());
    assertThat(run.summary().ko()).as("the server was not harmed").isZero();
    assertThat(run.resultNames()).noneMatch(it -> it.startsWith(".postgres"));
  }

  @Test
  void shouldEndTheServerWhenTheWatchAndThenTheInjectorAreKilled() {
    try (GatlingProcess process = launch("10 min")) {
      process.awaitText("Load:");
      ProcessHandle server = server();
      killWatch(process);
      process.run(Duration.ofSeconds(1)).kill();
      FinishedRun run = process.awaitEnd();

      Waiting.until("the server to end by itself", () -> !server.isAlive());
      Waiting.until(
          "its files to be removed",
          () -> run.resultNames().stream().noneMatch(it -> it.startsWith(".postgres")));
    }
  }

  private GatlingProcess launch(String duration) {
    return GatlingLaunch.of(DatabaseSimulation.class, folder)
        .into(folder.resolve("results"))
        .with("tasksPerSecond", 50)
        .with("duration", duration)
        .withSettings("salvo { slo.minRpsShare = 0, systems.voice.slo = null }\n")
        .start();
  }

  private static void killWatch(GatlingProcess process) {
    List<ProcessHandle> watch =
        process.children().stream()
            .filter(it -> it.info().commandLine().orElse("").contains(".postgres-"))
            .toList();
    assertThat(watch).isNotEmpty();
    watch.forEach(ProcessHandle::destroyForcibly);
    Waiting.until("the watch to be gone", () -> watch.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** PostgreSQL leaves its number in a file of its data. */
  private ProcessHandle server() {
    try (Stream<Path> files = Files.walk(folder.resolve("results"))) {
      Path file = files.filter(it -> it.endsWith("postmaster.pid")).findFirst().orElseThrow();
      long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
