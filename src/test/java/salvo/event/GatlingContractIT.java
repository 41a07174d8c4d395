package salvo.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.charts.stats.GeneralStats;
import io.gatling.charts.stats.Group;
import io.gatling.charts.stats.LogFileData;
import io.gatling.charts.stats.LogFileReader;
import io.gatling.charts.stats.RequestStatsPath;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.config.GatlingConfiguration;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.event.RunEvent.Request;
import salvo.event.log.LogEnd;
import salvo.event.log.SimulationLog;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Our reader and writer against Gatling's own writer and reader. */
class GatlingContractIT {

  @TempDir Path results;

  @Test
  void shouldAgreeWithGatlingsReaderWhenTheLogIsOurs() throws IOException {
    List<RunEvent> events = new ArrayList<>(Logs.random(5_000, 3));
    events.addAll(Logs.oneOfEach());
    Path folder = Files.createDirectory(results.resolve("ours"));
    Logs.write(folder.resolve("simulation.log"), Logs.header("3.15.1"), events);

    LogFileData data = readByGatling("ours");

    assertThat(data.runInfo().runStart()).isEqualTo(Logs.START);
    assertThat(data.runInfo().scenarios()).containsExactly("regular", "größer", "用户");
    assertSameRequests(data, events);
    assertThat(CollectionConverters.asJava(data.errors(Option.empty(), Option.empty())))
        .extracting(error -> error.message())
        .contains("status 0", "naïve café");
  }

  @Test
  void shouldReadWhatGatlingWroteWhenASimulationRan() throws Exception {
    Path log = runSimulation();
    List<RunEvent> events = new ArrayList<>();
    LogEnd end = SimulationLog.read(log, events::add);

    assertThat(end.whole()).isTrue();
    assertThat(end.header().simulationClass()).isEqualTo(RecordedSimulation.class.getName());
    assertThat(end.header().scenarios()).containsExactly("regular", "crashing");
    assertThat(end.header().assertions()).hasSize(1);
    assertThat(of(events, RunEvent.User.class)).hasSize(10);
    assertThat(of(events, RunEvent.Crash.class)).hasSize(2);
    assertThat(of(events, RunEvent.Group.class))
        .extracting(RunEvent.Group::groups)
        .containsOnly(List.of("regular", "browse"), List.of("regular"))
        .hasSize(6);
    assertThat(of(events, Request.class))
        .hasSize(9)
        .filteredOn(r -> r.name().equals("größer 物語"))
        .hasSize(3)
        .allSatisfy(r -> assertThat(r.ok()).isFalse())
        .allSatisfy(r -> assertThat(r.groups()).containsExactly("regular", "browse"))
        .allSatisfy(r -> assertThat(r.responseTimeMillis()).isEqualTo(30));
    assertSameRequests(readByGatling(log.getParent().getFileName().toString()), events);

    Path copy = Files.createDirectory(results.resolve("copy")).resolve("simulation.log");
    assertThat(Logs.write(copy, end.header(), events)).hasSameBinaryContentAs(log);
  }

  private Path runSimulation() throws IOException, InterruptedException {
    File output = results.resolve("output.txt").toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dgatling.data.enableAnalytics=false",
                "-cp",
                System.getProperty("java.class.path"),
                "io.gatling.app.Gatling",
                "--simulation",
                RecordedSimulation.class.getName(),
                "--results-folder",
                results.toString(),
                "--no-reports")
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    try (Stream<Path> files = Files.walk(results, 2)) {
      return files
          .filter(file -> file.endsWith("simulation.log"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no log; see " + output));
    }
  }

  private LogFileData readByGatling(String folder) {
    return LogFileReader.apply(folder, results, GatlingConfiguration.load()).read();
  }

  /** Count, shortest and longest per request, group and status. */
  private static void assertSameRequests(LogFileData data, List<RunEvent> events) {
    List<Request> requests = of(events, Request.class);
    int compared = 0;
    for (Object path : CollectionConverters.asJava(data.statsPaths())) {
      if (path instanceof RequestStatsPath request) {
        List<Request> same = requests.stream().filter(r -> isOf(r, request)).toList();
        assertSameFigures(data, request, same, true);
        assertSameFigures(data, request, same, false);
        compared += same.size();
      }
    }
    assertThat(compared).isEqualTo(requests.size());
  }

  private static boolean isOf(Request request, RequestStatsPath path) {
    List<String> groups =
        path.group().isEmpty()
            ? List.of()
            : CollectionConverters.asJava(path.group().get().hierarchy());
    return request.name().equals(path.request()) && request.groups().equals(groups);
  }

  private static void assertSameFigures(
      LogFileData data, RequestStatsPath path, List<Request> requests, boolean ok) {
    long[] times =
        requests.stream()
            .filter(r -> r.ok() == ok)
            .mapToLong(Request::responseTimeMillis)
            .sorted()
            .toArray();
    Status status = ok ? OK$.MODULE$ : KO$.MODULE$;
    Option<Group> group = path.group();
    Option<GeneralStats> stats =
        data.requestGeneralStats(Option.apply(path.request()), group, Option.apply(status));
    assertThat(stats.isDefined()).as("%s", path).isEqualTo(times.length > 0);
    if (times.length > 0) {
      assertThat(stats.get().count()).as("%s", path).isEqualTo(times.length);
      assertThat(stats.get().min()).as("%s", path).isEqualTo((int) times[0]);
      assertThat(stats.get().max()).as("%s", path).isEqualTo((int) times[times.length - 1]);
    }
  }

  private static <T extends RunEvent> List<T> of(List<RunEvent> events, Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
