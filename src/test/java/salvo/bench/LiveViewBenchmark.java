package salvo.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.SuppressForbidden;
import salvo.e2e.GatlingLaunch;
import salvo.event.RunEvent;
import salvo.live.LivePhase;
import salvo.live.LiveRun;
import salvo.live.LiveSource;
import salvo.live.page.LiveView;
import salvo.live.terminal.LiveTerminal;
import salvo.monitor.sample.ResourceSample;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.stats.RunStats;
import salvo.stats.StatsCollector;

/**
 * What the live view takes from the injector: the processor time of its own threads and on the
 * thread that records, at 30,000 requests a second with a page open and a terminal; and the
 * processor time of a request in two injectors at full speed, one with the view and one without,
 * which run at the same time, so that whatever else the machine does slows both.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=LiveViewBenchmark}; the number of
 * pairs in the environment variable BENCH_ROUNDS.
 */
@Tag("benchmark")
class LiveViewBenchmark {

  private static final int RATE = 30_000;
  private static final int SECONDS = 30;
  private static final int ENDPOINTS = 10;
  private static final int ROUNDS =
      Integer.parseInt(System.getenv().getOrDefault("BENCH_ROUNDS", "3"));
  private static final int LOAD_SECONDS = 40;
  private static final long MEASURED_MILLIS = 20_000;
  private static final long MARGIN_MILLIS = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @Test
  void shouldShowWhatTheViewCostsAtThirtyThousandRequestsPerSecond() {
    List<RunEvent.Request> requests = requests();
    for (int round = 1; round <= ROUNDS; round++) {
      StatsCollector stats = new StatsCollector(Set.of());
      LiveView view = view(stats);
      CompletableFuture<?> page = openPage(view.address().orElseThrow());
      view.enter(LivePhase.LOAD);
      double before = ownThreads();
      long recording = 0;
      long begin = System.nanoTime();
      for (int second = 0; second < SECONDS; second++) {
        requests.forEach(stats::accept);
        long from = CPU.getCurrentThreadCpuTime();
        requests.forEach(view);
        recording += CPU.getCurrentThreadCpuTime() - from;
        LockSupport.parkNanos(begin + (second + 1) * 1_000_000_000L - System.nanoTime());
      }
      double own = (ownThreads() - before) / SECONDS;
      double recorded = recording / 1e9 / SECONDS;
      print(
          "round %d: %.0f ns a request on the recording thread, %.2f %% of a core; own threads"
              + " %.2f %%; in all %.2f %%",
          round, recorded * 1e9 / RATE, recorded * 100, own * 100, (recorded + own) * 100);
      view.close();
      page.cancel(true);
    }
  }

  @Test
  void shouldShowWhatAnInjectorSendsWithTheViewAndWithout() throws Exception {
    print("%-10s %12s %24s", "", "requests/s", "us of processor for each");
    List<Double> ratios = new ArrayList<>();
    ExecutorService both = Executors.newFixedThreadPool(2);
    for (int round = 1; round <= ROUNDS; round++) {
      int pair = round;
      Future<Double> without = both.submit(() -> measure("without", false, pair));
      Future<Double> with = both.submit(() -> measure("with", true, pair));
      ratios.add(with.get() / without.get());
    }
    both.shutdownNow();
    print("with over without, median: %.3f", median(ratios));
  }

  /** Seconds that the threads of the view have worked. */
  private static double ownThreads() {
    double seconds = 0;
    for (ThreadInfo thread : CPU.getThreadInfo(CPU.getAllThreadIds())) {
      if (thread != null
          && (thread.getThreadName().equals("salvo-live")
              || thread.getThreadName().startsWith("vert.x-eventloop"))) {
        seconds += CPU.getThreadCpuTime(thread.getThreadId()) / 1e9;
      }
    }
    return seconds;
  }

