package salvo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.SuppressForbidden;
import salvo.config.Settings;
import salvo.monitor.ResourceMonitor;
import salvo.monitor.TargetProcess;
import salvo.monitor.Watched;

/**
 * What the side-car costs at one sample a second, as processor time of its threads: alone, with
 * 10,000 open files, and with an exporter that answers 1,500 series, without the work of its server
 * and of the HTTP client's own threads.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=SideCarBenchmark}
 */
@Tag("benchmark")
class SideCarBenchmark {

  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final int OPEN_FILES = 10_000;
  private static final int SERIES = 1_500;
  private static final double MOST_SHARE = 0.01;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @Test
  void shouldTakeUnderOnePercentOfACoreWhenItSamplesEachSecond() throws IOException {
    double alone = costOf("a.csv", List.of());
    double withFiles;
    List<InputStream> files = new ArrayList<>();
    try {
      for (int i = 0; i < OPEN_FILES; i++) {
        files.add(Files.newInputStream(Path.of("/dev/null")));
      }
      withFiles = costOf("b.csv", List.of());
    } finally {
      for (InputStream file : files) {
        file.close();
      }
    }
    double withExporter = withExporter();
    say("alone", alone);
    say("with 10,000 open files", withFiles);
    say("with an exporter of 1,500 series", withExporter);
    assertThat(alone).isLessThan(MOST_SHARE);
    assertThat(withFiles).isLessThan(MOST_SHARE);
  }

  private double withExporter() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer = answer();
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
      return costOf(
          "c.csv",
          List.of(new Settings.Exporter("node", url, List.of("series_7", "rate(series_9)"))));
    } finally {
      server.stop(0);
    }
  }

  private static byte[] answer() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SERIES; i++) {
      text.append("series_").append(i).append("{job=\"a\",instance=\"b\"} ").append(i).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private double costOf(String csv, List<Settings.Exporter> exporters) {
    Watched watched =
        new Watched(true, TargetProcess.withPid(ProcessHandle.current().pid()), exporters);
    List<String> warnings = new ArrayList<>();
    ResourceMonitor.Options options =
        new ResourceMonitor.Options(
            Duration.ofSeconds(1), watched, Optional.of(folder.resolve(csv)), warnings::add);
    try (ResourceMonitor monitor = ResourceMonitor.start(options)) {
      pause(WARM_UP);
      long before = cpuNanos();
      pause(MEASURED);
      double share = (double) (cpuNanos() - before) / MEASURED.toNanos();
      assertThat(monitor.samples()).hasSizeBetween(48, 52);
      assertThat(warnings).isEmpty();
      return share;
    }
  }

  /** Processor time of the side-car's threads so far, which all live as long as it does. */
  private static long cpuNanos() {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(Objects::nonNull)
        .filter(thread -> thread.getThreadName().startsWith("salvo-"))
        .mapToLong(thread -> THREADS.getThreadCpuTime(thread.getThreadId()))
        .sum();
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  @SuppressForbidden("a benchmark's result")
  private static void say(String what, double share) {
    System.out.printf(Locale.ROOT, "%s: %.2f %% of one core%n", what, 100 * share);
  }
}
