package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import salvo.OwnSettings;
import salvo.config.SavedRunSettings;
import salvo.config.source.PropertyEncoding;
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.merge.InjectorLog;
import salvo.merge.RunMerge;
import salvo.report.RunReport;
import salvo.saved.RunFiles;
import salvo.saved.SavedRun;

/**
 * What becomes of a run of several injectors of which one is lost, stopped, or not like the others.
 */
@DisabledOnOs(OS.WINDOWS)
class LostInjectorTest {

  private static final int INVALID = 3;
  private static final Duration NOTICED = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void shouldBeInvalidEverywhereWhenAnInjectorIsKilled() {
    try (GatlingProcess group = started("10 min")) {
      injector(group, 1).destroyForcibly();
      long killed = System.nanoTime();
      group.awaitText("Stopped by Injector 1");
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(NOTICED);

      FinishedRun run = group.await();
      assertThat(run.exitCode()).as(run.console()).isEqualTo(INVALID);
      assertThat(run.summary().status()).isEqualTo("INVALID");
      assertThat(run.summary().reasons().get(0))
          .startsWith("Injector 1 of 3 was lost after ")
          .contains("33.3 %");
      assertThat(own(run, 0)).isNotEmptyFile();
      assertThat(own(run, 2)).isNotEmptyFile();
      assertThat(run.summary().json().at("/injectors").findValuesAsText("name"))
          .containsExactly("injector 0", "injector 2");
    }
  }

  @Test
  void shouldLoadNothingWhenOneIsLostBefore() {
    try (GatlingProcess group =
        GatlingLaunch.of(OwnContentSimulation.class, folder)
            .with("rps", 30)
            .with("salvo.warmUp.duration", "10 s")
            .byInjectors(3)
            .start()
            .awaitText("Warm-up:")) {
      injector(group, 2).destroyForcibly();
      FinishedRun run = group.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(INVALID);
      assertThat(run.console())
          .contains("INVALID  The load was not started. Injector 2 of 3", "before the load");
    }
  }

  @Test
  void shouldLoseNothingWhenTheOneIsKilledThatMakesTheResult() throws IOException {
    try (GatlingProcess group = started("10 min")) {
      injector(group, 0).destroyForcibly();
      FinishedRun run = group.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(INVALID);
      List<Path> kept = IntStream.of(1, 2).mapToObj(it -> own(run, it)).toList();
      assertThat(kept).allSatisfy(it -> assertThat(it).isNotEmptyFile());
      assertThat(merged(kept).stats().total().requests()).isPositive();
    }
  }

  @Test
  void shouldEndAllWhenOneIsToldToEnd() {
    try (GatlingProcess group = started("10 min")) {
      injector(group, 2).destroy();
      FinishedRun run = group.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(INVALID);
      assertThat(run.console()).contains("Stopped by Injector 2: interrupted");
      assertThat(run.summary().status()).isEqualTo("INCONCLUSIVE");
      assertThat(run.summary().json().at("/injectors")).hasSize(3);
    }
  }

  @Test
  void shouldLoadNothingWhenAnInjectorNeverComes() {
    FinishedRun run = injectorOf(2, 0, 30).with("salvo.injector.timeout", "3 s").start().await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(INVALID);
    assertThat(run.console()).contains("INVALID", "njector 1 of 2 never came within 3 s");
  }

  @Test
  void shouldLoadNothingWhenTheInjectorsAreNotAlike() {
    try (GatlingProcess first = injectorOf(2, 0, 30).start();
        GatlingProcess second = injectorOf(2, 1, 40).start()) {
      for (FinishedRun run : List.of(first.await(), second.await())) {
        assertThat(run.exitCode()).as(run.console()).isEqualTo(INVALID);
        assertThat(run.console()).contains("salvo.workload.rps (injector 0 against injector 1)");
      }
    }
  }

  private GatlingProcess started(String duration) {
    return GatlingLaunch.of(OwnContentSimulation.class, folder)
        .with("rps", 30)
        .with("duration", duration)
        .byInjectors(3)
        .start()
        .awaitText(" failed ");
  }

  private GatlingLaunch injectorOf(int count, int index, int rate) {
    return GatlingLaunch.of(OwnContentSimulation.class, folder)
        .with("rps", rate)
        .with("duration", "5 s")
        .with("salvo.injector.count", count)
        .with("salvo.injector.index", index)
        .with("salvo.injector.run", "unlike")
        .with("salvo.injector.meet", "folder:" + folder);
  }

  private static ProcessHandle injector(GatlingProcess group, int index) {
    return group.children().stream()
        .filter(
            it ->
                it.info()
                    .commandLine()
                    .filter(line -> line.contains("-Dsalvo.injector.index=" + index))
                    .isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** What an injector that was not killed has written last. */
  private static Path own(FinishedRun run, int index) {
    Path injector = RunFiles.injector(run.folder(), index);
    return new FinishedRun(0, "", injector).file("summary.json");
  }

  private RunReport merged(List<Path> summaries) throws IOException {
    OwnSettings.use();
    SavedRunSettings settings = SavedRunSettings.load(PropertyEncoding.PLAIN);
    Path output = folder.resolve("merged");
    List<InjectorLog> logs =
        summaries.stream()
            .map(it -> new InjectorLog(RunFiles.log(it.getParent().getParent()), 0))
            .toList();
    new RunMerge(logs, false, settings).write(output);
    return SavedRun.open(output, settings).report(event -> {});
  }
}
