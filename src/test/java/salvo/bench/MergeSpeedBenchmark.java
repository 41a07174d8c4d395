package salvo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.SuppressForbidden;

/**
 * The merge of four logs of one hour, report included, beside the report of one log of as many
 * requests, in turn, each in a fresh JVM.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=MergeSpeedBenchmark}; the number
 * of all requests in {@code -Dbench.requests=40000000}, the rounds in {@code -Dbench.rounds=3}. So
 * many need more memory: {@code SALVO_JAVA_OPTS=-Xmx3g} in the environment.
 */
@Tag("benchmark")
class MergeSpeedBenchmark {

  private static final int LOGS = 4;
  private static final long REQUESTS = Long.getLong("bench.requests", 40_000_000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final Duration LENGTH = Duration.ofHours(1);
  private static final String LOG = "simulation.log";

  /** Exit codes of a report, whatever its verdict. */
  private static final Set<Integer> JUDGED = Set.of(0, 2, 3);

  @TempDir Path folder;

  @Test
  void shouldShowHowLongAMergeTakesBesideAReport() throws Exception {
    List<String> parts = new ArrayList<>();
    for (int part = 0; part < LOGS; part++) {
      parts.add(run("part" + part, REQUESTS / LOGS, part));
    }
    String one = run("one", REQUESTS, LOGS);
    assertThat(new ProcessBuilder(report(one)).redirectOutput(Redirect.DISCARD).start().waitFor())
        .isIn(JUDGED);
    print(
        "%11s | %7s %7s | %7s %7s | %6s %6s | %7s", "", "report", "", "merge", "", "ratio", "", "");
    print(
        "%11s | %7s %7s | %7s %7s | %6s %6s | %7s",
        "requests", "wall s", "cpu s", "wall s", "cpu s", "wall", "cpu", "MB");
    for (int round = 0; round < ROUNDS; round++) {
      MeasuredProcess report = MeasuredProcess.run(folder, JUDGED, "SALVO_JAVA_OPTS", report(one));
      MeasuredProcess merge =
          MeasuredProcess.run(folder, JUDGED, "SALVO_JAVA_OPTS", merge(parts, "merged" + round));
      print(
          "%,11d | %7.2f %7.2f | %7.2f %7.2f | %6.2f %6.2f | %7d",
          REQUESTS,
          report.wallSeconds(),
          report.processorSeconds(),
          merge.wallSeconds(),
          merge.processorSeconds(),
          merge.wallSeconds() / report.wallSeconds(),
          merge.processorSeconds() / report.processorSeconds(),
          merge.residentMegabytes());
      Files.delete(folder.resolve("merged" + round).resolve(LOG));
    }
  }

  private String run(String name, long requests, long seed) throws Exception {
    Path run = Files.createDirectories(folder.resolve(name));
    SyntheticLog.write(run.resolve(LOG), requests, LENGTH, seed);
    return run.toString();
  }

  private List<String> report(String run) {
    String reports = folder.resolve("reports").toString();
    return List.of("./salvo", "report", run, "-o", reports, "--no-requests");
  }

  private List<String> merge(List<String> runs, String output) {
    List<String> command = new ArrayList<>(List.of("./salvo", "merge"));
    command.addAll(runs);
    command.addAll(List.of("-o", folder.resolve(output).toString(), "--no-requests"));
    return command;
  }

  @SuppressForbidden("a benchmark tells its figures on standard output")
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