  private static LiveView view(StatsCollector stats) {
    List<Slo> slos = new ArrayList<>(List.of(new Slo(Slo.GLOBAL, Metric.P95, 500)));
    for (int i = 0; i < ENDPOINTS; i++) {
      for (Metric metric : List.of(Metric.P50, Metric.P95, Metric.P99, Metric.ERROR_RATE)) {
        slos.add(new Slo("endpoint " + i, metric, 200));
      }
    }
    LiveTerminal terminal =
        new LiveTerminal(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);
    terminal.open(Optional.empty());
    Duration load = Duration.ofSeconds(SECONDS);
    return LiveView.start(
        new LiveView.Options(
            new LiveRun("Benchmark", "endpoints", "bench", "none", load, Duration.ZERO, List.of()),
            slos,
            new Source(stats, System.nanoTime()),
            OptionalInt.of(0),
            terminal,
            LiveViewBenchmark::refuse));
  }

  private static void refuse(String warning) {
    throw new IllegalStateException(warning);
  }

  private record Source(StatsCollector stats, long begin) implements LiveSource {

    @Override
    public int users() {
      return 100;
    }

    @Override
    public long loadMillis() {
      return (System.nanoTime() - begin) / 1_000_000;
    }

    @Override
    public List<RunStats.ErrorCount> errors() {
      return stats.errors();
    }

    @Override
    public List<RunStats.ErrorCount> crashes() {
      return stats.crashes();
    }

    @Override
    public Optional<ResourceSample> resources() {
      return Optional.of(
          new ResourceSample(
              0,
              0,
              OptionalDouble.of(0.5),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
  }

  /** Reads all that comes, as a browser does. */
  private static CompletableFuture<?> openPage(URI page) {
    HttpRequest events = HttpRequest.newBuilder(page.resolve("/events")).build();
    return HttpClient.newHttpClient()
        .sendAsync(events, HttpResponse.BodyHandlers.ofLines())
        .thenAcceptAsync(lines -> lines.body().forEach(line -> {}));
  }

  /** A second's requests: ten endpoints, one request in a hundred failed. */
  private static List<RunEvent.Request> requests() {
    Random random = new Random(7);
    return random
        .ints(RATE, 0, 1_000)
        .mapToObj(
            draw -> {
              boolean ok = draw >= 10;
              long start = 1_700_000_000_000L + random.nextInt(1_000);
              long time = Math.round(Math.exp(4.6 + random.nextGaussian() * 0.7));
              return new RunEvent.Request(
                  "regular",
                  List.of("regular"),
                  "endpoint " + draw % ENDPOINTS,
                  start,
                  start + time,
                  ok,
                  ok ? 200 : 503,
                  ok ? "" : "status.find.is(200), found 503");
            })
        .toList();
  }

  /** Processor time of a request, in us, at the end of a load at full speed. */
  private double measure(String label, boolean view, int round) throws Exception {
    Path results = Files.createDirectory(folder.resolve(label + round));
    try (JavaProcess server = JavaProcess.start(List.of(), FixedDelayServer.class.getName(), "0")) {
      Path config = config(server.listening(), view, results);
      try (JavaProcess injector =
              JavaProcess.injector(GatlingLaunch.ENDPOINTS, config, results, List.of());
          ProcessorUse use = new ProcessorUse(injector)) {
        injector.awaitEnd(PATIENCE);
        NavigableMap<Long, Long> ends = RecordedRequests.byEnd(results);
        long to = ends.firstKey() + 1_000L * LOAD_SECONDS - MARGIN_MILLIS;
        long from = to - MEASURED_MILLIS;
        double requests = ends.subMap(from, to).values().stream().mapToLong(it -> it).sum();
        double micros = use.coreSeconds(from, to) * 1e6 / requests;
        print(
            "%-10s %12.0f %24.2f", label + " " + round, requests * 1_000 / MEASURED_MILLIS, micros);
        return micros;
      }
    }
  }

  private static Path config(URI target, boolean view, Path results) throws IOException {
    return Files.writeString(
        results.resolve("bench.conf"),
        String.format(
            Locale.ROOT,
            """
            salvo {
              baseUrl = "%s"
              workload.profiles.bench { users = 100, tasksPerSecond = 100000, duration = %d s }
              workload.profile = bench
              workload.model = closed
              warmUp.duration = 0 s
              live.enabled = %s
              report.requests = false
              systems.endpoints.list = [{ name = hello, path = "/" }]
            }
            """,
            target,
            LOAD_SECONDS,
            view));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  @SuppressForbidden("a benchmark tells its figures on standard output")
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
