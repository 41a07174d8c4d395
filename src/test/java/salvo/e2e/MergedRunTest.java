package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.app.Gatling;
import io.gatling.charts.stats.LogFileData;
import io.gatling.charts.stats.LogFileReader;
import io.gatling.core.config.GatlingConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.bench.SyntheticLog;
import salvo.event.RunEvent;
import salvo.event.log.SimulationLog;
import salvo.merge.InjectorLog;
import salvo.merge.LogMerge;
import salvo.stats.StatsCollector;
import scala.Option;

/** The merged log of two injectors, to Gatling and to our statistics the log of one run. */
class MergedRunTest {

  private static final long OFFSET_MILLIS = -1_234;

  @TempDir Path results;
  private Path one;
  private Path two;
  private Path merged;

  @BeforeEach
  void merge() throws IOException {
    one = results.resolve("one.log");
    two = results.resolve("two.log");
    merged = results.resolve("merged").resolve("simulation.log");
    SyntheticLog.write(one, 4_000, Duration.ofSeconds(60), 1);
    SyntheticLog.write(two, 5_500, Duration.ofSeconds(45), 2);
    new LogMerge(List.of(new InjectorLog(one, 0), new InjectorLog(two, OFFSET_MILLIS)), false)
        .write(merged);
  }

  @Test
  void shouldHaveTheStatisticsOfBothWhenTheirCountsAreAddedUp() throws IOException {
    StatsCollector expected = new StatsCollector(Set.of());
    SimulationLog.read(one, expected::accept);
    SimulationLog.read(two, event -> expected.accept(moved(event)));

    StatsCollector actual = new StatsCollector(Set.of());
    SimulationLog.read(merged, actual::accept);

    assertThat(actual.requests()).isEqualTo(9_500);
    assertThat(actual.snapshot()).usingRecursiveComparison().isEqualTo(expected.snapshot());
  }

  @Test
  void shouldBeReportedByGatlingWhenAskedForReportsOnly() throws Exception {
    Path console = results.resolve("console.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Gatling.class.getName(),
                "-ro",
                "merged",
                "-rf",
                results.toString())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    FinishedRun run = new GatlingProcess(process, console, results).await(Duration.ofMinutes(2));

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(merged.resolveSibling("index.html")).isNotEmptyFile();
    assertThat(run.console()).contains("request count").contains("9,500");
  }

  @Test
  void shouldHaveAsManyRequestsAndUsersToGatlingAsBothTogether() throws IOException {
    LogFileData data = LogFileReader.apply("merged", results, GatlingConfiguration.load()).read();

    assertThat(data.requestGeneralStats(Option.empty(), Option.empty(), Option.empty()).get())
        .extracting(stats -> stats.count())
        .isEqualTo(9_500L);
    assertThat(data.runInfo().scenarios())
        .containsExactly("regular", "admin", "heavy-content", "health-check");
  }

  private static RunEvent moved(RunEvent event) {
    if (event instanceof RunEvent.Request it) {
      return new RunEvent.Request(
          it.scenario(),
          it.groups(),
          it.name(),
          it.startMillis() + OFFSET_MILLIS,
          it.endMillis() + OFFSET_MILLIS,
          it.ok(),
          it.status(),
          it.message());
    }
    if (event instanceof RunEvent.User it) {
      return new RunEvent.User(it.scenario(), it.start(), it.atMillis() + OFFSET_MILLIS);
    }
    return event;
  }
}
