package salvo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.app.Gatling;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.SuppressForbidden;

/**
 * Salvo's report beside Gatling's own of the same log of one hour, in turn, each in a fresh JVM.
 * Compare the processor times when the machine does other things too.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=ReportSpeedBenchmark}; the numbers
 * of requests in {@code -Dbench.requests=1000000,10000000}, the rounds in {@code -Dbench.rounds=3}.
 */
@Tag("benchmark")
class ReportSpeedBenchmark {

  private static final long[] REQUESTS =
      Arrays.stream(System.getProperty("bench.requests", "1000000,10000000,50000000").split(","))
          .mapToLong(Long::parseLong)
          .toArray();

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 1);
  private static final Duration LENGTH = Duration.ofHours(1);
  private static final String RUN = "run";

  /** Exit codes of a report, whatever its verdict. */
  private static final Set<Integer> JUDGED = Set.of(0, 2, 3);

  @TempDir Path folder;

  @Test
  void shouldShowHowMuchFasterSalvosReportIsThanGatlings() throws Exception {
    print(
        "%11s | %9s %9s | %9s %9s | %6s %6s | %9s %9s %9s",
        "", "Gatling", "", "Salvo", "", "ratio", "", "heap", "", "resident");
    print(
        "%11s | %9s %9s | %9s %9s | %6s %6s | %9s %9s %9s",
        "requests",
        "wall s",
        "cpu s",
        "wall s",
        "cpu s",
        "wall",
        "cpu",
        "peak MB",
        "after GC",
        "MB");
    Path run = Files.createDirectories(folder.resolve(RUN));
    SyntheticLog.write(run.resolve("simulation.log"), 1_000, LENGTH, 1);
    makeArchive(run);
    for (long requests : REQUESTS) {
      SyntheticLog.write(run.resolve("simulation.log"), requests, LENGTH, requests);
      for (int round = 0; round < ROUNDS; round++) {
        print(requests, gatling(), salvo(run));
      }
    }
  }

  private MeasuredProcess gatling() throws Exception {
    return MeasuredProcess.run(
        folder,
        Set.of(0),
        "JDK_JAVA_OPTIONS",
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx1G",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            ManagementFactory.getRuntimeMXBean().getClassPath(),
            Gatling.class.getName(),
            "-ro",
            RUN,
            "-rf",
            folder.toString()));
  }

  private MeasuredProcess salvo(Path run) throws Exception {
    return MeasuredProcess.run(folder, JUDGED, "SALVO_JAVA_OPTS", report(run));
  }

  /** The first report after a build makes the archive of classes; it is not measured. */
  private void makeArchive(Path run) throws Exception {
    Process first = new ProcessBuilder(report(run)).redirectOutput(Redirect.DISCARD).start();
    assertThat(first.waitFor()).isIn(JUDGED);
    assertThat(Path.of("target/salvo.jsa")).exists();
  }

  /** All that Salvo makes of a run but the file with each request. */
  private List<String> report(Path run) {
    String reports = folder.resolve("reports").toString();
    return List.of("./salvo", "report", run.toString(), "-o", reports, "--no-requests");
  }

  private static void print(long requests, MeasuredProcess gatling, MeasuredProcess salvo) {
    print(
        "%,11d | %9.1f %9.1f | %9.2f %9.2f | %6.1f %6.1f | %9d %9d %9d",
        requests,
        gatling.wallSeconds(),
        gatling.processorSeconds(),
        salvo.wallSeconds(),
        salvo.processorSeconds(),
        gatling.wallSeconds() / salvo.wallSeconds(),
        gatling.processorSeconds() / salvo.processorSeconds(),
        salvo.peakHeapMegabytes(),
        salvo.liveHeapMegabytes(),
        salvo.residentMegabytes());
  }

  @SuppressForbidden("a benchmark tells its figures on standard output")
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
