package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.JavaChild;
import salvo.OwnSettings;
import salvo.event.Logs;
import salvo.event.RunEvent;
import salvo.event.log.SimulationLogWriter;

/** Reports in a heap of 300 MB, of logs whose names, groups, times and messages come from data. */
@Tag("thorough")
class SmallHeapIT {

  private static final String HEAP = "-Xmx300m";
  private static final int SECONDS = 120;
  private static final int REQUESTS = 200_000;
  private static final String MESSAGE = "x".repeat(1_000);

  @TempDir private Path folder;

  @Test
  void shouldReportWhenNamesGroupsTimesAndMessagesAreAsManyAsRequests() throws Exception {
    String said = report(SmallHeapIT::ofItsOwn);

    assertThat(said)
        .contains("200,000 in ", "20,000 failed", "Use a constant name")
        .containsPattern("GET /items/13\\d+\\s+and\\s+9\\d\\s+more")
        .contains("other names", "other groups");
  }

  @Test
  void shouldReportWhenEachRequestHasATimeOfItsOwn() throws Exception {
    String said = report(i -> request("get", List.of("users"), 17L * i % 900_001, ""));

    assertThat(said).contains("200,000 in ", "p50 425 s");
  }

  @Test
  void shouldSayWhatToDoWhenTheHeapIsTooSmall() throws Exception {
    Ended ended = ended("-Xmx24m", SmallHeapIT::ofItsOwn);

    assertThat(ended.status()).as(ended.said()).isEqualTo(1);
    assertThat(ended.said())
        .contains("Java ran out of memory with ", "SALVO_JAVA_OPTS=-Xmx3g")
        .doesNotContain("\tat ");
  }

  private static RunEvent ofItsOwn(int i) {
    return request(
        "GET /items/" + i,
        List.of("users", "cart " + i),
        17L * i % 900_001,
        i % 10 == 0 ? "no " + i + MESSAGE : "");
  }

  /** An event by its number. */
  private interface Events {
    RunEvent at(int number);
  }

  private record Ended(int status, String said) {}

  private String report(Events events) throws IOException, InterruptedException {
    Ended ended = ended(HEAP, events);
    assertThat(ended.status()).as(ended.said()).isIn(0, 2);
    assertThat(ended.said()).doesNotContain("memory with", "\tat ");
    assertThat(folder.resolve("report/summary.json")).isNotEmptyFile();
    assertThat(folder.resolve("report/report.html")).isNotEmptyFile();
    return ended.said();
  }

  private Ended ended(String heap, Events events) throws IOException, InterruptedException {
    Path run = Files.createDirectory(folder.resolve("run"));
    try (SimulationLogWriter writer =
        new SimulationLogWriter(run.resolve("simulation.log"), Logs.header("3.15.1"))) {
      for (int i = 0; i < REQUESTS; i++) {
        writer.write(events.at(i));
      }
    }
    Path console = folder.resolve("console.txt");
    Process process =
        new ProcessBuilder(
                JavaChild.command(
                    List.of(heap, "-Dsalvo.config=" + OwnSettings.FILE),
                    Main.class.getName(),
                    List.of("report", run.toString(), "-o", folder.resolve("report").toString())))
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(console));
  }

  private static RunEvent request(String name, List<String> groups, long millis, String failure) {
    return Logs.request(groups, name, 0, millis, failure.isEmpty(), failure);
  }
}
