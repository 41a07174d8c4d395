package salvo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.SuppressForbidden;
import salvo.event.RunEvent;
import salvo.report.csv.RequestsCsv;

/**
 * What a row of {@code requests.csv.gz} costs in processor time, and what it would cost with a CSV
 * library: a million requests, one in twenty of them failed, compressed alike.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=RequestsCsvBenchmark}
 */
@Tag("benchmark")
class RequestsCsvBenchmark {

  private static final int REQUESTS = 1_000_000;
  private static final int ROUNDS = 5;
  private static final int CHUNK_BYTES = 1 << 13;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final List<List<String>> GROUPS =
      List.of(List.of("regular", "create"), List.of("regular", "look"), List.of("admin", "usage"));
  private static final List<String> NAMES = List.of("create job", "list jobs", "usage by day");

  @TempDir private Path folder;

  @Test
  @SuppressForbidden("a benchmark's result")
  void shouldShowWhatARowCosts() throws IOException {
    List<RunEvent.Request> requests = requests();
    for (int round = 1; round <= ROUNDS; round++) {
      double ours = micros(() -> ours(requests));
      byte[] rows = rows();
      System.out.printf(
          Locale.ROOT,
          "round %d: %.3f us a row, of which compression takes %.3f us%n",
          round,
          ours,
          micros(() -> compressed(rows)));
    }
    System.out.printf(
        Locale.ROOT, "%,d bytes%n", Files.size(folder.resolve(RequestsCsv.FILE_NAME)));
  }

  private void ours(List<RunEvent.Request> requests) {
    try (RequestsCsv csv = RequestsCsv.in(folder)) {
      requests.forEach(csv);
      assertThat(csv.failure()).isEmpty();
    }
  }

  /** The rows of our file, compressed once more. */
  private void compressed(byte[] rows) throws IOException {
    OutputStream file = Files.newOutputStream(folder.resolve("rows.csv.gz"));
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out = new DeflaterOutputStream(file, fast, CHUNK_BYTES)) {
      for (int from = 0; from < rows.length; from += CHUNK_BYTES) {
        out.write(rows, from, Math.min(CHUNK_BYTES, rows.length - from));
      }
    } finally {
      fast.end();
    }
  }

  private byte[] rows() throws IOException {
    Path file = folder.resolve(RequestsCsv.FILE_NAME);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static List<RunEvent.Request> requests() {
    Random random = new Random(7);
    return random
        .ints(REQUESTS, 0, 1_000)
        .mapToObj(
            draw -> {
              int kind = draw % NAMES.size();
              boolean ok = draw >= 50;
              long start = 1_700_000_000_000L + random.nextInt(600_000);
              long time = Math.round(Math.exp(4.6 + random.nextGaussian() * 0.7));
              return new RunEvent.Request(
                  GROUPS.get(kind).get(0),
                  GROUPS.get(kind),
                  NAMES.get(kind),
                  start,
                  start + time,
                  ok,
                  ok ? 200 : 503,
                  ok ? "" : "status.find.is(201), found 503");
            })
        .toList();
  }

  private static double micros(Work work) throws IOException {
    long begin = CPU.getCurrentThreadCpuTime();
    work.run();
    return (CPU.getCurrentThreadCpuTime() - begin) / 1000.0 / REQUESTS;
  }

  private interface Work {
    void run() throws IOException;
  }
}
