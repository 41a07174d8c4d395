package salvo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.SuppressForbidden;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;
import salvo.gatling.http.EndpointsSimulation;

/**
 * A run whose feeder is a file of 300 MB, under the plug-in's heap of 1 GB: how long it takes from
 * the start of the process to its end, of which the load is 5 s.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=LargeFeederBenchmark}
 */
@Tag("benchmark")
class LargeFeederBenchmark {

  private static final long BYTES = 300_000_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"words.csv", "words.json"})
  @SuppressForbidden("a benchmark tells its figures on standard output")
  void shouldRunWhenAFeederIsLarge(String name) throws IOException {
    Path feeder = name.endsWith(".csv") ? csv(name) : json(name);
    long start = System.nanoTime();

    FinishedRun run =
        GatlingLaunch.of(EndpointsSimulation.class, folder)
            .with("profile", "smoke")
            .with("rps", 50)
            .with("duration", "5s")
            .withJvmOptions("-Xmx1g")
            .withSettings(
                """
                salvo.systems.endpoints {
                  list = [ { name = search, path = "/search?q=#{word}", feeder = "FILE" } ]
                  sandbox { "GET /search" { body = "[]" } }
                }
                """
                    .replace("FILE", feeder.toString()))
            .start()
            .await(Duration.ofMinutes(5));

    assertThat(run.exitCode()).as(run.console()).isNotEqualTo(1);
    assertThat(run.summary().requests()).as(run.console()).isEqualTo(250);
    System.out.printf(
        Locale.ROOT,
        "%s: %,d bytes, %.1f s%n",
        name,
        Files.size(feeder),
        (System.nanoTime() - start) / 1e9);
  }

  private Path csv(String name) throws IOException {
    Path file = folder.resolve(name);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("word,count\n");
      for (long written = 0, row = 0; written < BYTES; row++) {
        String line = "word-" + row + "," + row % 1_000 + "\n";
        out.write(line);
        written += line.length();
      }
    }
    return file;
  }

  private Path json(String name) throws IOException {
    Path file = folder.resolve(name);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("[");
      for (long written = 0, row = 0; written < BYTES; row++) {
        String object =
            (row == 0 ? "" : ",\n") + "{\"word\": \"word-" + row + "\", \"count\": " + row + "}";
        out.write(object);
        written += object.length();
      }
      out.write("]");
    }
    return file;
  }
}
